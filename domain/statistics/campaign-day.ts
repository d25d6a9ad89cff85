import type { Schedule } from "../campaign/campaign.ts";
import { localDay } from "../campaign/local-time.ts";
import { type Span, spansOf } from "./spans.ts";

const QUARTER_MINUTES = 15;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * How far a campaign's day runs past midnight, in ms of the wall clock: a night that begins at 20:00 and ends at 04:00 belongs to the
 * day on which it began, so that day ends at 04:00. It never reaches into the morning's own opening, and ends on a quarter hour.
 */
export function dayRunsOver({ ranges }: Pick<Schedule, "ranges">): number {
  const ends = ranges.filter(({ from, to }) => from > to).map(({ to }) => minutesOf(to) + 1);
  if (ends.length === 0) return 0;
  const end = Math.ceil(Math.max(...ends) / QUARTER_MINUTES) * QUARTER_MINUTES;
  const opening = Math.min(...ranges.map(({ from }) => minutesOf(from)));
  return Math.min(end, Math.floor(opening / QUARTER_MINUTES) * QUARTER_MINUTES) * MINUTE_MS;
}

/** The campaign's day at an instant (STA-5): its local date, and the ms at which it began. */
export function campaignDay(schedule: Pick<Schedule, "ranges" | "zone">, now: number): { day: string; from: number } {
  const over = dayRunsOver(schedule);
  const day = localDay(schedule.zone, now - over);
  return { day, from: spansOf(schedule.zone, day, day, over)[0]?.from ?? now };
}

/** The same weekday of the week before, ms at which it began and ended: a day of 23 or 25 hours is as long as it was. */
export interface DayBefore {
  from: number;
  to: number;
  /** When today's clock shows what that day's showed at an instant: the first time where it shows it twice, null where it skips it. */
  today: (at: number) => number | null;
}

/** Of a campaign, whose days may run over midnight; null: it had no such day. `now`: ms. */
export function sameDayLastWeek(schedule: Pick<Schedule, "ranges" | "zone">, now: number): DayBefore | null {
  const { day } = campaignDay(schedule, now);
  const before = new Date(Date.parse(day) - WEEK_MS).toISOString().slice(0, 10);
  const over = dayRunsOver(schedule);
  const spans = spansOf(schedule.zone, before, before, over);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return null;
  const todays = spansOf(schedule.zone, day, day, over);
  return { from: first.from, to: last.to, today: (at) => sameClock(spans, todays, at) };
}

function sameClock(before: readonly Span[], today: readonly Span[], at: number): number | null {
  const shift = before.find(({ from, to }) => from <= at && at < to)?.shift;
  if (shift === undefined) return null;
  const wall = at + shift + WEEK_MS;
  const shows = today.find((one) => one.from <= wall - one.shift && wall - one.shift < one.to);
  return shows === undefined ? null : wall - shows.shift;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
