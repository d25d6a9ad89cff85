import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../../../protocol/conversation-socket.ts";
import { appliedAll, EMPTY_THREAD } from "./thread.ts";

const change = (rev: number, prev = rev - 1): Change => ({
  rev,
  prev,
  kind: "entry",
  entry: {
    id: `entry-${rev}`,
    seq: rev,
    interaction: "i",
    kind: "message",
    by: { role: "agent", id: "a", name: "Ana" },
    text: `${rev}`,
    at: rev,
  },
});

test("a thread applies only the next change, forgets what it has, and sees a gap", () => {
  const { thread, gap } = appliedAll(EMPTY_THREAD, [change(1), change(1), change(2), change(4)]);
  expect([thread.have, gap, thread.entries.length]).toEqual([2, true, 2]);
});

test("a change that is not for this reader leaves no gap: prev says which one came before", () => {
  const { thread, gap } = appliedAll(EMPTY_THREAD, [change(1), change(5, 1)]);
  expect([thread.have, gap]).toEqual([5, false]);
});

test("what the other side has seen never goes back", () => {
  const seen = (rev: number, seq: number): Change => ({ rev, prev: rev - 1, kind: "seen", by: "agent", seq });
  expect(appliedAll(EMPTY_THREAD, [seen(1, 7), seen(2, 3)]).thread.seen).toEqual({ visitor: 0, agent: 7 });
});

test("whatever the order, loss and doubling of frames, what is applied is a prefix, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 200 }), (revs) => {
      let thread = EMPTY_THREAD;
      for (const rev of revs) thread = appliedAll(thread, [change(rev)]).thread;
      expect(thread.entries.map((entry) => entry.seq)).toEqual(
        Array.from({ length: thread.have }, (_, index) => index + 1),
      );
    }),
  );
});
