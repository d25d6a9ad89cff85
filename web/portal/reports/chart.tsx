import { useMemo } from "preact/hooks";
import uPlot from "uplot";
import type { Report } from "../../../protocol/reports.ts";
import { Chart } from "../chart/chart.tsx";
import type { Drawing, Pens } from "../chart/pens.ts";
import { figure } from "../number.ts";
import { DRAWN, type Drawn } from "./drawn.ts";
import { rowName } from "./words.ts";

const HEIGHT = 176;
const LONGEST_NAME = 14;
/** Part of a row's place that its bars take, and of the chart that one may take. */
const GROUP = 0.72;
const WIDEST = 0.03;

/** The report's counts, one place a row: lines over days and months, bars otherwise. For the eye only: the table says the same. */
export function ReportChart({ report }: { report: Report }) {
  const data = useMemo(() => dataOf(report), [report]);
  const drawing = (pens: Pens) => drawingOf(report, pens);
  return <Chart class="report-chart-box" height={HEIGHT} data={data} of={report} drawing={drawing} />;
}

function dataOf(report: Report): uPlot.AlignedData {
  const places = report.items.map((_, place) => place);
  const values = DRAWN[report.kind].map(({ name }) => {
    const at = report.columns.findIndex((column) => column.name === name);
    return report.items.map(({ figures }) => figures[at] ?? 0);
  });
  return [places, ...values];
}

function drawingOf(report: Report, { token, axis }: Pens): Drawing {
  const names = report.items.map((row) => shortened(rowName(report.kind, row)));
  const isTime = report.groupBy === "day" || report.groupBy === "month";
  const isLine = isTime && report.items.length > 2;
  const drawn = DRAWN[report.kind];
  const last = report.items.length - 1;
  return {
    padding: [8, 16, 0, 0],
    scales: {
      x: { time: false, range: isLine && last > 0 ? [0, last] : [-0.5, last + 0.5] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.05)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        space: 96,
        incrs: [1, 2, 5, 7, 10, 14, 30, 60, 100],
        values: (_, at) => at.map((place) => names[place] ?? ""),
      },
      { ...axis, size: 52, space: 32, values: (_, at) => at.map(figure) },
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
