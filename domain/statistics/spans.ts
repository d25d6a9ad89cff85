import { stretches } from "../campaign/local-time.ts";
import { quarterHour } from "./service-level.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Quarter hours from `from` until before `to` (ms), in which the local day of each is that of `quarter + shift`. */
export interface Span {
  from: number;
  to: number;
  /** ms to add to an instant of the span for the wall clock that its day is read from. */
  shift: number;
}

/**
 * The quarter hours of local days, first and last included (`YYYY-MM-DD`), in spans in which the wall clock runs evenly: a day on which
 * the clocks change has 92 or 100 of them. `runsOver` is by how much the campaign's day outlasts midnight.
 */
export function spansOf(zone: string, first: string, last: string, runsOver = 0): Span[] {
  const begin = Date.parse(`${first}T00:00:00Z`);
  const end = Date.parse(`${last}T00:00:00Z`) + DAY_MS;
  const spans: Span[] = [];
  for (const stretch of stretches(zone, begin - DAY_MS, end + 2 * DAY_MS)) {
    const shift = stretch.offset - runsOver;
    const from = Math.max(stretch.start, begin - shift);
    const to = Math.min(stretch.end, end - shift);
    if (from >= to) continue;
    const before = spans.at(-1);
    if (before?.shift === shift && before.to === from) before.to = to;
    else spans.push({ from, to, shift });
  }
  return spans.map((span) => ({ ...span, from: quarterHour(span.from), to: quarterHour(span.to) }));
}

export const BUCKETS = ["whole", "month", "day", "hour"] as const;
/** What figures are summed by: the whole range, months, days, or the hours of the day. */
export type Bucket = (typeof BUCKETS)[number];

/** The name of the bucket of a quarter hour: empty, `2026-11`, `2026-11-23`, `09`. An hour is the wall clock's, whatever day it counts to. */
export function bucketOf(bucket: Bucket, span: Span, quarter: number, runsOver = 0): string {
  const wall = new Date(quarter + span.shift).toISOString();
  if (bucket === "month") return wall.slice(0, 7);
  if (bucket === "day") return wall.slice(0, 10);
  return bucket === "hour" ? new Date(quarter + span.shift + runsOver).toISOString().slice(11, 13) : "";
}

/** Every bucket of the range in order, also those in which nothing happened: a chart has no gaps. */
export function bucketsOf(bucket: Bucket, first: string, last: string): string[] {
  if (bucket === "whole") return [""];
  if (bucket === "hour") return Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return bucket === "day" ? days : [...new Set(days.map((day) => day.slice(0, 7)))];
}
