import { expect, test } from "vitest";
import { MAX_FRAME } from "../../../protocol/socket.ts";
import * as unsent from "./unsent.ts";

const typed = (n: number, text = ""): unsent.Unsent =>
  Array.from({ length: n }, (_, index) => ({
    word: { id: `word-${index}`, kind: "message", text: text || `${index}` },
    state: "queued",
    at: 0,
  }));
const ids = (words: readonly { id: string }[]) => words.map(({ id }) => id);

test("unsent words go as one frame of at most twenty, one frame at a time", () => {
  const words = unsent.nextFrame(typed(25));
  expect(ids(words)).toEqual(Array.from({ length: 20 }, (_, index) => `word-${index}`));
  expect(unsent.nextFrame(unsent.sent(typed(25), words))).toEqual([]);
});

test.each([
  ["ñ".repeat(4_000), 3],
  // A quote or a control character takes two to six characters on the wire.
  ['"'.repeat(4_000), 1],
  ["\u0001".repeat(2_000), 1],
])("a frame stays below what the server accepts, whatever the letters", (text, fit) => {
  const words = unsent.nextFrame(typed(20, text));
  expect(words.length).toBe(fit);
  expect(JSON.stringify({ t: "say", words }).length).toBeLessThanOrEqual(MAX_FRAME);
});

test("a refused word waits for a decision and lets the next pass; tried again, it keeps its place and its id", () => {
  const list = unsent.refused(typed(2), "word-0", "not_holder");
  expect(ids(unsent.nextFrame(list))).toEqual(["word-1"]);
  expect(ids(unsent.nextFrame(unsent.retried(list, "word-0")))).toEqual(["word-0", "word-1"]);
});

test("only what has failed may be thrown away", () => {
  const list = unsent.refused(typed(2), "word-0", "closed");
  expect(unsent.deleted(unsent.deleted(list, "word-0"), "word-1").map(({ word }) => word.id)).toEqual(["word-1"]);
});
