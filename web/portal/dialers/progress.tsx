import type { DialerBoard } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { moment, now, secondOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { BAR, dealtWith, percent, shareOf, span } from "./board-view.ts";
import type { LiveBoard } from "./live-board.ts";
import { whyText } from "./waiting-text.ts";
import { when } from "./when.ts";

interface ProgressProps {
  board: DialerBoard;
  live: LiveBoard;
}

/** How far it is, how fast it goes, when it ends; or why it does not run. */
export function Progress({ board, live }: ProgressProps) {
  const { counters, lastError } = board;
  const done = dealtWith(counters);
  const share = shareOf(done, counters);
  const told = m.dialers_progress({ done: figure(done), all: figure(counters.uploaded) });
  return (
    <section class="dialer-progress" aria-label={m.dialers_progress_label()}>
      <div class="dialer-progress-head">
        <p>
          <strong>{counters.uploaded === 0 ? m.dialers_progress_none() : told}</strong>{" "}
          {counters.uploaded > 0 && <span class="quiet">{percent(share, language.value)}</span>}
        </p>
        <Pace board={board} />
      </div>
      <div
        class="dialer-bar"
        role="progressbar"
        aria-label={m.dialers_progress_label()}
        aria-valuemin={0}
        aria-valuemax={counters.uploaded}
        aria-valuenow={done}
        aria-valuetext={told}
      >
        {BAR.filter((part) => counters[part] > 0).map((part) => (
          <span key={part} class={`share-${part}`} style={{ flexGrow: shareOf(counters[part], counters) }} />
        ))}
        {share < 1 && <span class="share-notProcessed" style={{ flexGrow: 1 - share }} />}
      </div>
      <div class="dialer-progress-foot quiet">
        {lastError !== null && (
          <span class="dialer-last-error">
            <Icon name="alert" size={14} />
            {m.dialers_last_error_at({ when: moment(lastError.at), detail: lastError.detail })}
          </span>
        )}
        <Live live={live} />
      </div>
    </section>
  );
}

function Pace({ board }: { board: DialerBoard }) {
  const { waitingFor, ratePerMinute, secondsLeft, nextWindow } = board;
  if (waitingFor !== null) {
    const next = nextWindow === null ? null : when(nextWindow, now.value, language.value);
    return <p class="dialer-why">{whyText(board, next)}</p>;
  }
  const rate = m.dialers_a_minute_now({ rate: figure(ratePerMinute) });
  if (secondsLeft === null) return <p class="quiet">{rate}</p>;
  const ends = when(now.value + secondsLeft * 1_000, now.value, language.value);
  return (
    <p class="quiet">
      {rate} · <strong>{m.dialers_time_left({ span: span(secondsLeft, language.value) })}</strong>,{" "}
      {m.dialers_ends_about({ when: ends })}
    </p>
  );
}

/** A lost connection says that the figures are old. */
function Live({ live }: { live: LiveBoard }) {
  const open = live.state.value === "open";
  return (
    <span class="dialer-live" role="status">
      <span class={open ? "dot" : "dot away"} aria-hidden="true" />
      <span aria-live="off">
        {open
          ? m.dialers_live({ when: secondOfDay(live.at.value) })
          : m.dialers_live_lost({ when: secondOfDay(live.at.value) })}
      </span>
    </span>
  );
}
