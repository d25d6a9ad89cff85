import { expect, test } from "vitest";
import { BEHIND_MS, isBehind } from "./backlog.ts";

test.each([
  ["nothing is left to tell", null, false],
  ["it was just written", 1_000_000, false],
  ["it is tried for less than a minute", 1_000_000 - BEHIND_MS + 1, false],
  ["it is tried for a minute", 1_000_000 - BEHIND_MS, true],
])("an object is behind with telling others, or not: %s", (_, since, behind) => {
  expect(isBehind({ calls: since === null ? 0 : 2, since }, 1_000_000)).toBe(behind);
});
