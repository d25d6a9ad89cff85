import { expect, test } from "vitest";
import { sameDayLastWeek } from "./campaign-day.ts";

const HOUR_MS = 3_600_000;

test.each([
  ["an ordinary week", "America/Montevideo", "2026-11-23T12:00Z", "2026-11-16T03:00Z", 24],
  ["clocks went back that day", "America/Santiago", "2026-04-11T15:00Z", "2026-04-04T03:00Z", 25],
  ["clocks went forward that day", "America/Santiago", "2026-09-13T15:00Z", "2026-09-06T04:00Z", 23],
  ["over the turn of the year", "UTC", "2027-01-03T00:00Z", "2026-12-27T00:00Z", 24],
])("the same weekday a week ago: %s", (_, zone, now, from, hours) => {
  const before = sameDayLastWeek({ zone, ranges: [] }, Date.parse(now));
  expect(before).toMatchObject({ from: Date.parse(from), to: Date.parse(from) + hours * HOUR_MS });
});

test("a night belongs to the day on which it began", () => {
  const ranges = [{ days: ["mon" as const], from: "20:00", to: "03:59" }];
  const before = sameDayLastWeek({ zone: "UTC", ranges }, Date.parse("2026-11-24T02:00Z"));
  expect(before?.from).toBe(Date.parse("2026-11-16T04:00Z"));
});

test.each([
  ["an ordinary week", "America/Montevideo", "2026-11-23T12:00Z", "2026-11-16T13:15Z", "2026-11-23T13:15Z"],
  ["clocks go back today", "America/New_York", "2026-11-01T20:00Z", "2026-10-25T14:00Z", "2026-11-01T15:00Z"],
  ["an hour stands twice today", "America/New_York", "2026-11-01T20:00Z", "2026-10-25T05:30Z", "2026-11-01T05:30Z"],
  ["the hour is skipped today", "America/New_York", "2026-03-08T20:00Z", "2026-03-01T07:30Z", null],
  [
    "midnight was skipped a week ago",
    "America/Santiago",
    "2026-09-13T15:00Z",
    "2026-09-06T12:00Z",
    "2026-09-13T12:00Z",
  ],
])("what was at ten o'clock stands at ten o'clock: %s", (_, zone, now, at, today) => {
  const before = sameDayLastWeek({ zone, ranges: [] }, Date.parse(now));
  expect(before?.today(Date.parse(at))).toBe(today === null ? null : Date.parse(today));
});
