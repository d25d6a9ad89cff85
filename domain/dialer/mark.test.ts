import fc from "fast-check";
import { expect, test } from "vitest";
import { afterMarks, bitsOf, countedMarks, MARKS, type Mark, marksOf } from "./mark.ts";
import type { Receipted } from "./receipt.ts";
import { ROW } from "./row-state.ts";

const marks = fc.array(fc.constantFrom(...MARKS), { maxLength: 8 });
const start = fc.record({
  state: fc.constantFrom(...Object.values(ROW)),
  rank: fc.constant(0),
  marks: fc.constant(0),
});

function after(row: Receipted, told: readonly Mark[]): Receipted {
  return told.reduce((at, mark) => afterMarks(at, bitsOf([mark])) ?? at, row);
}

test("EML-88, EML-89, EML-90: marks told late, twice and in any order end the same, and are counted once", () => {
  fc.assert(
    fc.property(start, marks, marks, (row, told, again) => {
      const end = after(row, told);
      expect(after(row, told.toReversed())).toEqual(end);
      expect(after(end, told)).toEqual(end);
      expect(after(row, [...told, ...again])).toEqual(after(row, [...again, ...told, ...again]));
      expect(afterMarks(row, bitsOf(told)) ?? row).toEqual(end);
    }),
  );
});

test.each([
  [
    ROW.PROCESSED,
    ["seen", "rejected", "spam", "unsubscribed"],
    ROW.PROCESSED,
    ["seen", "rejected", "spam", "unsubscribed"],
  ],
  // A bounce of what was given up for lost shows that it left.
  [ROW.UNKNOWN, ["rejected"], ROW.PROCESSED, ["rejected"]],
  // What the server did not take is not rejected again, until something shows that it did.
  [ROW.FAILED, ["rejected"], ROW.FAILED, []],
  [ROW.FAILED, ["rejected", "seen"], ROW.PROCESSED, ["seen", "rejected"]],
  [ROW.BLOCKED, ["seen"], ROW.BLOCKED, []],
  [ROW.SENDING, ["spam"], ROW.SENDING, []],
] as const)("EML-91: a row that is %i is told %j", (state, told, then, counts) => {
  const row = after({ state, rank: 0, marks: 0 }, told);
  expect(row.state).toBe(then);
  expect(marksOf(countedMarks(row))).toEqual(counts);
});
