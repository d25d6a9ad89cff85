import { type ScheduleRange, WEEK_DAYS } from "./campaign.ts";

const RANGE = /^\s*([a-z, ]+)\s*;\s*(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})\s*$/i;
const MINUTE = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A range as the predecessor wrote it, `sun,mon,tue;00:00-23:59` (EML-61, SMS-47); null: it is none. */
export function readScheduleText(text: string): ScheduleRange | null {
  const [, named = "", from = "", to = ""] = RANGE.exec(text) ?? [];
  const names = named.split(",").map((day) => day.trim().toLowerCase());
  const days = WEEK_DAYS.filter((day) => names.includes(day));
  if (days.length === 0 || days.length !== names.length || !MINUTE.test(from) || !MINUTE.test(to)) return null;
  return { days, from, to };
}
