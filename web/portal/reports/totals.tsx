import type { MeasureName, ReportKind } from "../../../domain/statistics/measures.ts";
import type { Report } from "../../../protocol/reports.ts";
import { Defined } from "./defined.tsx";
import { figureText } from "./figure-text.ts";

const OF_LINES: readonly MeasureName[] = [
  "received",
  "answered",
  "abandoned",
  "levelAnswered",
  "levelWithAbandoned",
  "averageWait",
  "firstReply",
  "handling",
];
const OF_PEOPLE: readonly MeasureName[] = [
  "held",
  "closed",
  "firstReply",
  "handling",
  "rating",
  "worked",
  "onBreak",
  "onCall",
];
const SHOWN: Record<ReportKind, readonly MeasureName[]> = {
  campaigns: OF_LINES,
  channels: OF_LINES,
  agents: OF_PEOPLE,
  teams: OF_PEOPLE,
  dialers: ["sent", "delivered", "deliveryRate", "refused", "failureRate", "blocked", "other", "unknown"],
  dispositions: ["closed"],
};

/** The whole range in eight figures. */
export function Totals({ report }: { report: Report }) {
  return (
    <dl class="panel report-totals">
      {report.columns.map((column, at) =>
        SHOWN[report.kind].includes(column.name) ? (
          <div key={column.name}>
            <dt>
              <Defined column={column} place="total" />
            </dt>
            <dd class="report-total">{figureText(column.unit, report.total[at] ?? null)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
