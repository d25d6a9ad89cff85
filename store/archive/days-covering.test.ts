import fc from "fast-check";
import { expect, test } from "vitest";
import { daysCovering } from "./days-covering.ts";

const DAY_MS = 24 * 60 * 60_000;
const instant = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2045, 0) });

/** The tags that a row of this instant has. */
function tagsOf(at: number): string[] {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll("-", "");
  return [`d${day}`, `m${day.slice(0, 6)}`, `y${day.slice(0, 4)}`];
}

test("whole years and months are one tag, what is left over are days", () => {
  expect(daysCovering(Date.UTC(2025, 10, 30, 13), Date.UTC(2027, 1, 2))).toEqual([
    "d20251130",
    "m202512",
    "y2026",
    "m202701",
    "d20270201",
  ]);
  expect(daysCovering(Date.UTC(2026, 1, 3), Date.UTC(2026, 1, 3))).toEqual([]);
});

test("every instant of the time is covered, none a day or more outside it, and by one tag only", () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 4_000 * DAY_MS }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (from, length, part) => {
        const until = from + length;
        const tags = new Set(daysCovering(from, until));
        const within = from + Math.floor(length * part);
        expect(tagsOf(within).filter((tag) => tags.has(tag))).toHaveLength(1);
        for (const outside of [from - DAY_MS, until + DAY_MS])
          expect(tagsOf(outside).filter((tag) => tags.has(tag))).toEqual([]);
      },
    ),
  );
});

test("an open end still asks for few tags", () => {
  expect(daysCovering(Date.UTC(2026, 5, 15), undefined).length).toBeLessThan(80);
  expect(daysCovering(undefined, Date.UTC(2026, 5, 15)).length).toBeLessThan(80);
});
