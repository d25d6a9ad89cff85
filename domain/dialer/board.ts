import { countedMarks, type Mark, marksOf } from "./mark.ts";
import { DELIVERED_RANK, type Receipted } from "./receipt.ts";
import { ROW, type RowNumber } from "./row-state.ts";

/** SMS-113 to SMS-116. `uploaded` is the sum of all others but `delivered` and the marks of mails, which lie inside `processed`. */
export interface Counters extends Record<Mark, number> {
  uploaded: number;
  notProcessed: number;
  processed: number;
  blocked: number;
  failed: number;
  other: number;
  unknown: number;
  delivered: number;
}

export const NOTHING_COUNTED: Counters = {
  uploaded: 0,
  notProcessed: 0,
  processed: 0,
  blocked: 0,
  failed: 0,
  other: 0,
  unknown: 0,
  delivered: 0,
  seen: 0,
  rejected: 0,
  spam: 0,
  unsubscribed: 0,
};

/** What the board of a mail dialer shows (EML-84 to EML-91). */
export interface MailFigures extends Record<Mark, number> {
  /** Always `sent + failed`. */
  processed: number;
  notProcessed: number;
  sent: number;
  failed: number;
}

/** The figures that every board has. */
export function commonFigures({ seen: _, rejected: __, spam: ___, unsubscribed: ____, ...common }: Counters) {
  return common;
}

/** EML-84 to EML-89: the same counters as a board of mails shows them; what the server refused was processed too. */
export function mailFigures({
  notProcessed,
  processed,
  failed,
  seen,
  rejected,
  spam,
  unsubscribed,
}: Counters): MailFigures {
  return { processed: processed + failed, notProcessed, sent: processed, failed, seen, rejected, spam, unsubscribed };
}

/** What changes a board. Nothing is ever counted by looking at the rows: a list may have millions. */
export type BoardEvent =
  | { event: "uploaded"; rows: number }
  /** EML-73: the rest of a list that is not the active one any more. */
  | { event: "withdrawn"; rows: number }
  | { event: "moved"; from: RowNumber; to: RowNumber; rows: number }
  /** SMS-118: taken off the board. */
  | { event: "deleted"; state: RowNumber; rows: number }
  /** A receipt says that they arrived. */
  | { event: "delivered"; rows: number }
  | { event: "marked"; mark: Mark; rows: number };

const PLACE: Record<RowNumber, Exclude<keyof Counters, "uploaded" | "delivered" | Mark>> = {
  [ROW.NONE]: "notProcessed",
  [ROW.TO_PROCESS]: "notProcessed",
  [ROW.SENDING]: "notProcessed",
  [ROW.PROCESSED]: "processed",
  [ROW.BLOCKED]: "blocked",
  [ROW.FAILED]: "failed",
  [ROW.OTHER]: "other",
  [ROW.UNKNOWN]: "unknown",
};

/** The counters after events. */
export function counted(counters: Counters, events: readonly BoardEvent[]): Counters {
  const after = { ...counters };
  for (const one of events) {
    switch (one.event) {
      case "uploaded":
        after.uploaded += one.rows;
        after.notProcessed += one.rows;
        break;
      case "withdrawn":
        after.uploaded -= one.rows;
        after.notProcessed -= one.rows;
        break;
      case "moved":
        after[PLACE[one.from]] -= one.rows;
        after[PLACE[one.to]] += one.rows;
        break;
      case "deleted":
        after.uploaded -= one.rows;
        after[PLACE[one.state]] -= one.rows;
        break;
      case "delivered":
        after.delivered += one.rows;
        break;
      case "marked":
        after[one.mark] += one.rows;
        break;
    }
  }
  return after;
}

/** What a board hears of a row that something was told of later. */
export function receiptEvents(from: Receipted, to: Receipted): BoardEvent[] {
  const fresh = marksOf(countedMarks(to) & ~countedMarks(from));
  return [
    ...(from.state === to.state ? [] : [{ event: "moved" as const, from: from.state, to: to.state, rows: 1 }]),
    ...(from.rank < DELIVERED_RANK && to.rank >= DELIVERED_RANK ? [{ event: "delivered" as const, rows: 1 }] : []),
    ...fresh.map((mark) => ({ event: "marked" as const, mark, rows: 1 })),
  ];
}

/** States whose rows leave the board when what was not processed is deleted (SMS-118): all but what left, or may have. */
export const DELETABLE: readonly RowNumber[] = [ROW.NONE, ROW.TO_PROCESS, ROW.BLOCKED, ROW.FAILED, ROW.OTHER];
