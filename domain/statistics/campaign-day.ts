import type { Schedule } from "../campaign/campaign.ts";
import { localDay } from "../campaign/local-time.ts";
import { spansOf } from "./spans.ts";

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

/** The same weekday of the week before: the ms at which it began and ended. A day of 23 or 25 hours is as long as it was. */
export function sameDayLastWeek(
  schedule: Pick<Schedule, "ranges" | "zone">,
  now: number,
): { from: number; to: number } | null {
  const { day } = campaignDay(schedule, now);
  const before = new Date(Date.parse(day) - WEEK_MS).toISOString().slice(0, 10);
  const spans = spansOf(schedule.zone, before, before, dayRunsOver(schedule));
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
