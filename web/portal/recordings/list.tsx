import type { InteractionItem } from "../../../protocol/archive.ts";
import { m } from "../../shared/paraglide/messages.js";
import { moment, timer } from "../clock.ts";
import { Failed } from "../failed.tsx";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Late } from "../late.tsx";
import { hrefOf, isNarrowed, type RecordingFilter } from "./query.ts";
import type { useRecordings } from "./use-recordings.ts";

interface RecordingTableProps {
  found: ReturnType<typeof useRecordings>;
  filter: RecordingFilter;
  /** The one that is read. */
  open: string;
}

export function RecordingTable({ found, filter, open }: RecordingTableProps) {
  const { rows, next, failure, load, more } = found;
  return (
    <section class="recordings-list" aria-label={m.recordings_list()}>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {rows.value === null && failure.value === null && <Late />}
      {rows.value?.length === 0 && (
        <p class="empty" role="status">
          <strong>{isNarrowed(filter) ? m.recordings_none() : m.recordings_none_yet()}</strong>
          {isNarrowed(filter) ? m.recordings_none_hint() : m.recordings_none_yet_hint()}
        </p>
      )}
      {rows.value !== null && rows.value.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{m.recordings_closed()}</th>
              <th scope="col">{m.recordings_column_customer()}</th>
              <th scope="col">{m.recordings_column_words()}</th>
              <th scope="col">{m.recordings_agent()}</th>
              <th scope="col" class="figure">
                {m.recordings_length()}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.value.map((item) => (
              <Row key={item.id} item={item} href={hrefOf(filter, item.id)} isOpen={item.id === open} />
            ))}
          </tbody>
        </table>
      )}
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={more}>
          {m.recordings_more()}
        </wa-button>
      )}
    </section>
  );
}

function Row({ item, href, isOpen }: { item: InteractionItem; href: string; isOpen: boolean }) {
  return (
    <tr class={isOpen ? "open" : undefined}>
      <td>
        <span class="recordings-when">
          <span class="tile">
            <Icon name={item.channel} size={12} label={channelName(item.channel)} />
          </span>
          <time>{moment(item.closedAt)}</time>
        </span>
      </td>
      <th scope="row" class="cut">
        <a href={href} aria-current={isOpen ? "true" : undefined}>
          {customerOf(item)}
        </a>
      </th>
      <td class="cut quiet">{item.subject || item.opening || item.caseNumber}</td>
      <td class="cut">{item.agentName ?? m.recordings_nobody()}</td>
      <td class="figure">{timer(lengthOf(item))}</td>
    </tr>
  );
}

/** Whoever has no name is called by their address. */
export function customerOf({ customer }: Pick<InteractionItem, "customer">): string {
  return customer.name || customer.mail || customer.phone || m.recordings_anonymous();
}

/** ms from the assignment to the end; 0 where nobody had it. */
export function lengthOf({ assignedAt, closedAt }: Pick<InteractionItem, "assignedAt" | "closedAt">): number {
  return assignedAt === null ? 0 : closedAt - assignedAt;
}
