import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeliveryState, Entry } from "../../../protocol/conversation-entry.ts";
import type { Change } from "../../../protocol/conversation-socket.ts";
import { appliedAll, EMPTY_THREAD } from "./thread.ts";

const wordOf = (rev: number): Entry => ({
  id: `entry-${rev}`,
  seq: rev,
  interaction: "i",
  kind: "message",
  by: { role: "agent", id: "a", name: "Ana" },
  text: `${rev}`,
  at: rev,
});
const change = (rev: number, prev = rev - 1): Change => ({ rev, prev, kind: "entry", entry: wordOf(rev) });

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

test("WA-6: how far a word has come is told by the last change about it, in the same frame as the word or later", () => {
  const told = (rev: number, state: DeliveryState): Change => ({
    rev,
    prev: rev - 1,
    kind: "delivery",
    entry: "entry-1",
    state,
    reason: "",
  });
  const leaving: Change = { rev: 1, prev: 0, kind: "entry", entry: { ...wordOf(1), leaving: true } };
  expect(appliedAll(EMPTY_THREAD, [leaving]).thread.deliveries.get("entry-1")?.state).toBe("sending");
  const first = appliedAll(EMPTY_THREAD, [leaving, told(2, "sent")]).thread;
  expect(first.deliveries.get("entry-1")?.state).toBe("sent");
  const later = appliedAll(first, [told(2, "sending"), told(3, "seen")]).thread;
  expect([later.deliveries.get("entry-1")?.state, first.deliveries.get("entry-1")?.state]).toEqual(["seen", "sent"]);
});

test("WA-6: a file that was fetched takes the place of its announcement, and no other entry changes", () => {
  const file = { id: "file-0001", name: "voice.ogg", type: "audio/ogg", size: 9_000 };
  const { thread } = appliedAll(EMPTY_THREAD, [change(1), change(2)]);
  const next = appliedAll(thread, [{ rev: 3, prev: 2, kind: "file", entry: "entry-1", file }]).thread;
  expect(next.entries.map((entry) => entry.file)).toEqual([file, undefined]);
  expect(next.entries[1]).toBe(thread.entries[1]);
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
