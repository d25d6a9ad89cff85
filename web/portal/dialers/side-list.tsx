import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { addressOf } from "./address.ts";
import { dealtWith, percent, shareOf, toneOf } from "./board-view.ts";
import { type DialerLine, dialerLines } from "./dialer-list.ts";
import { briefText } from "./waiting-text.ts";
import { when } from "./when.ts";

const DOTS = { on: "dot", held: "dot away", off: "dot off" } as const;

/** All dialers at the left: state, how far, what they do. */
export function SideList({ shown }: { shown: string | null }) {
  return (
    <nav class="dialers-side" aria-label={m.dialers_list()}>
      <a class="dialers-all" href="/dialers" aria-current={shown === null ? "page" : undefined}>
        <Icon name="layers" />
        {m.dialers_all()}
      </a>
      <ul>
        {dialerLines.value?.map((line) => (
          <li key={line.dialer.id}>
            <Line line={line} current={line.dialer.name === shown} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Line({ line: { dialer, board }, current }: { line: DialerLine; current: boolean }) {
  const share = board === null ? 0 : shareOf(dealtWith(board.counters), board.counters);
  return (
    <a class="dialers-line" href={addressOf(dialer.name)} aria-current={current ? "page" : undefined}>
      <span class="dialers-line-head">
        <span class={board === null ? "dot off" : DOTS[toneOf(board)]} aria-hidden="true" />
        <span class="cut" title={dialer.name}>
          {dialer.name}
        </span>
        {board !== null && <span class="quiet">{percent(share, language.value)}</span>}
      </span>
      <span class="dialers-line-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span class="quiet cut">{board === null ? " " : briefOf(board)}</span>
    </a>
  );
}

function briefOf(board: NonNullable<DialerLine["board"]>): string {
  return briefText(board, {
    rate: figure(board.ratePerMinute),
    next: board.nextWindow === null ? null : when(board.nextWindow, now.value, language.value),
  });
}
