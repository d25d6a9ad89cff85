import { expect, test } from "vitest";
import { severalPages } from "./several-pages.ts";

const LETTERS = ["a", "b", "c", "d", "e"];
const ask = async ({ cursor = "0" }: { cursor?: string }) => {
  const at = Number(cursor);
  return { items: LETTERS.slice(at, at + 2), nextCursor: at + 2 < LETTERS.length ? String(at + 2) : null };
};

test.each([
  [null, 1, "ab", "2"],
  [null, 2, "abcd", "4"],
  [null, 9, "abcde", null],
  ["2", 1, "cd", "4"],
])(
  "a list that is loaded again from %s shows the %i pages that it has shown, or all there are",
  async (from, many, letters, next) => {
    const { items, nextCursor } = await severalPages(ask, from, many);
    expect([items.join(""), nextCursor]).toEqual([letters, next]);
  },
);
