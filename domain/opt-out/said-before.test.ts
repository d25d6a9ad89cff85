import { expect, test } from "vitest";
import { wasSaidBefore } from "./said-before.ts";

test.each([
  [1_999, 2_000, true],
  [2_000, 2_000, false],
  [2_000, 2_999, false],
  [2_999, 2_000, false],
  [3_000, 2_999, false],
])("decisions STOP: what is dated %d was said before %d: %s", (at, other, before) => {
  expect(wasSaidBefore(at, other)).toBe(before);
});
