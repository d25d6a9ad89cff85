import type { Holiday } from "../campaign/campaign.ts";
import { COUNTRY_HOLIDAYS, type CountryHoliday, type HolidayCountry } from "./countries.ts";
import { dateIn, isFixed } from "./rule.ts";

/** A holiday that a country's calendar proposes. */
export interface ProposedHoliday extends Pick<Holiday, "name" | "date" | "yearly"> {
  /** By law nearly everybody rests. */
  usual: boolean;
}

/** The holidays of a country in a year, by date. Those on the same day of every year come back each year; the others are of this year only (SCH-6). */
export function holidaysOf(country: HolidayCountry, year: number): ProposedHoliday[] {
  const calendar: readonly CountryHoliday[] = COUNTRY_HOLIDAYS[country];
  return calendar
    .flatMap(({ name, rule, usual }) => {
      const date = dateIn(year, rule);
      return date === null ? [] : [{ name, date, yearly: isFixed(rule), usual }];
    })
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Whether a day is kept already: on that date, or each year on that day. */
export function isKept(kept: readonly Pick<Holiday, "date" | "yearly">[], { date }: Pick<Holiday, "date">): boolean {
  return kept.some((one) => one.date === date || (one.yearly && one.date.slice(5) === date.slice(5)));
}
