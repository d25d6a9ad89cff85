import fc from "fast-check";
import { expect, test } from "vitest";
import { dialOf } from "./thresholds.ts";

test.each([
  [0, 60, 0, "calm"],
  [44, 60, 44 / 60, "calm"],
  [45, 60, 0.75, "near"],
  [60, 60, 1, "near"],
  [61, 60, 1, "over"],
  [600, 60, 1, "over"],
  [-3, 60, 0, "calm"],
])("WEB-30, WEB-36: %i of %i fills the dial to %d and is %s", (figure, limit, used, level) => {
  expect(dialOf(figure, limit)).toEqual({ used, level });
});

test("WEB-32, WEB-33: a threshold of 0 colours nothing", () => {
  expect(dialOf(500, 0)).toBeNull();
});

test("a dial never falls back while its figure grows", () => {
  const levels = ["calm", "near", "over"];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(2_000), fc.nat(100), (limit, figure, more) => {
      const [before, after] = [dialOf(figure, limit), dialOf(figure + more, limit)];
      expect(levels.indexOf(after?.level ?? "")).toBeGreaterThanOrEqual(levels.indexOf(before?.level ?? ""));
      expect(after?.used).toBeGreaterThanOrEqual(before?.used ?? 1);
    }),
  );
});
