import { expect, test } from "vitest";
import type { BoardEvent } from "./board.ts";
import { type DialerCounts, NOTHING_REPORTED, reported } from "./reported.ts";
import { ROW, type RowNumber } from "./row-state.ts";

const moved = (from: RowNumber, to: RowNumber, rows = 1): BoardEvent => ({ event: "moved", from, to, rows });

test.each<[string, BoardEvent[], Partial<DialerCounts>]>([
  ["what the carrier took was sent", [moved(ROW.SENDING, ROW.PROCESSED, 3)], { sent: 3 }],
  ["what it refused has failed", [moved(ROW.SENDING, ROW.FAILED)], { refused: 1 }],
  [
    "what the list stopped, before or at the carrier",
    [moved(ROW.TO_PROCESS, ROW.BLOCKED, 2), moved(ROW.SENDING, ROW.BLOCKED)],
    { blocked: 3 },
  ],
  [
    "what is no number, and what nobody knows of",
    [moved(ROW.SENDING, ROW.OTHER), moved(ROW.SENDING, ROW.UNKNOWN)],
    { other: 1, unknown: 1 },
  ],
  [
    "what a receipt calls failed was sent all the same",
    [moved(ROW.SENDING, ROW.PROCESSED), moved(ROW.PROCESSED, ROW.FAILED)],
    { sent: 1, refused: 1 },
  ],
  [
    "what arrived after all is not sent twice",
    [moved(ROW.FAILED, ROW.PROCESSED), { event: "delivered", rows: 1 }],
    { delivered: 1 },
  ],
  [
    "what became of mails",
    [
      { event: "marked", mark: "seen", rows: 2 },
      { event: "marked", mark: "spam", rows: 1 },
    ],
    { seen: 2, spam: 1 },
  ],
  [
    "lists that come and go are no message",
    [
      { event: "uploaded", rows: 9 },
      { event: "withdrawn", rows: 4 },
      { event: "deleted", state: ROW.FAILED, rows: 1 },
    ],
    {},
  ],
  [
    "claimed and given back is nothing yet",
    [moved(ROW.TO_PROCESS, ROW.SENDING), moved(ROW.SENDING, ROW.TO_PROCESS)],
    {},
  ],
])("%s", (_, events, counts) => {
  expect(reported(NOTHING_REPORTED, events)).toEqual({ ...NOTHING_REPORTED, ...counts });
});

test("counts of stretches add up to the counts of the whole", () => {
  const events = [moved(ROW.SENDING, ROW.PROCESSED), moved(ROW.SENDING, ROW.FAILED, 4)];
  const apart = events.reduce((sum, one) => reported(sum, [one]), NOTHING_REPORTED);
  expect(apart).toEqual(reported(NOTHING_REPORTED, events));
});
