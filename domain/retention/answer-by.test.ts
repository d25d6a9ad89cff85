import { expect, test } from "vitest";
import { answerBy } from "./answer-by.ts";

test.each([
  ["2026-11-30", "2026-12-07"],
  ["2026-12-04", "2026-12-11"],
  ["2026-12-05", "2026-12-11"],
  ["2026-12-06", "2026-12-11"],
  ["2026-12-30", "2027-01-06"],
])("what was asked on %s is answered by %s", (asked, due) => {
  expect(answerBy(asked)).toBe(due);
});
