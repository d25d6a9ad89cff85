import { useMemo } from "preact/hooks";
import type { BoardBefore, BoardQuarter } from "../../../protocol/board-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Chart } from "../chart/chart.tsx";
import type { Drawing, Pens } from "../chart/pens.ts";
import { figure } from "../number.ts";

const HEIGHT = 116;
const QUARTER_MS = 15 * 60_000;

const DRAWN = [
  { name: "received", label: m.monitor_received, colour: "--dl-line-2" },
  { name: "answered", label: m.monitor_answered, colour: "--dl-good-line" },
  { name: "abandoned", label: m.monitor_abandoned, colour: "--dl-bad-line" },
] as const;

interface GraphProps {
  quarters: readonly BoardQuarter[];
  lastWeek: readonly BoardBefore[];
  /** ms at which the day began. */
  from: number;
}

/** The day by quarter hours, of when each customer came. Dotted: who came on the same weekday a week ago. For the eye: the figures above say the sums. */
export function Graph({ quarters, lastWeek, from }: GraphProps) {
  const present = Math.max(from, Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS);
  const data = useMemo(() => dataOf(quarters, lastWeek, from, present), [quarters, lastWeek, from, present]);
  return (
    <section class="panel monitor-graph" aria-label={m.monitor_graph()}>
      <div class="report-chart-head">
        <h2>{m.monitor_graph()}</h2>
        <ul class="report-legend">
          {DRAWN.map(({ name, label, colour }) => (
            <li key={name}>
              <span class="report-swatch" style={{ background: `var(${colour})` }} />
              {label()}
            </li>
          ))}
          {lastWeek.length > 0 && (
            <li>
              <span class="report-swatch dotted" />
              {m.monitor_last_week()}
            </li>
          )}
        </ul>
      </div>
      <Chart class="monitor-chart" height={HEIGHT} data={data} drawing={drawing} />
    </section>
  );
}

type Column = (number | null)[];

/** Every quarter hour since the day began, also those in which nothing happened; of last week's day also those still to come. */
function dataOf(
  quarters: readonly BoardQuarter[],
  lastWeek: readonly BoardBefore[],
  from: number,
  present: number,
): [number[], Column, Column, Column, Column] {
  const known = new Map(quarters.map((one) => [one.at, one]));
  const before = new Map(lastWeek.map(({ at, received }) => [at, received]));
  const last = Math.max(present, ...before.keys());
  const times: number[] = [];
  for (let at = from; at <= last; at += QUARTER_MS) times.push(at);
  const values = (name: (typeof DRAWN)[number]["name"]) =>
    times.map((at) => (at > present ? null : (known.get(at)?.[name] ?? 0)));
  return [
    times.map((at) => at / 1_000),
    values("received"),
    values("answered"),
    values("abandoned"),
    times.map((at) => (before.size === 0 ? null : (before.get(at) ?? 0))),
  ];
}

function drawing({ token, axis, times }: Pens): Drawing {
  return {
    padding: [8, 16, 0, 0],
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most * 1.05)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 24, space: 80, values: times },
      {
        ...axis,
        size: 40,
        space: 28,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000],
        values: (_, at) => at.map(figure),
      },
    ],
    series: [
      {},
      ...DRAWN.map(({ colour }) => ({ stroke: token(colour), width: 2, points: { show: false } })),
      { stroke: token("--dl-line-2"), width: 1.5, dash: [2, 4], points: { show: false } },
    ],
  };
}
