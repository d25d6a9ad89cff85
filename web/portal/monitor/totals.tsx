import "@awesome.me/webawesome/dist/components/tooltip/tooltip.js";
import type { ComponentChildren } from "preact";
import { abandonRate, averageWait, serviceLevels } from "../../../domain/statistics/service-level.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { figure } from "../number.ts";
import { figureText } from "../reports/figure-text.ts";
import type { Combined } from "./combined.ts";

/** STA-1 to STA-4: the day in ten figures, each with its definition. */
export function Totals({ shown: { totals, campaigns } }: { shown: Combined }) {
  const levels = serviceLevels(totals);
  const rate = abandonRate(totals.abandoned, totals.received);
  const target = targetOf(campaigns.map(({ serviceLevel }) => serviceLevel));
  const places = campaigns.reduce((sum, one) => sum + one.places, 0);
  const isBounded = campaigns.every((one) => one.places > 0);
  return (
    <dl class="panel monitor-totals" aria-label={m.monitor_totals()}>
      <Total
        id="waiting"
        label={m.monitor_waiting()}
        what={m.monitor_waiting_what()}
        below={
          isBounded ? m.monitor_of_places({ count: figure(places) }) : m.monitor_held({ count: figure(totals.active) })
        }
      >
        {figure(totals.waiting)}
      </Total>
      <Total id="longest" label={m.monitor_longest()} what={m.monitor_longest_what()} below={target}>
        <Longest oldest={totals.oldest} target={Math.min(...campaigns.map(({ serviceLevel }) => serviceLevel))} />
      </Total>
      <Total id="received" label={m.monitor_received()} what={m.monitor_received_what()} below={m.monitor_today()}>
        {figure(totals.received)}
      </Total>
      <Total
        id="answered"
        label={m.monitor_answered()}
        what={m.monitor_answered_what()}
        below={figureText("share", totals.received === 0 ? null : totals.answered / totals.received)}
      >
        {figure(totals.answered)}
      </Total>
      <Total
        id="completed"
        label={m.monitor_completed()}
        what={m.monitor_completed_what()}
        below={m.monitor_held({ count: figure(totals.active) })}
      >
        {figure(totals.completed)}
      </Total>
      <Total
        id="abandoned"
        label={m.monitor_abandoned()}
        what={m.monitor_abandoned_what()}
        below={m.monitor_rate({ rate: figureText("share", rate) })}
      >
        {figure(totals.abandoned)}
      </Total>
      <Total id="level" label={m.monitor_level()} what={m.monitor_level_what()} below={target}>
        {figureText("share", levels.answered)}
      </Total>
      <Total
        id="with-abandoned"
        label={m.monitor_with_abandoned()}
        what={m.monitor_with_abandoned_what()}
        below={target}
      >
        {figureText("share", levels.withAbandoned)}
      </Total>
      <Total
        id="wait"
        label={m.monitor_wait()}
        what={m.monitor_wait_what()}
        below={m.monitor_most({ time: figureText("duration", totals.waitMax) })}
      >
        {figureText("duration", averageWait(totals.waitSum, totals.answered))}
      </Total>
      <Total id="outbound" label={m.monitor_outbound()} what={m.monitor_outbound_what()} below={m.monitor_today()}>
        {figure(totals.outbound)}
      </Total>
    </dl>
  );
}

interface TotalProps {
  id: string;
  label: string;
  what: string;
  below: string;
  children: ComponentChildren;
}

function Total({ id, label, what, below, children }: TotalProps) {
  return (
    <div>
      <dt>
        <button type="button" class="defined" id={`total-${id}`} aria-description={what}>
          {label}
        </button>
        <wa-tooltip for={`total-${id}`}>{what}</wa-tooltip>
      </dt>
      <dd class="monitor-total">{children}</dd>
      <dd class="quiet cut">{below}</dd>
    </div>
  );
}

function Longest({ oldest, target }: { oldest: number | null; target: number }) {
  if (oldest === null) return <>–</>;
  const waited = Math.max(0, now.value - oldest);
  return <span class={waited > target * 1_000 ? "monitor-late" : ""}>{timer(waited)}</span>;
}

/** One target is told; of several campaigns each has its own. */
function targetOf(seconds: readonly number[]): string {
  const [first] = seconds;
  if (first === undefined || seconds.some((one) => one !== first)) return m.monitor_own_targets();
  return m.monitor_target({ time: figureText("duration", first) });
}
