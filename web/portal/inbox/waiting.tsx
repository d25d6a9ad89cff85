import { useSignal } from "@preact/signals";
import type { WaitingRow } from "../../../protocol/line-socket.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { age, now } from "../clock.ts";
import { deskSocket } from "../desk/desk.ts";
import { Icon } from "../icon.tsx";
import { Late } from "../late.tsx";
import { problemText } from "../problem-text.ts";
import { reasonText } from "../status/reason-text.ts";
import { channelName, newWords } from "./channel-name.ts";
import { isFound } from "./finding.ts";
import type { Line } from "./lines.ts";
import { customerName, numberBeside, type RowFilter } from "./rows.ts";
import { untilHeld } from "./until-held.ts";

interface WaitingProps {
  lines: readonly Line[];
  filter: RowFilter;
  /** Called with the conversation that was just taken. */
  taken: (conversation: string) => void;
}

/** Who waits in the lines that this agent may pull from: only the head of a ringall line, any of a ringallmultiple one. */
export function Waiting({ lines, filter, taken }: WaitingProps) {
  const shown = lines.filter(({ campaign }) => filter.campaign === "" || campaign.id === filter.campaign);
  if (shown.every(({ waiting }) => waiting === null)) return <Late />;
  if (shown.every(({ waiting }) => waiting?.length === 0)) {
    return (
      <p class="empty">
        <strong>{m.inbox_nobody_waits()}</strong>
        {m.inbox_nobody_waits_hint()}
      </p>
    );
  }
  return (
    <div class="list-rows">
      {shown.map((line) => (
        <LineRows key={line.campaign.id} line={line} text={filter.text} taken={taken} />
      ))}
    </div>
  );
}

function LineRows({ line, text, taken }: { line: Line; text: string } & Pick<WaitingProps, "taken">) {
  const { campaign, waiting } = line;
  const found = (waiting ?? []).filter((row) =>
    isFound(text, [customerName(row), row.customer.mail, row.campaignName, row.opening], row.customer.phone),
  );
  if (found.length === 0) return null;
  return (
    <section aria-label={campaign.name}>
      <h2 class="list-section">
        {campaign.name}
        {campaign.reason !== null && <span class="chip near">{reasonText(campaign.reason)}</span>}
      </h2>
      <ul>
        {found.map((row) => (
          <WaitingItem key={row.interaction} row={row} line={line} taken={taken} />
        ))}
      </ul>
    </section>
  );
}

function WaitingItem({ row, line, taken }: { row: WaitingRow; line: Line } & Pick<WaitingProps, "taken">) {
  const refused = useSignal<ProblemCode | null>(null);
  const busy = useSignal(false);
  const name = customerName(row);
  const take = async () => {
    busy.value = true;
    const named = line.campaign.strategy === "ringallmultiple" ? row.interaction : undefined;
    refused.value = await deskSocket.take(line.campaign.id, named);
    const conversation = refused.value === null ? await untilHeld({ interaction: row.interaction }) : null;
    busy.value = false;
    if (conversation !== null) taken(conversation);
  };
  return (
    <li class="row">
      <span class="tile">
        <Icon name={row.channel} label={channelName(row.channel)} />
      </span>
      <span class="row-name cut" title={name}>
        {name}
      </span>
      <span class="row-time quiet">
        <Waited since={row.since} />
      </span>
      <span class="row-words cut">{row.opening || newWords(row.channel)}</span>
      <span class="row-campaign cut" role="status">
        {refused.value === null ? (
          numberBeside(row)
        ) : (
          <span class="bad-word">{problemText({ code: refused.value })}</span>
        )}
      </span>
      {line.campaign.reason === null && (
        <wa-button size="xs" appearance="outlined" loading={busy.value} onClick={take} class="row-action">
          {m.inbox_take()}
          <span class="visually-hidden"> {name}</span>
        </wa-button>
      )}
    </li>
  );
}

function Waited({ since }: { since: number }) {
  return <>{m.inbox_waits({ time: age(Math.max(0, now.value - since)) })}</>;
}
