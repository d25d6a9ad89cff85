import { useMemo } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Chart } from "../chart/chart.tsx";
import type { Drawing, Pens } from "../chart/pens.ts";
import { figure } from "../number.ts";

const HEIGHT = 116;
const MINUTE_S = 60;

/** The last sixty minutes as an area, the running one at the right. For the eye only: the words above it say the same. */
export function ThroughputChart({ counts }: { counts: readonly number[] }) {
  const running = Math.floor(Date.now() / 1_000 / MINUTE_S) * MINUTE_S;
  const data = useMemo(() => dataOf(counts, running), [counts.join(), running]);
  return <Chart height={HEIGHT} data={data} drawing={drawing} />;
}

function dataOf(counts: readonly number[], running: number): [number[], number[]] {
  return [counts.map((_, index) => running - (counts.length - 1 - index) * MINUTE_S), [...counts]];
}

function drawing({ token, axis, times }: Pens): Drawing {
  return {
    padding: [8, 8, 0, 0],
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most)] } },
    axes: [
      { ...axis, size: 24, space: 72, values: times },
      {
        ...axis,
        size: 48,
        space: 32,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000],
        values: (_, at) => at.map(figure),
      },
    ],
    series: [
      {},
      {
        label: m.dialers_chart_messages(),
        stroke: token("--dl-good-line"),
        fill: `color-mix(in srgb, ${token("--dl-good-line")} 14%, transparent)`,
        width: 1.5,
        points: { show: false },
      },
    ],
  };
}
