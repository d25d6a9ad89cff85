import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { language } from "../language.ts";
import { isDark } from "../theme/theme.ts";
import { type Drawing, type Pens, pensOf } from "./pens.ts";

interface ChartProps {
  class?: string;
  /** Pixels. */
  height: number;
  /** Another one is drawn into the same chart. */
  data: uPlot.AlignedData;
  /** Another one makes another chart, as another theme or language does. */
  of?: unknown;
  drawing: (pens: Pens) => Drawing;
}

/** A chart as wide as its place. For the eye only: words or a table beside it say the same. */
export function Chart({ class: name = "", height, data, of, drawing }: ChartProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const chart = useRef<uPlot | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const size = () => ({ width: element.clientWidth, height });
    const still = { legend: { show: false }, cursor: { show: false } };
    const drawn = new uPlot({ ...size(), ...still, ...drawing(pensOf(element)) }, data, element);
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize(size()));
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      chart.current = null;
    };
  }, [of, isDark.value, language.value]);
  useEffect(() => chart.current?.setData(data), [data]);
  return <div ref={box} class={name} aria-hidden="true" />;
}
