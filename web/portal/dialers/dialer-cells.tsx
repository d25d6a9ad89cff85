import { m } from "../../shared/paraglide/messages.js";
import { moment, now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { addressOf } from "./address.ts";
import { isActive } from "./board-view.ts";
import type { DialerLine } from "./dialer-list.ts";
import { StartStop } from "./start-stop.tsx";
import { when } from "./when.ts";

/** One dialer in the table of all. */
export function DialerCells({ line: { dialer, board } }: { line: DialerLine }) {
  return (
    <>
      <th scope="row">
        <span class="campaign-name">
          <Icon name={dialer.channel} />
          <a class="cut" href={addressOf(dialer.name)} title={dialer.name}>
            {dialer.name}
          </a>
        </span>
      </th>
      {board === null ? <td colSpan={8} /> : <Figures board={board} />}
    </>
  );
}

function Figures({ board }: { board: NonNullable<DialerLine["board"]> }) {
  const { counters, lastError } = board;
  return (
    <>
      <td>
        <YesNo yes={isActive(board)} />
      </td>
      <td>
        <YesNo yes={board.onSchedule} />
      </td>
      <td class="figure">{figure(counters.notProcessed)}</td>
      <td class="figure">{figure(counters.processed)}</td>
      <td class="figure">{figure(board.ratePerMinute)}</td>
      <td class="dialers-next">{nextSend(board)}</td>
      <td class="dialers-error">{lastError !== null && `${moment(lastError.at)} ${lastError.detail}`}</td>
      <td>
        <div class="row-actions">
          <StartStop board={board} brief />
        </div>
      </td>
    </>
  );
}

function nextSend({ waitingFor, nextWindow }: NonNullable<DialerLine["board"]>): string {
  if (waitingFor === null) return m.dialers_now();
  return nextWindow === null ? "–" : when(nextWindow, now.value, language.value);
}

function YesNo({ yes }: { yes: boolean }) {
  return <span class={yes ? "chip good" : "chip"}>{yes ? m.dialers_active() : m.dialers_inactive()}</span>;
}
