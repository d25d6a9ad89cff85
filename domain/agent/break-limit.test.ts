import { expect, test } from "vitest";
import { limitOfBreak, timeOnBreaks } from "./break-limit.ts";

const MINUTE_MS = 60_000;

test.each([
  [{ limit: 0 }, 90, 0],
  [{ limit: 15 }, 90, 15],
  [{ limit: 15, perDay: 0 }, 90, 15],
  [{ limit: 0, perDay: 60 }, 20, 40],
  [{ limit: 15, perDay: 60 }, 20, 15],
  [{ limit: 15, perDay: 60 }, 50, 10],
])("AGT-2: a break of %j after %i minutes of its kind today may last %i minutes", (one, used, expected) => {
  expect(limitOfBreak(one, used * MINUTE_MS)).toBe(expected);
});

test("AGT-2: with nothing left of the day a break is over its limit at once, and never without limit", () => {
  expect(limitOfBreak({ limit: 0, perDay: 60 }, 75 * MINUTE_MS)).toBeCloseTo(1 / 60);
});

test("AGT-2: only breaks of the same kind count, from the day's beginning on, a running one until now", () => {
  const breaks = [
    { name: "Lunch", from: 0, to: 30 },
    { name: "Lunch", from: 50, to: 60 },
    { name: "Coffee", from: 60, to: 70 },
    { name: "Lunch", from: 90, to: null },
  ];
  expect(timeOnBreaks(breaks, "Lunch", 20, 100)).toBe(10 + 10 + 10);
});
