import { expect, test } from "vitest";
import { callDate } from "./call-date.ts";

test.each([
  ["2026-11-23 14:30:00", "America/Montevideo", "2026-11-23T17:30:00.000Z"],
  ["2026-11-23 14:30", "America/Montevideo", "2026-11-23T17:30:00.000Z"],
  ["2026-11-23T14:30:15", "America/Montevideo", "2026-11-23T17:30:15.000Z"],
  ["2026-11-23T14:30:00-03:00", "Europe/Madrid", "2026-11-23T17:30:00.000Z"],
  ["2026-11-23 14:30+01:00", "America/Montevideo", "2026-11-23T13:30:00.000Z"],
  ["2026-11-23T17:30:00Z", "America/Montevideo", "2026-11-23T17:30:00.000Z"],
  // Chile puts its clocks back at midnight of 4 April 2027: 23:30 of the 3rd is there twice.
  ["2027-04-03 23:30", "America/Santiago", "2027-04-04T02:30:00.000Z"],
  // And skips from 00:00 to 01:00 on 5 September 2027.
  ["2027-09-05 00:30", "America/Santiago", "2027-09-05T04:00:00.000Z"],
])("SMS-58: the calldate %s in %s is %s", (text, zone, instant) => {
  expect(new Date(callDate(text, zone) ?? 0).toISOString()).toBe(instant);
});

test.each([
  "",
  "tomorrow",
  "2026-02-31 10:00",
  "2026-02-31T10:00:00Z",
  "2026-02-29 10:00-03:00",
  "2026-11-23",
  "23/11/2026 10:00",
  "2026-11-23 25:00",
  "2026-11-23 10:00 PM",
])("SMS-58: %j is no calldate", (text) => expect(callDate(text, "America/Montevideo")).toBeNull());
