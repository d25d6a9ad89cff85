import { expect, test } from "vitest";
import { whenLeft } from "./ending.ts";

test.each([
  [5_000, 10, "short"],
  [9_999, 10, "short"],
  [10_000, 10, "abandoned"],
  [90_000, 10, "abandoned"],
  [0, 0, "abandoned"],
])("WEB-31: who leaves the line after %i ms with %i Dropout seconds is %s", (waited, dropout, state) => {
  expect(whenLeft(waited, dropout)).toBe(state);
});
