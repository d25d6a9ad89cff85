import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Report } from "../../../protocol/reports.ts";
import { Legend } from "../chart/legend.tsx";
import { DRAWN, lineOf, titleOf } from "./drawn.ts";

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
      <div class="chart-head">
        <h2 id="report-chart">{titleOf(report.kind)}</h2>
        <Legend lines={DRAWN[report.kind].map(lineOf)} />
      </div>
      {Chart === null ? <div class="report-chart-box" /> : <Chart report={report} />}
    </section>
  );
}
