import { useMemo } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Chart } from "../chart/chart.tsx";
import { type Drawing, fromNothing, type Pens } from "../chart/pens.ts";
import { ownZone } from "../chart/zone.ts";
import { timeOfDay } from "../clock.ts";
import { figure } from "../number.ts";

const HEIGHT = 116;
const MINUTE_S = 60;
const COLOUR = "--dl-good-line";

/** The last sixty minutes as an area, the running one at the right. */
export function ThroughputChart({ counts }: { counts: readonly number[] }) {
  const running = Math.floor(Date.now() / 1_000 / MINUTE_S) * MINUTE_S;
  const data = useMemo(() => dataOf(counts, running), [counts.join(), running]);
  const reading = (place: number) => ({
    title: timeOfDay((data[0][place] ?? 0) * 1_000),
    lines: [{ label: m.dialers_chart_messages(), colour: COLOUR, text: figure(data[1][place] ?? 0) }],
  });
  return <Chart label={m.dialers_chart()} height={HEIGHT} data={data} drawing={drawing} reading={reading} />;
}

function dataOf(counts: readonly number[], running: number): [number[], number[]] {
  return [counts.map((_, index) => running - (counts.length - 1 - index) * MINUTE_S), [...counts]];
}

function drawing({ token, clock, counts }: Pens): Drawing {
  const stroke = token(COLOUR);
  return {
    padding: [8, 24, 0, 0],
    scales: { y: fromNothing },
    axes: [clock(ownZone()), counts],
    series: [
      {},
      { stroke, fill: `color-mix(in srgb, ${stroke} 14%, transparent)`, width: 1.5, points: { show: false } },
    ],
  };
}
