import { ROW, type RowNumber } from "./row-state.ts";

/** SMS-113 to SMS-116. `uploaded` is the sum of all others but `delivered`, which lies inside `processed`. */
export interface Counters {
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
};

/** What changes a board. Nothing is ever counted by looking at the rows: a list may have millions. */
export type BoardEvent =
  | { event: "uploaded"; rows: number }
  | { event: "moved"; from: RowNumber; to: RowNumber; rows: number }
  /** SMS-118: taken off the board. */
  | { event: "deleted"; state: RowNumber; rows: number }
  /** A receipt says that they arrived. */
  | { event: "delivered"; rows: number };

const PLACE: Record<RowNumber, Exclude<keyof Counters, "uploaded" | "delivered">> = {
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
    }
  }
  return after;
}

/** States whose rows leave the board when what was not processed is deleted (SMS-118): all but what left, or may have. */
export const DELETABLE: readonly RowNumber[] = [ROW.NONE, ROW.TO_PROCESS, ROW.BLOCKED, ROW.FAILED, ROW.OTHER];
