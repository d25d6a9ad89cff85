import { expect, test } from "vitest";
import { HOLIDAY_COUNTRIES, type HolidayCountry } from "./countries.ts";
import { holidaysOf, isKept } from "./preset.ts";

const days = (country: HolidayCountry, year: number) =>
  holidaysOf(country, year)
    .map(({ date }) => date.slice(5))
    .join(" ");

test.each<[HolidayCountry, number, string]>([
  ["UY", 2026, "01-01 01-06 02-16 02-17 04-02 04-03 04-19 05-01 05-18 06-19 07-18 08-25 10-12 11-02 12-25"],
  ["UY", 2025, "01-01 01-06 03-03 03-04 04-17 04-18 04-19 05-01 05-18 06-19 07-18 08-25 10-12 11-02 12-25"],
  ["UY", 2024, "01-01 01-06 02-12 02-13 03-28 03-29 04-22 05-01 05-18 06-19 07-18 08-25 10-12 11-02 12-25"],
  ["AR", 2024, "01-01 02-12 02-13 03-24 03-28 03-29 04-02 05-01 05-25 06-17 06-20 07-09 08-17 10-12 11-18 12-08 12-25"],
  ["BR", 2026, "01-01 02-16 02-17 04-03 04-21 05-01 06-04 09-07 10-12 11-02 11-15 11-20 12-25"],
  ["CL", 2024, "01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25"],
  ["CL", 2023, "01-01 04-07 04-08 05-01 05-21 06-21 06-26 07-16 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25"],
  [
    "CO",
    2026,
    "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
  ],
  ["MX", 2024, "01-01 02-05 03-18 03-28 03-29 05-01 09-16 10-01 11-02 11-18 12-25"],
  ["MX", 2026, "01-01 02-02 03-16 04-02 04-03 05-01 09-16 11-02 11-16 12-25"],
  ["ES", 2026, "01-01 01-06 04-02 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25"],
  ["US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"],
  ["PT", 2026, "01-01 02-17 04-03 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25"],
])("SCH-6: the holidays of %s in %i", (country, year, expected) => {
  expect(days(country, year)).toBe(expected);
});

test("SCH-6: every country's days lie in their year, have names that are kept, and no two are the same", () => {
  for (const country of HOLIDAY_COUNTRIES) {
    for (let year = 2024; year < 2040; year++) {
      const holidays = holidaysOf(country, year);
      for (const { name, date } of holidays) {
        expect(date, name).toMatch(new RegExp(`^${year}-\\d\\d-\\d\\d$`));
        expect(name.length).toBeLessThanOrEqual(80);
      }
      expect(new Set(holidays.map(({ name }) => name)).size).toBe(holidays.length);
    }
  }
});

test("SCH-6: a day that is kept for this date, or for each year, is not proposed again", () => {
  const kept = [
    { date: "2020-12-25", yearly: true },
    { date: "2026-04-03", yearly: false },
  ];
  expect(isKept(kept, { date: "2027-12-25" })).toBe(true);
  expect(isKept(kept, { date: "2026-04-03" })).toBe(true);
  expect(isKept(kept, { date: "2027-04-03" })).toBe(false);
});
