import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dayStart, isZone, localDay, stretches, wallClock } from "./local-time.ts";

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const at = (iso: string) => Date.parse(iso);

test.each([
  ["America/Montevideo", true],
  ["UTC", true],
  ["America/Atlantis", false],
  ["+03:00", false],
  ["", false],
])("%j is a time zone: %s", (name, known) => {
  expect(isZone(name)).toBe(known);
});

describe("story 11: days of clock changes", () => {
  test.each([
    ["America/Santiago", "2027-04-03", "2027-04-03T03:00Z", 100],
    ["America/Santiago", "2027-04-04", "2027-04-04T04:00Z", 96],
    ["America/Santiago", "2027-09-05", "2027-09-05T04:00Z", 92],
    ["America/New_York", "2027-11-07", "2027-11-07T04:00Z", 100],
    ["America/New_York", "2027-03-14", "2027-03-14T05:00Z", 92],
    ["Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00Z", 98],
    ["Australia/Lord_Howe", "2027-10-03", "2027-10-02T13:30Z", 94],
    ["America/Montevideo", "2027-04-04", "2027-04-04T03:00Z", 96],
    ["America/Montevideo", "2027-09-05", "2027-09-05T03:00Z", 96],
    ["America/Havana", "2026-11-01", "2026-11-01T04:00Z", 100],
  ])("in %s %s begins at %s and has %i quarter hours", (zone, day, start, quarters) => {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    expect(new Date(dayStart(zone, day)).toISOString()).toBe(new Date(start).toISOString());
    expect((dayStart(zone, next) - dayStart(zone, day)) / QUARTER_MS).toBe(quarters);
  });

  test("5 September 2027 begins at one o'clock in Chile, where midnight is skipped", () => {
    const start = dayStart("America/Santiago", "2027-09-05");
    expect(new Date(wallClock("America/Santiago", start)).toISOString()).toBe("2027-09-05T01:00:00.000Z");
  });

  test("a day that a country skipped begins where the next one does", () => {
    expect(dayStart("Pacific/Apia", "2011-12-30")).toBe(dayStart("Pacific/Apia", "2011-12-31"));
  });
});

test("a zone that the platform does not know is refused", () => {
  expect(() => localDay("America/Atlantis", 0)).toThrow(RangeError);
});

const zones = fc.constantFrom(
  "America/Santiago",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Montevideo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
);
const instants = fc.integer({ min: at("2024-01-01T00:00Z"), max: at("2037-12-31T00:00Z") });

test("wall clock, local day and its first instant agree with Temporal", () => {
  fc.assert(
    fc.property(zones, instants, (zone, instant) => {
      const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      expect(wallClock(zone, instant)).toBe(instant + local.offsetNanoseconds / 1e6);
      expect(localDay(zone, instant)).toBe(local.toPlainDate().toString());
      expect(dayStart(zone, localDay(zone, instant))).toBe(local.startOfDay().epochMilliseconds);
    }),
    { numRuns: 300 },
  );
});

test("stretches cover the time between two instants without a gap, each of one offset, cut exactly where the clocks change", () => {
  fc.assert(
    fc.property(zones, instants, fc.integer({ min: 1, max: 400 * 24 * HOUR_MS }), (zone, from, length) => {
      let reached = from;
      for (const { start, end, offset } of stretches(zone, from, from + length)) {
        expect(start).toBe(reached);
        expect(end).toBeGreaterThan(start);
        expect([wallClock(zone, start) - start, wallClock(zone, end - 1) - (end - 1)]).toEqual([offset, offset]);
        reached = end;
      }
      expect(reached).toBe(from + length);
    }),
    { numRuns: 20 },
  );
});
