import { bitsOf, MARKS, marksOf } from "../../domain/dialer/mark.ts";
import { DELIVERED_RANK } from "../../domain/dialer/receipt.ts";
import { type ResultRow, ROW_STATES, type RowState, type Told } from "../../protocol/dialer-results.ts";

/** Rows that one statement looks at. */
export const AT_ONCE = 5_000;
/** Statements of one page: one of a rare state may be short, even empty, and not the last. */
export const MOST_STATEMENTS = 10;
/** By rank. */
const RECEIPTS = ["none", "sent", "delivered", "seen"] as const;

export interface ResultSearch {
  dialer: string;
  /** Id of one list; left out: all of them. */
  upload?: string | undefined;
  state?: RowState | undefined;
  told?: Told | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

export const COLUMNS = `id, upload, destiny, address, message, device, priority, state, reason, receipt, marks, carrier_id, done_at,
  deleted_at, deleted_by`;

/** Whether a row is asked for, by the three parameters of `asked`, the first of which is the nth. */
export function pleases(first: number): string {
  return `(?${first} IS NULL OR state = ?${first}) AND (?${first + 1} IS NULL OR receipt >= ?${first + 1})
    AND (?${first + 2} IS NULL OR coalesce(marks, 0) & ?${first + 2} <> 0)`;
}

/** The three parameters of `pleases`; null: not asked for. */
export function asked({ state, told }: Pick<ResultSearch, "state" | "told">): (number | null)[] {
  const mark = MARKS.find((one) => one === told);
  return [
    state === undefined ? null : ROW_STATES.indexOf(state),
    told === "delivered" ? DELIVERED_RANK : null,
    mark === undefined ? null : bitsOf([mark]),
  ];
}

/** As the spool has it. */
export interface StoredResult {
  id: number;
  upload: string;
  destiny: string;
  address: string;
  message: string;
  device: string;
  priority: number;
  state: number;
  reason: string;
  receipt: number;
  marks: number | null;
  carrier_id: string | null;
  done_at: number | null;
  deleted_at: number | null;
  deleted_by: string | null;
}

/** A row of the spool as it crosses the wire. */
export function resultOf(row: StoredResult): ResultRow {
  const { state, receipt, marks, carrier_id: carrierId, done_at, deleted_at, deleted_by, ...rest } = row;
  return {
    ...rest,
    state: ROW_STATES[state] ?? "none",
    receipt: RECEIPTS[receipt] ?? "none",
    marks: marksOf(marks ?? 0),
    carrierId,
    doneAt: isoOf(done_at),
    deleted: deleted_at === null ? null : { at: isoOf(deleted_at) ?? "", by: deleted_by ?? "" },
  };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
