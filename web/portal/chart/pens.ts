import type uPlot from "uplot";
import { language } from "../language.ts";

/** The part of uPlot's options that one chart has for itself. */
export type Drawing = Pick<uPlot.Options, "padding" | "scales" | "axes" | "series">;

/** What charts are drawn with where they stand. */
export interface Pens {
  /** The value of a design token, as `--dl-good-line`. */
  token: (name: string) => string;
  axis: uPlot.Axis;
  /** Moments, in seconds, as hours and minutes. */
  times: (_: uPlot, at: number[]) => string[];
}

/** Those of the theme and language in force. */
export function pensOf(element: HTMLElement): Pens {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const time = new Intl.DateTimeFormat(language.value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const axis: uPlot.Axis = {
    font: `11px ${style.fontFamily}`,
    stroke: token("--wa-color-text-quiet"),
    grid: { stroke: token("--dl-hairline"), width: 1 },
    ticks: { show: false },
  };
  return { token, axis, times: (_, at) => at.map((one) => time.format(one * 1_000)) };
}
