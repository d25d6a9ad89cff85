import { useLocation } from "preact-iso";
import type { InteractionItem } from "../../../../protocol/archive.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { moment } from "../../clock.ts";
import { heldMails } from "../../desk/held.ts";
import { Failed } from "../../failed.tsx";
import { useKeys } from "../../frame/keys.ts";
import { Icon } from "../../icon.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { type InboxPlace, inboxHref } from "../../inbox/place.ts";
import { inboxRows } from "../../inbox/rows.ts";
import { stepping, stepToNext } from "../../inbox/stepping.ts";
import { Late } from "../../late.tsx";
import { customerOf } from "../../recordings/list.tsx";
import { subjectText } from "../thread/subject-text.ts";
import { MailRow } from "./mail-row.tsx";
import { useSent } from "./use-sent.ts";

/** What one has sent: first the threads that wait for an answer, then those that are closed, the newest first. */
export function SentList({ place }: { place: InboxPlace }) {
  const { rows, next, failure, load, more } = useSent(place);
  const waiting = inboxRows(heldMails.value, place).filter(({ held }) => held.last?.by === "agent");
  const isOpen = (key: string) => key === place.conversation;
  const { route } = useLocation();
  const step = (by: 1 | -1) => {
    const all = [...waiting.map(({ held }) => held.conversation), ...(rows.value ?? []).map(({ id }) => id)];
    const at = place.conversation === null ? -1 : all.indexOf(place.conversation);
    const next = all[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    stepToNext();
    route(inboxHref({ ...place, conversation: next }));
  };
  useKeys(stepping(step));
  return (
    <div class="list-rows">
      {waiting.length > 0 && (
        <section aria-label={m.mail_sent_open()}>
          <h2 class="list-section">{m.mail_sent_open()}</h2>
          <ul>
            {waiting.map((row) => {
              const { conversation } = row.held;
              const href = inboxHref({ ...place, conversation });
              return <MailRow key={conversation} row={row} href={href} current={isOpen(conversation)} />;
            })}
          </ul>
        </section>
      )}
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {rows.value === null && failure.value === null && <Late />}
      {rows.value?.length === 0 && waiting.length === 0 && (
        <p class="empty" role="status">
          <strong>{place.text === "" && place.campaign === "" ? m.mail_sent_none() : m.inbox_none_found()}</strong>
        </p>
      )}
      {rows.value !== null && rows.value.length > 0 && (
        <section aria-label={m.mail_sent_closed()}>
          <h2 class="list-section">{m.mail_sent_closed()}</h2>
          <ul>
            {rows.value.map((item) => (
              <SentRow
                key={item.id}
                item={item}
                href={inboxHref({ ...place, conversation: item.id })}
                current={isOpen(item.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {next.value !== null && (
        <wa-button class="list-more" size="s" appearance="outlined" onClick={more}>
          {m.recordings_more()}
        </wa-button>
      )}
    </div>
  );
}

function SentRow({ item, href, current }: { item: InteractionItem; href: string; current: boolean }) {
  const subject = subjectText(item.subject || (item.opening ?? ""));
  return (
    <li>
      <a class="row" href={href} aria-current={current ? "true" : undefined}>
        <span class="tile">
          <Icon name="email" label={channelName("email")} />
        </span>
        <span class="row-name cut" title={[customerOf(item), item.customer.mail].filter(Boolean).join(" · ")}>
          {customerOf(item)}
        </span>
        <time class="row-time quiet">{moment(item.closedAt)}</time>
        <span class="row-words cut" title={subject}>
          {subject}
        </span>
        <span class="row-campaign cut">{item.campaignName}</span>
      </a>
    </li>
  );
}
