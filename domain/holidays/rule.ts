/** Which day of a year a holiday falls on. Months count from 1, week days from 0 = Sunday. */
export type DayRule =
  | { month: number; day: number; moved?: Move }
  /** Days after Easter Sunday. */
  | { easter: number }
  /** The n-th such week day of the month; -1 is the last. */
  | { month: number; weekDay: number; nth: number }
  | { dayOf: (year: number) => string | null };

/**
 * How a country moves a day that splits the week.
 * `monday`: Tuesday and Wednesday to the Monday before, Thursday and Friday to the one after (UY law 16.805, AR law 27.399).
 * `monday-cl`: Tuesday to Thursday to the Monday before, Friday to the one after (CL law 19.668).
 * `next-monday`: any other day to the Monday after (CO law 51 of 1983).
 * `weekday-us`: Saturday to Friday, Sunday to Monday (5 U.S.C. 6103).
 */
export type Move = "monday" | "monday-cl" | "next-monday" | "weekday-us";

const DAY_MS = 24 * 60 * 60_000;

/** Days to add, by the week day on which it falls, Sunday first. */
const MOVES: Record<Move, readonly number[]> = {
  monday: [0, 0, -1, -2, 4, 3, 0],
  "monday-cl": [0, 0, -1, -2, -3, 3, 0],
  "next-monday": [1, 0, 6, 5, 4, 3, 2],
  "weekday-us": [1, 0, 0, 0, 0, 0, -1],
};

/** `YYYY-MM-DD`; null in a year that does not have it. */
export function dateIn(year: number, rule: DayRule): string | null {
  if ("dayOf" in rule) return rule.dayOf(year);
  if ("easter" in rule) return dated(easterOf(year) + rule.easter * DAY_MS);
  if ("weekDay" in rule) return dated(nthWeekDay(year, rule.month, rule.weekDay, rule.nth));
  const on = Date.UTC(year, rule.month - 1, rule.day);
  const shift = rule.moved === undefined ? 0 : (MOVES[rule.moved][new Date(on).getUTCDay()] ?? 0);
  return dated(on + shift * DAY_MS);
}

/** Whether it is the same day of every year. */
export function isFixed(rule: DayRule): boolean {
  return "day" in rule && rule.moved === undefined;
}

/** ms, UTC midnight of Easter Sunday: the anonymous Gregorian computus (Meeus). */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

function nthWeekDay(year: number, month: number, weekDay: number, nth: number): number {
  if (nth > 0) {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    return Date.UTC(year, month - 1, 1 + ((weekDay - first + 7) % 7) + (nth - 1) * 7);
  }
  const end = new Date(Date.UTC(year, month, 0));
  return end.getTime() - ((end.getUTCDay() - weekDay + 7) % 7) * DAY_MS;
}

function dated(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
