import { quarterHour } from "../statistics/service-level.ts";

const QUARTER_MS = 15 * 60_000;

/** What an agent at their desk is doing, as far as hours are counted. */
export interface Occupation {
  break: "none" | "unpaid" | "paid";
  onCall: boolean;
  /** Nothing is delivered yet since the last one has ended. */
  wrapUp: boolean;
}

/** ms of one quarter hour, and the breaks begun in it. */
export interface Hours {
  worked: number;
  onBreak: number;
  paidBreak: number;
  onCall: number;
  /** After an interaction, before the next may come; breaks are none of it. */
  wrapUp: number;
  breaks: number;
}

export const NO_HOURS: Hours = { worked: 0, onBreak: 0, paidBreak: 0, onCall: 0, wrapUp: 0, breaks: 0 };

/** What a stretch of the same occupation adds to each quarter hour (UTC) that it touches; nothing when `to` is not after `from`. */
export function hoursBetween(from: number, to: number, occupation: Occupation): Map<number, Hours> {
  const hours = new Map<number, Hours>();
  for (let at = from; at < to; ) {
    const quarter = quarterHour(at);
    const end = Math.min(quarter + QUARTER_MS, to);
    const worked = end - at;
    hours.set(quarter, {
      worked,
      onBreak: occupation.break === "none" ? 0 : worked,
      paidBreak: occupation.break === "paid" ? worked : 0,
      onCall: occupation.onCall ? worked : 0,
      wrapUp: occupation.wrapUp && occupation.break === "none" ? worked : 0,
      breaks: 0,
    });
    at = end;
  }
  return hours;
}

export function addHours(one: Hours, other: Hours): Hours {
  return {
    worked: one.worked + other.worked,
    onBreak: one.onBreak + other.onBreak,
    paidBreak: one.paidBreak + other.paidBreak,
    onCall: one.onCall + other.onCall,
    wrapUp: one.wrapUp + other.wrapUp,
    breaks: one.breaks + other.breaks,
  };
}
