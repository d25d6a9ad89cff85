import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { m } from "../../shared/paraglide/messages.js";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { isDark } from "../theme/theme.ts";

const HEIGHT = 116;
const MINUTE_S = 60;

/** The last sixty minutes as an area, the running one at the right. For the eye only: the words above it say the same. */
export function ThroughputChart({ counts }: { counts: readonly number[] }) {
  const box = useRef<HTMLDivElement | null>(null);
  const chart = useRef<uPlot | null>(null);
  const data = dataOf(counts);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const drawn = new uPlot(optionsFor(element), data, element);
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      chart.current = null;
    };
  }, [isDark.value, language.value]);
  useEffect(() => chart.current?.setData(data), [data[0].at(-1), counts.join()]);

  return <div ref={box} aria-hidden="true" />;
}

function dataOf(counts: readonly number[]): [number[], number[]] {
  const last = Math.floor(Date.now() / 1_000 / MINUTE_S) * MINUTE_S;
  return [counts.map((_, index) => last - (counts.length - 1 - index) * MINUTE_S), [...counts]];
}

function optionsFor(element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const font = `11px ${style.fontFamily}`;
  const axis: uPlot.Axis = {
    font,
    stroke: token("--wa-color-text-quiet"),
    grid: { stroke: token("--dl-hairline"), width: 1 },
    ticks: { show: false },
  };
  const time = new Intl.DateTimeFormat(language.value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most)] } },
    axes: [
      { ...axis, size: 24, space: 72, values: (_, at) => at.map((one) => time.format(one * 1_000)) },
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
