import { expect, test } from "vitest";
import { authenticityOf } from "./authenticity.ts";

test.each([
  ["pass", "pass", "pass", "confirmed"],
  ["fail", "none", "pass", "confirmed"],
  ["pass", "pass", "fail", "doubtful"],
  ["fail", "none", "none", "doubtful"],
  ["softfail", "fail", "none", "doubtful"],
  ["fail", "pass", "none", "unknown"],
  ["pass", "none", "none", "unknown"],
  ["none", "none", "none", "unknown"],
  ["neutral", "none", "temperror", "unknown"],
] as const)("SPF %s, DKIM %s, DMARC %s: the sender is %s", (spf, dkim, dmarc, authenticity) => {
  expect(authenticityOf({ spf, dkim, dmarc })).toBe(authenticity);
});
