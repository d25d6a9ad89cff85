import { expect, test } from "vitest";
import { placeAfter } from "./place-after.ts";

test("the first arrow shows the present, the next ones lead on and stop at the ends", () => {
  expect(placeAfter("ArrowLeft", null, 7, 9)).toBe(7);
  expect(placeAfter("ArrowLeft", 7, 7, 9)).toBe(6);
  expect(placeAfter("ArrowRight", 9, 7, 9)).toBe(9);
  expect(placeAfter("PageDown", 2, 7, 9)).toBe(0);
  expect([placeAfter("Home", null, 7, 9), placeAfter("End", 3, 7, 9)]).toEqual([0, 9]);
});

test("any other key is not the chart's", () => {
  expect(placeAfter("Tab", 3, 7, 9)).toBeUndefined();
  expect(placeAfter("a", null, 7, 9)).toBeUndefined();
});
