import type { BoardEvent } from "./board.ts";
import { MARKS, type Mark } from "./mark.ts";
import { ROW, type RowNumber } from "./row-state.ts";

/**
 * What a report says of a dialer's stretch of time: what happened in it. Nothing is taken back by what happens later, so a message
 * that the carrier took and a receipt called failed has been sent, and has failed.
 */
export interface DialerCounts extends Record<Mark, number> {
  /** The carrier took them. */
  sent: number;
  /** It refused them, or called them failed later. */
  refused: number;
  /** The black list stopped them. */
  blocked: number;
  /** They had no number or address. */
  other: number;
  /** Begun, and what became of them is not known. */
  unknown: number;
  delivered: number;
}

export const NOTHING_REPORTED: DialerCounts = {
  sent: 0,
  refused: 0,
  blocked: 0,
  other: 0,
  unknown: 0,
  delivered: 0,
  seen: 0,
  rejected: 0,
  spam: 0,
  unsubscribed: 0,
};

const COUNTED_AS: Partial<Record<RowNumber, keyof DialerCounts>> = {
  [ROW.PROCESSED]: "sent",
  [ROW.FAILED]: "refused",
  [ROW.BLOCKED]: "blocked",
  [ROW.OTHER]: "other",
  [ROW.UNKNOWN]: "unknown",
};

/** What these events add to a report. A failed one that has arrived after all is not sent a second time. */
export function reported(counts: DialerCounts, events: readonly BoardEvent[]): DialerCounts {
  const sum = { ...counts };
  for (const one of events) {
    const name = nameOf(one);
    if (name !== undefined) sum[name] += one.rows;
  }
  return sum;
}

function nameOf(one: BoardEvent): keyof DialerCounts | undefined {
  if (one.event === "delivered") return "delivered";
  if (one.event === "marked") return MARKS.find((mark) => mark === one.mark);
  if (one.event !== "moved") return undefined;
  return one.from === ROW.FAILED && one.to === ROW.PROCESSED ? undefined : COUNTED_AS[one.to];
}
