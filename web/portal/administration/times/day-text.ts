import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { language } from "../../language.ts";

const YEARLY: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
const ONCE: Intl.DateTimeFormatOptions = { ...YEARLY, weekday: "short", year: "numeric" };

/** A holiday's day as its reader writes days; one of every year has no year. */
export function dayText({ date, yearly }: Pick<HolidayResource, "date" | "yearly">): string {
  const form = yearly ? YEARLY : ONCE;
  return new Intl.DateTimeFormat(language.value, { ...form, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}
