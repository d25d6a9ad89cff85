import { m } from "../../../shared/paraglide/messages.js";
import { age, now } from "../../clock.ts";
import { hasDraft, mailKey } from "../../composer/drafts.ts";
import { Icon } from "../../icon.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { Dial } from "../../inbox/dial.tsx";
import { customerName, type InboxRow } from "../../inbox/rows.ts";
import { subjectText } from "../thread/subject-text.ts";

interface MailRowProps {
  row: InboxRow;
  href: string;
  current: boolean;
}

/** One thread in the list: who and how long, what about, which campaign. */
export function MailRow({ row, href, current }: MailRowProps) {
  const { held } = row;
  const name = customerName(held);
  const subject = subjectText(held.subject ?? held.opening);
  const unread = held.unread > 0 && !current;
  return (
    <li>
      <a
        class={["row", unread && "unread", row.section === "after-close" && "returned"].filter(Boolean).join(" ")}
        href={href}
        aria-current={current ? "true" : undefined}
      >
        <span class="tile">
          <Icon name="email" label={channelName("email")} />
        </span>
        <span class="row-name cut" title={[name, held.customer.mail].filter(Boolean).join(" · ")}>
          {name}
        </span>
        <span class="row-time">
          <WaitOrIdle row={row} />
        </span>
        <span class="row-words cut" title={subject}>
          {held.last?.by === "agent" ? m.inbox_you_said({ text: subject }) : subject}
        </span>
        {unread && (
          <span class="count">
            {held.unread}
            <span class="visually-hidden"> {m.portal_unread()}</span>
          </span>
        )}
        <span class="row-campaign cut">{held.campaignName}</span>
        {(hasDraft(held.conversation) || hasDraft(mailKey(held.conversation))) && !current && (
          <span class="chip">{m.inbox_draft()}</span>
        )}
        {held.transferring && <span class="chip">{m.inbox_transferring()}</span>}
      </a>
    </li>
  );
}

/** Reads the clock, so that only this part is drawn each second. */
function WaitOrIdle({ row }: { row: InboxRow }) {
  const waited = Math.max(0, now.value - row.since);
  if (row.section === "waiting-for-us") return <Dial waited={waited} target={row.held.serviceLevel} inHours />;
  return <span class="quiet">{m.inbox_idle({ time: age(waited) })}</span>;
}
