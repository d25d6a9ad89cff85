import type { Receipted } from "../../domain/dialer/receipt.ts";
import { inTime } from "../database.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

/** A row as a receipt finds it. */
export interface ReceiptedRow extends Receipted {
  id: number;
  deleted: boolean;
}

/** A step that a receipt makes a row take; it is taken only from where the row was seen. */
export interface ReceiptStep {
  id: number;
  from: Receipted;
  to: Receipted;
  reason: string;
}

/** Where those rows of this dialer stand, also the deleted ones; an id of another dialer is passed over. */
export async function receiptedRows(
  spool: D1Database,
  dialer: string,
  ids: readonly number[],
): Promise<ReceiptedRow[]> {
  const found = spool.prepare(FIND).bind(dialer, JSON.stringify(ids));
  const { results } = await inTime(found.all<Omit<ReceiptedRow, "deleted"> & { deleted: number }>());
  return results.map((row) => ({ ...row, deleted: row.deleted === 1 }));
}

const FIND = `SELECT row.id, row.state, row.receipt AS rank, coalesce(row.marks, 0) AS marks, row.deleted_at IS NOT NULL AS deleted
  FROM json_each(?2) CROSS JOIN sms_spool AS row ON row.id = value WHERE row.dialer = ?1`;

/** Takes the steps; the same ones may come again. */
export async function takeReceiptSteps(spool: D1Database, turn: Turn, steps: readonly ReceiptStep[]): Promise<void> {
  const rows = steps.map(({ id, from, to, reason }) => [
    id,
    from.state,
    from.rank,
    from.marks,
    to.state,
    to.rank,
    to.marks,
    reason,
  ]);
  await inTurn(spool, turn, [spool.prepare(STEP).bind(turn.dialer, turn.turn, JSON.stringify(rows))]);
}

const STEP = `UPDATE sms_spool SET state = step.state, receipt = step.rank,
    marks = CASE WHEN sms_spool.marks IS NULL THEN NULL ELSE step.marks END,
    reason = CASE step.reason WHEN '' THEN sms_spool.reason ELSE step.reason END
  FROM (SELECT value ->> 0 AS id, value ->> 1 AS old_state, value ->> 2 AS old_rank, value ->> 3 AS old_marks,
    value ->> 4 AS state, value ->> 5 AS rank, value ->> 6 AS marks, value ->> 7 AS reason FROM json_each(?3)) AS step
  WHERE sms_spool.id = step.id AND sms_spool.state = step.old_state AND sms_spool.receipt = step.old_rank
    AND coalesce(sms_spool.marks, 0) = step.old_marks AND ${IN_TURN}`;
