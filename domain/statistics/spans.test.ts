import { describe, expect, test } from "vitest";
import { WEEK_DAYS } from "../campaign/campaign.ts";
import { dayRunsOver } from "./campaign-day.ts";
import { bucketOf, bucketsOf, type Span, spansOf } from "./spans.ts";

const QUARTER_MS = 900_000;
const quartersOf = (spans: Span[]) =>
  spans.flatMap((span) =>
    Array.from({ length: (span.to - span.from) / QUARTER_MS }, (_, n) => ({
      span,
      quarter: span.from + n * QUARTER_MS,
    })),
  );

describe("STA-5: a day is that of the zone", () => {
  test.each([
    ["America/Montevideo", "2026-11-23", 96],
    ["America/Santiago", "2026-09-06", 92],
    ["America/Santiago", "2026-04-04", 100],
    ["Europe/Madrid", "2026-03-29", 92],
    ["Europe/Madrid", "2026-10-25", 100],
    ["Australia/Lord_Howe", "2026-10-04", 94],
    ["Asia/Kathmandu", "2026-03-29", 96],
  ])("in %s, %s has %i quarter hours, and each of them falls on it", (zone, day, count) => {
    const quarters = quartersOf(spansOf(zone, day, day));
    expect(quarters).toHaveLength(count);
    expect(new Set(quarters.map(({ quarter }) => quarter)).size).toBe(count);
    expect(new Set(quarters.map(({ span, quarter }) => bucketOf("day", span, quarter)))).toEqual(new Set([day]));
  });

  test.each(["America/Santiago", "Europe/Madrid", "UTC", "Africa/Cairo"])(
    "the days of a year in %s follow each other without gap or overlap",
    (zone) => {
      let until = spansOf(zone, "2026-01-01", "2026-01-01")[0]?.from;
      for (const day of bucketsOf("day", "2026-01-01", "2026-12-31")) {
        for (const span of spansOf(zone, day, day)) {
          expect([day, span.from]).toEqual([day, until]);
          until = span.to;
        }
      }
      const year = spansOf(zone, "2026-01-01", "2026-12-31");
      expect(quartersOf(year)).toHaveLength(365 * 96);
    },
  );

  test("the hour that comes twice is one row of hours, with eight quarter hours", () => {
    const quarters = quartersOf(spansOf("Europe/Madrid", "2026-10-25", "2026-10-25"));
    expect(quarters.filter(({ span, quarter }) => bucketOf("hour", span, quarter) === "02")).toHaveLength(8);
  });
});

describe("a night counts on the day on which it began", () => {
  const schedule = (...hours: string[]) => ({
    ranges: hours.map((hour) => ({ days: [...WEEK_DAYS], from: hour.slice(0, 5), to: hour.slice(6) })),
  });

  test.each([
    [["09:00-17:59"], 0],
    [[], 0],
    [["20:00-03:59"], 4],
    [["20:00-04:05"], 4.25],
    [["09:00-12:59", "20:00-03:59"], 4],
    [["20:00-06:59", "06:00-12:00"], 6],
  ])("open %j: its day runs %s hours past midnight", (hours, over) => {
    expect(dayRunsOver(schedule(...hours)) / 3_600_000).toBe(over);
  });

  test("at 01:30 of the 24th it is still the 23rd, at the wall clock's hour", () => {
    const over = 4 * 3_600_000;
    const [span] = spansOf("America/Montevideo", "2026-11-23", "2026-11-23", over);
    const at = Date.parse("2026-11-24T01:30:00-03:00");
    expect(span !== undefined && at >= span.from && at < span.to).toBe(true);
    if (span === undefined) return;
    expect(bucketOf("day", span, at, over)).toBe("2026-11-23");
    expect(bucketOf("hour", span, at, over)).toBe("01");
    expect(new Date(span.to).toISOString()).toBe("2026-11-24T07:00:00.000Z");
  });
});

test("buckets have no gaps", () => {
  expect(bucketsOf("day", "2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(bucketsOf("month", "2025-12-31", "2026-02-01")).toEqual(["2025-12", "2026-01", "2026-02"]);
  expect(bucketsOf("hour", "2026-02-27", "2026-03-01")).toHaveLength(24);
  expect(bucketsOf("whole", "2026-02-27", "2026-03-01")).toEqual([""]);
});
