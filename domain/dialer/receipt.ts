import { ROW, type RowNumber } from "./row-state.ts";

/** What a carrier says of a message later, the weakest first: *failed* is believed until something shows that it arrived. */
export const RECEIPTS = ["sent", "failed", "delivered", "seen"] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** As the row keeps it: rank of the best one, 0 without any. *Failed* has none: it is a state. */
const RANKS: Record<Exclude<Receipt, "failed">, number> = { sent: 1, delivered: 2, seen: 3 };
export const DELIVERED_RANK = RANKS.delivered;

export interface Receipted {
  state: RowNumber;
  rank: number;
  /** Bits of `mark.ts`; 0 of what is no mail. */
  marks: number;
}

/** Whether a receipt says more than another one: they come late, twice and in any order. */
export function outranks(receipt: Receipt, other: Receipt): boolean {
  return RECEIPTS.indexOf(receipt) > RECEIPTS.indexOf(other);
}

/** The row after a receipt; null: it changes nothing. A rank is never lowered, and what has not left cannot have arrived. */
export function afterReceipt(row: Receipted, receipt: Receipt): Receipted | null {
  if (row.state !== ROW.PROCESSED && row.state !== ROW.UNKNOWN && row.state !== ROW.FAILED) return null;
  if (receipt === "failed")
    return row.state === ROW.FAILED || row.rank >= DELIVERED_RANK ? null : { ...row, state: ROW.FAILED };
  if (receipt === "sent" && row.state === ROW.FAILED) return null;
  const rank = Math.max(row.rank, RANKS[receipt]);
  return rank === row.rank && row.state === ROW.PROCESSED ? null : { ...row, state: ROW.PROCESSED, rank };
}
