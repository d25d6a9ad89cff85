import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { language } from "../language.ts";
import { isDark } from "../theme/theme.ts";
import { type Drawing, type Pens, pensOf } from "./pens.ts";
import { placeAfter } from "./place-after.ts";
import { type Reading, ReadingBox, said } from "./reading.tsx";
import "./chart.css";

interface ChartProps {
  /** What it is of. */
  label: string;
  class?: string;
  /** Pixels. */
  height: number;
  /** Another one is drawn into the same chart. */
  data: uPlot.AlignedData;
  /** Another one makes another chart, as another theme or language does. */
  of?: unknown;
  drawing: (pens: Pens) => Drawing;
  /** What stands at the nth place of `data`. */
  reading: (place: number) => Reading;
}

/** A chart as wide as its place. It is read place by place, with the pointer or with the arrow keys. */
export function Chart({ label, class: name = "", height, data, of, drawing, reading }: ChartProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const chart = useRef<uPlot | null>(null);
  const place = useSignal<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const size = () => ({ width: element.clientWidth, height });
    const own = { legend: { show: false }, cursor: CURSOR, ...drawing(pensOf(element)) };
    const look = (one: uPlot) => (place.value = one.cursor.idx ?? null);
    const hooks = { ...own.hooks, setCursor: [look] };
    const drawn = new uPlot({ ...size(), ...own, hooks }, data, element);
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize(size()));
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      chart.current = null;
      place.value = null;
    };
  }, [of, isDark.value, language.value]);
  useEffect(() => chart.current?.setData(data), [data]);

  const last = data[0].length - 1;
  const present = data[1]?.findLastIndex((value) => value !== null) ?? last;
  const shown = place.value === null ? null : Math.min(place.value, last);
  const at = shown ?? Math.max(0, present);
  const drawn = chart.current;
  const left = (one: number) => (drawn === null ? 0 : drawn.over.offsetLeft + drawn.valToPos(data[0][one] ?? 0, "x"));
  const goTo = (one: number | null) => {
    chart.current?.setCursor(one === null ? AWAY : { left: chart.current.valToPos(data[0][one] ?? 0, "x"), top: 0 });
  };
  const onKey = (event: KeyboardEvent) => {
    const next = event.key === "Escape" ? null : placeAfter(event.key, shown, Math.max(0, present), last);
    if (next === undefined || (next === null && shown === null)) return;
    event.preventDefault();
    goTo(next);
  };
  if (last < 0) return null;
  return (
    <div
      class={`chart ${name}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={said(reading(at))}
      onKeyDown={onKey}
      onBlur={() => goTo(null)}
    >
      <div ref={box} />
      {shown !== null && drawn !== null && (
        <ReadingBox reading={reading(shown)} left={left(shown)} width={drawn.width} />
      )}
    </div>
  );
}

const AWAY = { left: -10, top: -10 };

/** The line under the pointer stands at the nearest place. */
const CURSOR: uPlot.Cursor = {
  y: false,
  points: { show: false },
  drag: { x: false, y: false, setScale: false },
  move: (one, left, top) => (left < 0 ? [left, top] : [one.valToPos(one.data[0][one.posToIdx(left)] ?? 0, "x"), top]),
};
