import { type ScheduleRange, WEEK_DAYS, type WeekDay } from "../../../domain/campaign/campaign.ts";

/** A Monday, UTC: the days of the week are named from it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** `Mon–Fri 09:00–18:59; Sat 10:00–13:59`: days that follow each other as from – to. */
export function hoursText(ranges: readonly ScheduleRange[], language: string): string {
  const name = (day: WeekDay) =>
    new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" })
      .format(MONDAY + WEEK_DAYS.indexOf(day) * DAY_MS)
      .replace(/\.$/, "");
  return ranges.map(({ days, from, to }) => `${daysText(days, name)} ${from}–${to}`).join("; ");
}

function daysText(days: readonly WeekDay[], name: (day: WeekDay) => string): string {
  const runs: WeekDay[][] = [];
  for (const day of WEEK_DAYS) {
    if (!days.includes(day)) continue;
    const run = runs.at(-1);
    const before = WEEK_DAYS[WEEK_DAYS.indexOf(day) - 1];
    if (run !== undefined && run.at(-1) === before) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined) return [];
      return run.length > 2 ? [`${name(first)}–${name(last)}`] : run.map(name);
    })
    .join(", ");
}
