import { type Holiday, type Schedule, type ScheduleRange, type Texts, WEEK_DAYS, type WeekDay } from "./campaign.ts";
import { type Stretch, stretches, wallClock } from "./local-time.ts";

export { localDay } from "./local-time.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
/** A yearly holiday comes round within this; farther away nothing is looked for. */
const LOOK_AHEAD_MS = 370 * DAY_MS;
const TIME = "((?:[01][0-9]|2[0-3]):[0-5][0-9])";
const RANGE = new RegExp(`^([a-z]{3}(?:,[a-z]{3})*);${TIME}-${TIME}$`);

/** An instant at which open turns into closed or back. */
export interface Flip {
  at: number;
  open: boolean;
}

/**
 * Whether a campaign is open at an instant (SCH-1 to SCH-6). It follows the wall clock of its zone: a repeated hour is open twice, a
 * missing one never. No range at all is always open, but for holidays. The last minute is included.
 */
export function isOpen(schedule: Schedule, at: number): boolean {
  return isEndless(schedule) || isOpenAt(schedule, wallClock(schedule.zone, at));
}

/** The text of the holiday that closes it now; null on other days, and for one without its own text. */
export function closedText(schedule: Schedule, at: number): Texts | null {
  const holiday = holidayAt(schedule.holidays, wallClock(schedule.zone, at));
  return holiday !== null && Object.values(holiday.text).some((text) => text !== "") ? holiday.text : null;
}

/** The next flip after an instant; null when there is none within a year. */
export function nextChange(schedule: Schedule, at: number): Flip | null {
  for (const flip of flips(schedule, at, at + LOOK_AHEAD_MS)) return flip;
  return null;
}

/** When it opens next; `at` itself when it is open, null when it does not within a year. */
export function nextOpening(schedule: Schedule, at: number): number | null {
  if (isOpen(schedule, at)) return at;
  return nextChange(schedule, at)?.at ?? null;
}

/** Seconds between two instants in which it is open: the waits that count. 0 when the second is the earlier one. */
export function openSecondsBetween(schedule: Schedule, from: number, to: number): number {
  if (to <= from) return 0;
  let last: Flip = { at: from, open: isOpen(schedule, from) };
  let open = 0;
  for (const flip of flips(schedule, from, to)) {
    if (last.open) open += flip.at - last.at;
    last = flip;
  }
  if (last.open) open += to - last.at;
  return open / 1_000;
}

/** `mon,tue;09:00-18:59` as a range; null when it is not one. */
export function parseRange(text: string): ScheduleRange | null {
  const [, days = "", from = "", to = ""] = RANGE.exec(text.trim().toLowerCase()) ?? [];
  const named = new Set(days.split(","));
  const known = WEEK_DAYS.filter((day) => named.has(day));
  return known.length === named.size ? { days: known, from, to } : null;
}

/** As `parseRange` reads it: `mon,tue;09:00-18:00`. */
export function formatRange(range: ScheduleRange): string {
  return `${range.days.join(",")};${range.from}-${range.to}`;
}

function isEndless(schedule: Schedule): boolean {
  return schedule.ranges.length === 0 && schedule.holidays.length === 0;
}

function isOpenAt(schedule: Schedule, wall: number): boolean {
  if (holidayAt(schedule.holidays, wall) !== null) return false;
  return schedule.ranges.length === 0 || schedule.ranges.some((range) => covers(range, wall));
}

/** Every flip after `from` and before `to`, in order. Lazy: reads no farther than it is asked. */
function* flips(schedule: Schedule, from: number, to: number): Generator<Flip> {
  if (isEndless(schedule)) return;
  const edges = edgesOf(schedule);
  let open = isOpen(schedule, from);
  for (const stretch of stretches(schedule.zone, from, to)) {
    for (const at of candidates(stretch, edges)) {
      if (isOpenAt(schedule, at + stretch.offset) === open) continue;
      open = !open;
      yield { at, open };
    }
  }
}

/** Minutes of the day at which anything may flip, midnight always among them; in order. */
function edgesOf({ ranges, holidays }: Schedule): number[] {
  const edges = [...ranges, ...holidays].flatMap(({ from, to }) => [minutesOf(from), minutesOf(to) + 1]);
  return [...new Set([0, ...edges])].filter((minute) => minute < DAY_MINUTES).sort((a, b) => a - b);
}

/** Where the stretch begins (the clock may have jumped there), and each edge within it. */
function* candidates({ start, end, offset }: Stretch, edges: readonly number[]): Generator<number> {
  yield start;
  for (let day = Math.floor((start + offset) / DAY_MS) * DAY_MS; day < end + offset; day += DAY_MS) {
    for (const minute of edges) {
      const at = day + minute * MINUTE_MS - offset;
      if (at > start && at < end) yield at;
    }
  }
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

function weekDay(wall: number): WeekDay {
  return WEEK_DAYS[(new Date(wall).getUTCDay() + 6) % 7] ?? "mon";
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
