import { expect, test } from "vitest";
import { marksAt, movedBy } from "./use-place.ts";
import { lineAt, offsetsOf, rangeOf } from "./window.ts";

const offsets = offsetsOf([10, 20, 30, 40]);

test("a line begins where those before it end", () => {
  expect([...offsets]).toEqual([0, 10, 30, 60, 100]);
});

test("a position belongs to the line that covers it, beyond the ends to the first and last", () => {
  expect([-5, 0, 9, 10, 59, 60, 500].map((at) => lineAt(offsets, at))).toEqual([0, 0, 0, 1, 2, 3, 3]);
});

test("only what touches the view and its margin is drawn", () => {
  expect(rangeOf(offsets, 30, 25, 0)).toEqual({ from: 2, to: 3 });
  expect(rangeOf(offsets, 30, 25, 25)).toEqual({ from: 0, to: 4 });
});

test("of ten thousand lines a screenful is drawn", () => {
  const { from, to } = rangeOf(offsetsOf(Array.from({ length: 10_000 }, () => 50)), 250_000, 800, 800);
  expect(to - from).toBeLessThan(60);
  expect(from).toBeLessThanOrEqual(5_000 - 16);
});

test("an empty list draws nothing", () => {
  expect(rangeOf(offsetsOf([]), 0, 800, 800)).toEqual({ from: 0, to: 0 });
});

test("lines that come above move what one reads down by their height, also where the day above it goes", () => {
  const line = (key: string) => ({ key });
  const read = marksAt([line("day-c"), line("c"), line("d")], offsetsOf([40, 50, 60]), 10);
  const lines = [line("day-a"), line("a"), line("b"), line("c"), line("d")];
  expect(movedBy(read, lines, offsetsOf([40, 70, 80, 50, 60]))).toBe(150);
  expect(movedBy(read, [line("x")], offsetsOf([40]))).toBe(0);
});
