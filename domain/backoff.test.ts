import fc from "fast-check";
import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("a retry waits at least 100 ms and at most five minutes, however often it failed", () => {
  const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(10_000), draw, (attempts, number) => {
      expect(backoff(attempts, number)).toBeGreaterThanOrEqual(100);
      expect(backoff(attempts, number)).toBeLessThanOrEqual(300_000);
    }),
  );
});

test("the window doubles with each failure, and the draw falls anywhere in it", () => {
  expect([0, 1, 2, 3].map((attempts) => backoff(attempts, 0.5))).toEqual([200, 400, 800, 1_600]);
  expect([0.25, 0.5, 0.75].map((draw) => backoff(4, draw))).toEqual([1_600, 3_200, 4_800]);
});
