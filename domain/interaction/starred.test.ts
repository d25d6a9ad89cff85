import { expect, test } from "vitest";
import { starredWith } from "./starred.ts";

const twenty = Array.from({ length: 20 }, (_, n) => `e${n}`);

test.each([
  ["marked, it comes last", ["a"], "b", true, ["a", "b"]],
  ["marked again, it stays where it is", ["a", "b"], "a", true, ["a", "b"]],
  ["taken back, it is gone", ["a", "b"], "a", false, ["b"]],
  ["what was not marked cannot be taken back", ["a"], "b", false, ["a"]],
  ["twenty are enough", twenty, "more", true, "full"],
  ["of twenty one is marked again", twenty, "e3", true, twenty],
] as const)("%s", (_, starred, entry, on, then) => {
  expect(starredWith(starred, entry, on)).toEqual(then);
});
