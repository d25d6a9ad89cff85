import type { RowNumber } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

/** A row as a receipt finds it. */
export interface ReceiptedRow {
  id: number;
  state: RowNumber;
  rank: number;
  deleted: boolean;
}

/** A step that a receipt makes a row take; it is taken only from where the row was seen. */
export interface ReceiptStep {
  id: number;
  from: { state: RowNumber; rank: number };
  to: { state: RowNumber; rank: number };
  reason: string;
}

export async function receiptedRows(
  spool: D1Database,
  dialer: string,
  ids: readonly number[],
): Promise<ReceiptedRow[]> {
  const found = spool.prepare(FIND).bind(dialer, JSON.stringify(ids));
  const { results } = await inTime(found.all<Omit<ReceiptedRow, "deleted"> & { deleted: number }>());
  return results.map((row) => ({ ...row, deleted: row.deleted === 1 }));
}

const FIND = `SELECT row.id, row.state, row.receipt AS rank, row.deleted_at IS NOT NULL AS deleted
  FROM json_each(?2) CROSS JOIN sms_spool AS row ON row.id = value WHERE row.dialer = ?1`;

/** Takes the steps; the same ones may come again. */
export async function takeReceiptSteps(spool: D1Database, turn: Turn, steps: readonly ReceiptStep[]): Promise<void> {
  const rows = steps.map(({ id, from, to, reason }) => [id, from.state, from.rank, to.state, to.rank, reason]);
  await inTurn(spool, turn, [spool.prepare(STEP).bind(turn.dialer, turn.turn, JSON.stringify(rows))]);
}

const STEP = `UPDATE sms_spool SET state = step.state, receipt = step.rank,
    reason = CASE step.reason WHEN '' THEN sms_spool.reason ELSE step.reason END
  FROM (SELECT value ->> 0 AS id, value ->> 1 AS old_state, value ->> 2 AS old_rank, value ->> 3 AS state, value ->> 4 AS rank,
    value ->> 5 AS reason FROM json_each(?3)) AS step
  WHERE sms_spool.id = step.id AND sms_spool.state = step.old_state AND sms_spool.receipt = step.old_rank AND ${IN_TURN}`;
