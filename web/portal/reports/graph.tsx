import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Report } from "../../../protocol/reports.ts";
import { m } from "../../shared/paraglide/messages.js";
import { DRAWN } from "./drawn.ts";
import { MEASURE_WORDS } from "./words.ts";

/** The chart with its legend; the drawing is loaded when there is something to draw. */
export function Graph({ report }: { report: Report }) {
  const [Chart, setChart] = useState<ComponentType<{ report: Report }> | null>(null);
  useEffect(() => {
    import("./chart.tsx").then(
      (module) => setChart(() => module.ReportChart),
      // The table says it too.
      () => {},
    );
  }, []);
  return (
    <section class="panel report-chart" aria-labelledby="report-chart">
      <div class="report-chart-head">
        <h2 id="report-chart">{report.kind === "dialers" ? m.dialers_chart_messages() : m.reports_chart()}</h2>
        <ul class="report-legend">
          {DRAWN[report.kind].map(({ name, colour }) => (
            <li key={name}>
              <span class="report-swatch" style={`background: var(${colour})`} aria-hidden="true" />
              {MEASURE_WORDS[name][0]()}
            </li>
          ))}
        </ul>
      </div>
      {Chart === null ? <div class="report-chart-box" /> : <Chart report={report} />}
    </section>
  );
}
