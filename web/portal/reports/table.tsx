import { linesByLevel } from "../../../domain/statistics/disposition-levels.ts";
import type { Report, ReportColumn, ReportRow } from "../../../protocol/reports.ts";
import { m } from "../../shared/paraglide/messages.js";
import { can } from "../session.ts";
import { Defined } from "./defined.tsx";
import { recordingsBehind, reportOfRow, rowsBehind } from "./drill.ts";
import { figureText } from "./figure-text.ts";
import type { ReportFilter } from "./query.ts";
import { GROUPING_WORDS, KIND_WORDS, rowName } from "./words.ts";

interface Line {
  row: ReportRow;
  name: string;
  /** Levels above it. */
  depth: number;
}

/** Of dispositions each level above its own; else the rows as they are. */
function linesOf({ kind, groupBy, items }: Report): Line[] {
  if (kind !== "dispositions" || groupBy !== "subject")
    return items.map((row) => ({ row, name: rowName(kind, row), depth: 0 }));
  const counted = items.map(({ subject, figures }) => ({ disposition: subject?.key ?? "", count: figures[0] ?? 0 }));
  return linesByLevel(counted).map(({ disposition, name, depth, count }) => {
    const row = { subject: { key: disposition, label: name }, bucket: "", figures: [count] };
    return { row, name: rowName(kind, row), depth };
  });
}

/** Every row and the whole; a count leads to the interactions, or rows of a dialer, behind it. */
export function ReportTable({ report, filter }: { report: Report; filter: ReportFilter }) {
  const first = report.groupBy === "subject" ? KIND_WORDS[report.kind].one() : GROUPING_WORDS[report.groupBy]();
  return (
    <section class="panel table-box report-table-box" aria-label={m.reports_table()}>
      <table class="report-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {report.columns.map((column) => (
              <th scope="col" class="figure" key={column.name}>
                <Defined column={column} place="column" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(report).map(({ row, name, depth }) => (
            <tr key={row.subject?.key ?? row.bucket}>
              <th scope="row" class="cut" data-depth={depth} title={depth > 0 ? row.subject?.key : undefined}>
                <RowName name={name} row={row} filter={filter} />
              </th>
              {report.columns.map((column, at) => (
                <td class={(row.figures[at] ?? 0) === 0 ? "figure none" : "figure"} key={column.name}>
                  <Cell column={column} value={row.figures[at] ?? null} row={row} filter={filter} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.reports_whole()}</th>
            {report.columns.map((column, at) => (
              <td class="figure" key={column.name}>
                {figureText(column.unit, report.total[at] ?? null)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** A subject leads to its own days, a team to its agents. */
function RowName({ name, row, filter }: { name: string; row: ReportRow; filter: ReportFilter }) {
  const href = reportOfRow(filter, row);
  return href === null ? name : <a href={href}>{name}</a>;
}

interface CellProps {
  column: ReportColumn;
  value: number | null;
  row: ReportRow;
  filter: ReportFilter;
}

function Cell({ column, value, row, filter }: CellProps) {
  const text = figureText(column.unit, value);
  if (value === null || value === 0) return text;
  const rows = can("dialers.run") ? rowsBehind(filter, row, column.name) : null;
  const href = rows ?? (can("recordings.read") ? recordingsBehind(filter, row, column.name) : null);
  return href === null ? text : <a href={href}>{text}</a>;
}
