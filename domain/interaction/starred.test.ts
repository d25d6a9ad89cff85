import { expect, test } from "vitest";
import { type Mark, starredWith } from "./starred.ts";

const twenty = Array.from({ length: 20 }, (_, n) => `e${n}`);
const ana: Mark = { by: { id: "ana", name: "Ana" }, at: 1 };
const bruno: Mark = { by: { id: "bruno", name: "Bruno" }, at: 2 };

test.each([
  ["marked, it comes last", ["a"], "b", bruno, ["a", "b"], { a: ana, b: bruno }],
  ["marked again, it stays where it is, and whose it was", ["a", "b"], "a", bruno, ["a", "b"], { a: ana }],
  ["taken back, it is gone", ["a", "b"], "a", null, ["b"], {}],
  ["what was not marked cannot be taken back", ["a"], "b", null, ["a"], { a: ana }],
  ["of twenty one is marked again", twenty, "e3", bruno, twenty, { a: ana }],
])("%s", (_, starred, entry, mark, then, thenBy) => {
  expect(starredWith({ starred, starredBy: { a: ana } }, entry, mark)).toEqual({ starred: then, starredBy: thenBy });
});

test("twenty are enough", () => {
  expect(starredWith({ starred: twenty, starredBy: {} }, "more", ana)).toBe("full");
});

test("what was marked before marks were kept is nobody's", () => {
  expect(starredWith({ starred: ["a"], starredBy: {} }, "a", bruno)).toEqual({ starred: ["a"], starredBy: {} });
});
