import uPlot from "uplot";
import { timeOfDay } from "../clock.ts";
import { figure } from "../number.ts";
import { clockTicks, tickStep } from "./clock-ticks.ts";

/** The part of uPlot's options that one chart has for itself. */
export type Drawing = Pick<uPlot.Options, "padding" | "scales" | "axes" | "series" | "hooks">;

/** What charts are drawn with where they stand. */
export interface Pens {
  /** The value of a design token, as `--dl-good-line`. */
  token: (name: string) => string;
  /** For what is written without an axis: CSS pixels and family. */
  font: readonly [size: number, family: string];
  /** Along the foot; its line is nothing. */
  axis: uPlot.Axis;
  /** Up the side: whole numbers. */
  counts: uPlot.Axis;
  /** Along the foot: moments in seconds, by the clock of a zone. */
  clock: (zone: string) => uPlot.Axis;
}

const FONT_PX = 11;
/** CSS pixels that an hour of the clock takes, with air. */
const CLOCK_ROOM = 60;
/** A quiet chart is not all spikes of one. */
const LEAST_TOP = 4;

const WHOLE_STEPS = Array.from({ length: 7 }, (_, power) => [1, 2, 5].map((one) => one * 10 ** power)).flat();

/** Counts stand on nothing, and the highest has a little air. */
export const fromNothing: uPlot.Scale = { range: (_, __, most) => [0, Math.max(LEAST_TOP, (most ?? 0) * 1.05)] };

/** Those of the theme and language in force. */
export function pensOf(element: HTMLElement): Pens {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const own: uPlot.Axis = {
    font: `${FONT_PX}px ${style.fontFamily}`,
    stroke: token("--wa-color-text-quiet"),
    ticks: { show: false },
  };
  const axis: uPlot.Axis = {
    ...own,
    size: 26,
    grid: { show: false },
    border: { show: true, stroke: token("--wa-color-neutral-border-loud"), width: 1 },
  };
  const counts: uPlot.Axis = {
    ...own,
    size: 52,
    space: 28,
    grid: { stroke: token("--dl-hairline"), width: 1 },
    incrs: WHOLE_STEPS,
    values: (_, at) => at.map(figure),
  };
  return { token, font: [FONT_PX, style.fontFamily], axis, counts, clock: (zone) => ({ ...axis, ...clockOf(zone) }) };
}

function clockOf(zone: string): uPlot.Axis {
  return {
    splits: (one, _, from, to) => {
      const most = Math.max(1, one.bbox.width / uPlot.pxRatio / CLOCK_ROOM);
      const ends = [from * 1_000, to * 1_000] as const;
      return clockTicks(zone, ...ends, tickStep(ends[1] - ends[0], most)).map((at) => at / 1_000);
    },
    values: (_, at) => at.map((one) => timeOfDay(one * 1_000, zone)),
  };
}
