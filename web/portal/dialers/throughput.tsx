import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { figure } from "../number.ts";

interface Drawn {
  counts: readonly number[];
}

/** Messages a minute over the last hour, in words and drawn; the drawing is loaded when there is something to draw. */
export function Throughput({ counts }: Drawn) {
  const [Chart, setChart] = useState<ComponentType<Drawn> | null>(null);
  const peak = Math.max(0, ...counts);
  const sum = counts.reduce((total, count) => total + count, 0);
  const drawn = peak > 0;
  useEffect(() => {
    if (drawn)
      import("./throughput-chart.tsx").then(
        (module) => setChart(() => module.ThroughputChart),
        // The words say it too.
        () => {},
      );
  }, [drawn]);
  const says = m.dialers_chart_says({ last: figure(counts.at(-1) ?? 0), peak: figure(peak), sum: figure(sum) });
  return (
    <section class="panel dialer-chart" aria-labelledby="dialer-chart">
      <div class="dialer-chart-head">
        <h2 id="dialer-chart">{m.dialers_chart()}</h2>
        <span class="quiet">{drawn ? says : m.dialers_chart_none()}</span>
      </div>
      {drawn && <div class="dialer-chart-box">{Chart !== null && <Chart counts={counts} />}</div>}
    </section>
  );
}
