import { useMemo } from "preact/hooks";
import uPlot from "uplot";
import type { Report, ReportRow } from "../../../protocol/reports.ts";
import { Chart } from "../chart/chart.tsx";
import { type Drawing, fromNothing, type Pens } from "../chart/pens.ts";
import { figure } from "../number.ts";
import { DRAWN, type Drawn, lineOf, titleOf } from "./drawn.ts";
import { shortMonth } from "./figure-text.ts";
import { rowName } from "./words.ts";

const HEIGHT = 176;
const LONGEST_NAME = 14;
/** Half of what stands under the last point of a line. */
const ROOM_AT_END = 40;
/** Weeks among days, parts of the day among hours, quarters of the year among months. */
const STEPS: Record<Report["groupBy"], number[]> = {
  subject: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  day: [1, 2, 3, 7, 14, 28, 56, 91, 182],
  hour: [1, 2, 3, 6, 12],
  month: [1, 2, 3, 6, 12],
};
/** Pixels of a name, with air. */
const NAME_ROOM = { subject: 96, day: 84, hour: 44, month: 84 };
/** Part of a row's place that its bars take, and of the chart that one may take. */
const GROUP = 0.72;
const WIDEST = 0.03;

/** The report's counts, one place a row: lines over days and months, bars otherwise. The table beneath says the same. */
export function ReportChart({ report }: { report: Report }) {
  const data = useMemo(() => dataOf(report), [report]);
  const drawing = (pens: Pens) => drawingOf(report, pens);
  const reading = (place: number) => {
    const row = report.items[place];
    const lines = DRAWN[report.kind].map((one, at) => ({ ...lineOf(one), text: figure(data[at + 1]?.[place] ?? 0) }));
    return { title: row === undefined ? "" : rowName(report.kind, row), lines };
  };
  const own = { data, drawing, reading, of: report, height: HEIGHT };
  return <Chart class="report-chart-box" label={titleOf(report.kind)} {...own} />;
}

function dataOf(report: Report): uPlot.AlignedData {
  const places = report.items.map((_, place) => place);
  const values = DRAWN[report.kind].map(({ name }) => {
    const at = report.columns.findIndex((column) => column.name === name);
    return report.items.map(({ figures }) => figures[at] ?? 0);
  });
  return [places, ...values];
}

function nameAt({ kind, groupBy }: Report, row: ReportRow): string {
  return groupBy === "month" ? shortMonth(row.bucket) : shortened(rowName(kind, row));
}

function drawingOf(report: Report, { token, axis, counts }: Pens): Drawing {
  const names = report.items.map((row) => nameAt(report, row));
  const isTime = report.groupBy === "day" || report.groupBy === "month";
  const isLine = isTime && report.items.length > 2;
  const drawn = DRAWN[report.kind];
  const last = report.items.length - 1;
  return {
    padding: [8, isLine ? ROOM_AT_END : 16, 0, 0],
    scales: {
      x: { time: false, range: isLine && last > 0 ? [0, last] : [-0.5, last + 0.5] },
      y: fromNothing,
    },
    axes: [
      {
        ...axis,
        space: NAME_ROOM[report.groupBy],
        incrs: STEPS[report.groupBy],
        values: (_, at) => at.map((place) => names[place] ?? ""),
      },
      counts,
    ],
    series: [{}, ...drawn.map((one, place) => seriesOf(one, place, drawn.length, isLine, token))],
  };
}

function seriesOf(
  { colour }: Drawn,
  place: number,
  count: number,
  isLine: boolean,
  token: (name: string) => string,
): uPlot.Series {
  const stroke = token(colour);
  if (isLine) return { stroke, width: 2, points: { show: false } };
  // Bars of one row stand side by side around its place; both in parts of the chart's width.
  const rows = (one: uPlot) => one.data[0]?.length ?? 1;
  const width = (one: uPlot) => Math.min(GROUP / rows(one) / count, WIDEST);
  const disp = {
    x0: {
      unit: 2 as const,
      values: (one: uPlot) =>
        (one.data[0] ?? []).map((at) => (at + 0.5) / rows(one) + (place - count / 2) * width(one)),
    },
    size: { unit: 2 as const, values: (one: uPlot) => (one.data[0] ?? []).map(() => width(one)) },
  };
  const paths = uPlot.paths.bars?.({ align: 1, disp } as uPlot.Series.BarsPathBuilderOpts);
  return { stroke, fill: stroke, width: 0, points: { show: false }, ...(paths && { paths }) };
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
