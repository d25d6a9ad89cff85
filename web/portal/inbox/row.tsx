import { m } from "../../shared/paraglide/messages.js";
import { age, now } from "../clock.ts";
import { hasDraft } from "../composer/drafts.ts";
import { Icon } from "../icon.tsx";
import { channelName, newWords } from "./channel-name.ts";
import { Dial } from "./dial.tsx";
import { customerName, type InboxRow, numberBeside } from "./rows.ts";

interface RowProps {
  row: InboxRow;
  href: string;
  current: boolean;
}

/** One conversation in the list: name and dial, last words and unread, campaign. */
export function Row({ row, href, current }: RowProps) {
  const { held } = row;
  const name = customerName(held);
  const unread = held.unread > 0 && !current;
  return (
    <li>
      <a
        class={["row", unread && "unread", row.section === "after-close" && "returned"].filter(Boolean).join(" ")}
        href={href}
        aria-current={current ? "true" : undefined}
      >
        <span class="tile">
          <Icon name={held.channel} label={channelName(held.channel)} />
        </span>
        <span class="row-name cut" title={name}>
          {name}
        </span>
        <span class="row-time">
          <WaitOrIdle row={row} />
        </span>
        <span class="row-words cut">{lastWords(row)}</span>
        {unread && (
          <span class="count">
            {held.unread}
            <span class="visually-hidden"> {m.portal_unread()}</span>
          </span>
        )}
        <span class="row-campaign cut">{[held.campaignName, numberBeside(held)].filter(Boolean).join(" · ")}</span>
        {hasDraft(held.conversation) && !current && <span class="chip">{m.inbox_draft()}</span>}
        {held.transferring && <span class="chip">{m.inbox_transferring()}</span>}
      </a>
    </li>
  );
}

/** Reads the clock, so that only this part is drawn each second. */
function WaitOrIdle({ row }: { row: InboxRow }) {
  const waited = now.value - row.since;
  if (row.section === "waiting-for-us") return <Dial waited={waited} target={row.held.serviceLevel} />;
  return <span class="quiet">{m.inbox_idle({ time: age(Math.max(0, waited)) })}</span>;
}

function lastWords({ held }: InboxRow): string {
  if (held.last === null) return held.opening || newWords(held.channel);
  const text = held.last.text || m.inbox_a_file();
  return held.last.by === "agent" ? m.inbox_you_said({ text }) : text;
}
