import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, INK, readable } from "./contrast.ts";

test.each([
  ["#ffffff", "#000000", 21],
  ["#0b6b57", "#ffffff", 6.42],
  ["#777777", "#ffffff", 4.48],
])("the contrast of %s and %s is %d, whichever is named first", (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 1);
  expect(contrast(b, a)).toBe(contrast(a, b));
});

test.each([
  ["#0b6b57", "#ffffff"],
  ["#FFDD00", INK],
  ["#ffffff", INK],
  ["#000000", "#ffffff"],
  ["#777777", "#ffffff"],
])("WEB-69b: on %s one writes in %s", (colour, text) => {
  expect(readable(colour).text).toBe(text);
});

test("WEB-69b: every colour can be read; one that bears white or ink stays as it is, another is darkened for white", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, (chosen) => {
      const { fill, text, ratio } = readable(chosen);
      expect(ratio).toBeGreaterThanOrEqual(4.5);
      expect(contrast(fill, text)).toBe(ratio);
      const best = Math.max(contrast(chosen, "#ffffff"), contrast(chosen, INK));
      if (best >= 4.5) expect([fill, ratio]).toEqual([chosen, best]);
      else expect([text, contrast(fill, "#000000") < contrast(chosen, "#000000")]).toEqual(["#ffffff", true]);
    }),
    { numRuns: 2_000 },
  );
});

test("what is no colour is taken as ink", () => {
  expect(readable("red; background: url(//evil.net)")).toMatchObject({ fill: INK, text: "#ffffff" });
});
