import { useMemo } from "preact/hooks";
import type uPlot from "uplot";
import { m } from "../../shared/paraglide/messages.js";
import { Chart } from "../chart/chart.tsx";
import { Legend, type Line } from "../chart/legend.tsx";
import { type Drawing, fromNothing, type Pens } from "../chart/pens.ts";
import { ownZone } from "../chart/zone.ts";
import { timeOfDay } from "../clock.ts";
import { figure } from "../number.ts";
import type { Combined } from "./combined.ts";
import { type DayGraph, dayGraph, graphZone } from "./day-graph.ts";
import { presentMark } from "./present-mark.ts";

const HEIGHT = 116;
const NAMES = ["received", "answered", "abandoned", "lastWeek"] as const;

/** The day by quarter hours, of when each customer came. Dotted: who came on the same weekday a week ago. */
export function Graph({ shown }: { shown: Pick<Combined, "quarters" | "lastWeek" | "campaigns" | "totals"> }) {
  const { quarters, lastWeek, campaigns } = shown;
  const { from } = shown.totals;
  const minute = Math.floor(Date.now() / 60_000);
  const graph = useMemo(
    () => dayGraph({ quarters, lastWeek, from, campaigns }, Date.now()),
    [quarters, lastWeek, from, campaigns.map(({ open, until }) => `${open}${until}`).join(), minute],
  );
  const data = useMemo(() => dataOf(graph), [graph]);
  const zone = graphZone(campaigns, ownZone());
  const isOthers = campaigns.some((one) => one.zone !== ownZone());
  const lines = linesOf(lastWeek.length > 0);
  const reading = (place: number) => ({
    title: timeOfDay(graph.times[place] ?? 0, zone),
    lines: lines.flatMap((line, at) => {
      const value = graph[NAMES[at] ?? "received"][place] ?? null;
      return value === null ? [] : [{ ...line, text: figure(value) }];
    }),
  });
  const drawing = (pens: Pens) => drawingOf(pens, zone);
  return (
    <section class="panel monitor-graph" aria-label={m.monitor_graph()}>
      <div class="chart-head">
        <h2>
          {m.monitor_graph()}
          {isOthers && <span class="quiet">{m.monitor_times_of({ zone: zone.replaceAll("_", " ") })}</span>}
        </h2>
        <Legend lines={lines} />
      </div>
      <Chart
        class="monitor-chart"
        label={m.monitor_graph()}
        height={HEIGHT}
        data={data}
        of={zone}
        drawing={drawing}
        reading={reading}
      />
    </section>
  );
}

function linesOf(hasLastWeek: boolean): Line[] {
  return [
    { label: m.monitor_received(), colour: "--dl-line-2" },
    { label: m.monitor_answered(), colour: "--dl-good-line" },
    { label: m.monitor_abandoned(), colour: "--dl-bad-line" },
    ...(hasLastWeek ? [{ label: m.monitor_last_week(), colour: "--dl-line-2", dotted: true }] : []),
  ];
}

function dataOf(graph: DayGraph): uPlot.AlignedData {
  return [graph.times.map((at) => at / 1_000), ...NAMES.map((name) => graph[name])];
}

function drawingOf(pens: Pens, zone: string): Drawing {
  const { token, clock, counts } = pens;
  const series = linesOf(true).map(({ colour, dotted }) => {
    const pen = dotted === true ? { width: 1.5, dash: [2, 4] } : { width: 2 };
    return { stroke: token(colour), ...pen, points: { show: false } };
  });
  return {
    padding: [8, 24, 0, 0],
    scales: { y: fromNothing },
    axes: [clock(zone), { ...counts, size: 40 }],
    series: [{}, ...series],
    hooks: { draw: [presentMark(pens, zone)] },
  };
}
