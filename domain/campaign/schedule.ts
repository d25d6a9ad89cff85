import { type Holiday, type Schedule, type ScheduleRange, type Texts, WEEK_DAYS, type WeekDay } from "./campaign.ts";
import { instantsOf, transitionBetween, wallClock } from "./local-time.ts";

export { dayStart, localDay } from "./local-time.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
/** A yearly holiday comes round within this; nothing that flips is farther away. */
const LOOK_AHEAD_DAYS = 370;

/**
 * Whether a campaign is open at an instant (SCH-1 to SCH-6). It follows the wall clock of its zone: a repeated hour is open twice, a
 * missing one never. No range at all is always open, but for holidays. The last minute is included.
 */
export function isOpen(schedule: Schedule, at: number): boolean {
  if (schedule.ranges.length === 0 && schedule.holidays.length === 0) return true;
  const wall = wallClock(schedule.zone, at);
  if (holidayAt(schedule.holidays, wall) !== null) return false;
  return schedule.ranges.length === 0 || schedule.ranges.some((range) => covers(range, wall));
}

/** The text of the holiday that closes it now; null on other days, and for one without its own text. */
export function closedText(schedule: Schedule, at: number): Texts | null {
  const holiday = holidayAt(schedule.holidays, wallClock(schedule.zone, at));
  return holiday === null || Object.keys(holiday.text).length === 0 ? null : holiday.text;
}

/** The next instant at which open turns into closed or back; null when nothing flips within a year. */
export function nextChange(schedule: Schedule, at: number): { at: number; open: boolean } | null {
  if (schedule.ranges.length === 0 && schedule.holidays.length === 0) return null;
  const open = isOpen(schedule, at);
  const today = Math.floor(wallClock(schedule.zone, at) / DAY_MS) * DAY_MS;
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day++) {
    for (const candidate of flipsOf(schedule, today + day * DAY_MS)) {
      if (candidate > at && isOpen(schedule, candidate) !== open) return { at: candidate, open: !open };
    }
  }
  return null;
}

/** When it opens next; `at` itself when it is open. */
export function nextOpening(schedule: Schedule, at: number): number | null {
  if (isOpen(schedule, at)) return at;
  return nextChange(schedule, at)?.at ?? null;
}

/** Seconds between two instants in which it is open: the waits that count. */
export function openSecondsBetween(schedule: Schedule, from: number, to: number): number {
  let open = isOpen(schedule, from);
  let seconds = 0;
  for (let at = from; at < to; ) {
    const change = nextChange(schedule, at);
    const until = Math.min(to, change?.at ?? to);
    if (open) seconds += (until - at) / 1_000;
    open = change?.open ?? open;
    at = until;
  }
  return seconds;
}

/** `mon,tue;09:00-18:59` as a range; null when it is not one. */
export function parseRange(text: string): ScheduleRange | null {
  const match = /^([a-z]{3}(?:,[a-z]{3})*);([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [, days = "", from = "", to = ""] = match;
  const known = days.split(",").filter((day): day is WeekDay => (WEEK_DAYS as readonly string[]).includes(day));
  if (known.length !== days.split(",").length || minutesOf(from) >= DAY_MINUTES || minutesOf(to) >= DAY_MINUTES)
    return null;
  return { days: [...new Set(known)], from, to };
}

export function formatRange(range: ScheduleRange): string {
  return `${range.days.join(",")};${range.from}-${range.to}`;
}

/** Does the range hold this wall clock? Overnight ones belong to the day on which they begin. */
function covers(range: ScheduleRange, wall: number): boolean {
  const minute = Math.floor((wall % DAY_MS) / MINUTE_MS);
  const [from, to] = [minutesOf(range.from), minutesOf(range.to)];
  if (from <= to) return range.days.includes(weekDay(wall)) && minute >= from && minute <= to;
  if (minute >= from) return range.days.includes(weekDay(wall));
  return minute <= to && range.days.includes(weekDay(wall - DAY_MS));
}

function holidayAt(holidays: readonly Holiday[], wall: number): Holiday | null {
  const date = new Date(wall).toISOString().slice(0, 10);
  const minute = Math.floor((wall % DAY_MS) / MINUTE_MS);
  return (
    holidays.find(
      (holiday) =>
        (holiday.yearly ? holiday.date.slice(5) === date.slice(5) : holiday.date === date) &&
        minute >= minutesOf(holiday.from) &&
        minute <= minutesOf(holiday.to),
    ) ?? null
  );
}

/** Every instant of one local day at which something may flip, in order: range and holiday edges, and the clock change itself. */
function flipsOf(schedule: Schedule, day: number): number[] {
  const edges = new Set<number>([0]);
  for (const range of schedule.ranges) edges.add(minutesOf(range.from)).add(minutesOf(range.to) + 1);
  for (const holiday of schedule.holidays) edges.add(minutesOf(holiday.from)).add(minutesOf(holiday.to) + 1);
  const instants = [...edges].flatMap((minute) => instantsOf(schedule.zone, day + minute * MINUTE_MS));
  const change = transitionBetween(schedule.zone, day - DAY_MS, day + 2 * DAY_MS);
  if (change !== null) instants.push(change);
  return instants.sort((a, b) => a - b);
}

function weekDay(wall: number): WeekDay {
  return WEEK_DAYS[(new Date(wall).getUTCDay() + 6) % 7] ?? "mon";
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
