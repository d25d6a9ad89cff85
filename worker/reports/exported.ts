import type { Language } from "../../domain/campaign/campaign.ts";
import { exportedLine } from "../../domain/dialer/exported-line.ts";
import { levelsIn } from "../../domain/statistics/disposition-levels.ts";
import type { Report, ReportColumn } from "../../protocol/reports.ts";

/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";

/** In place of a disposition's one name: whoever sorts and sums by a spreadsheet wants each in its own column. */
const LEVELS = ["level 1", "level 2", "level 3"];

/** A report as CSV: headings, rows, the whole, then range, zone and how each column is worked out. Shares are in percent, decimals as the reader's spreadsheet takes them. */
export function exportedReport(report: Report, language: Language): string {
  const { kind, columns, items, total, groupBy, from, to, zone, overnight } = report;
  const isLevelled = kind === "dispositions" && groupBy === "subject";
  const named = (name: string) => (isLevelled ? Array.from(LEVELS, (_, at) => levelsIn(name)[at] ?? "") : [name]);
  const line = (name: string, figures: readonly (number | null)[]) =>
    exportedLine([...named(name), ...figures.map((figure, at) => shown(columns[at], figure, language))]);
  return [
    BYTE_ORDER_MARK,
    exportedLine([...(isLevelled ? LEVELS : [groupBy]), ...columns.map(headingOf)]),
    ...items.map(({ subject, bucket, figures }) => line(subject?.label ?? bucket, figures)),
    line("total", total),
    exportedLine([]),
    exportedLine(["from", from, "to", to, "zone", zone]),
    ...overnight.map(({ campaign, until }) => exportedLine(["day ends at", campaign, until])),
    ...columns.map(({ name, formula }) => exportedLine([name, formula])),
  ].join("");
}

function headingOf({ name, unit }: ReportColumn): string {
  return unit === "share" ? `${name} %` : unit === "duration" ? `${name} s` : name;
}

function shown(column: ReportColumn | undefined, figure: number | null, language: Language): string | number {
  if (figure === null) return "";
  if (column?.unit === "count") return figure;
  const text = column?.unit === "share" ? (figure * 100).toFixed(1) : figure.toFixed(column?.unit === "score" ? 2 : 1);
  return language === "en" ? text : text.replace(".", ",");
}
