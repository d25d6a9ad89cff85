import { expect, test } from "vitest";
import type { DeliveryState } from "../../../protocol/conversation-entry.ts";
import { EMPTY_THREAD } from "../../shared/live/thread.ts";
import { fateOf, isTrouble } from "./marks.ts";

const fate = (state: DeliveryState | null, { seen = 0, reason = "" } = {}) =>
  fateOf(
    { id: "word", seq: 5 },
    {
      ...EMPTY_THREAD,
      seen: { visitor: seen, agent: 0 },
      deliveries: new Map(state === null ? [] : [["word", { state, reason }]]),
    },
  );

test.each(["sending", "sent", "delivered", "seen", "failed", "unknown"] as const)(
  "WA-6: a word whose carrier says %j is marked so",
  (state) => {
    expect(fate(state)).toEqual({ mark: state, reason: "" });
  },
);

test("WA-6: who has seen a later word has seen what arrived before it, and not what failed", () => {
  const marks = (["sent", "delivered", "failed", "unknown"] as const).map((state) => fate(state, { seen: 6 }).mark);
  expect(marks).toEqual(["seen", "seen", "failed", "unknown"]);
});

test("a failure keeps the carrier's reason", () => {
  expect(fate("failed", { reason: "30003: unreachable handset" })).toEqual({
    mark: "failed",
    reason: "30003: unreachable handset",
  });
});

test("in webchat, without deliveries, a word is sent until its number was seen", () => {
  expect([fate(null).mark, fate(null, { seen: 5 }).mark]).toEqual(["sent", "seen"]);
});

test("what did not arrive, or may not have, must be read", () => {
  expect([isTrouble("failed"), isTrouble("unknown"), isTrouble("sending"), isTrouble(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
