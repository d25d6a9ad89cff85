import { ROW, type RowNumber } from "../../domain/dialer/row-state.ts";
import { type BlockRule, countTries, type WantedRow } from "./stopped.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

/** What became of a claimed row; TO PROCESS gives it back. */
export interface Outcome {
  id: number;
  state: RowNumber;
  carrierId: string | null;
  reason: string;
  /** ms */
  at: number;
  /** Of one that is given back: ms before which it is not claimed again; 0: at once. */
  notBefore: number;
}

/** Writes outcomes of claimed rows. The same ones may come again. `blocked` are those that the list stopped before their wave. */
export async function flushOutcomes(
  spool: D1Database,
  turn: Turn,
  outcomes: readonly Outcome[],
  blocked: { rows: readonly WantedRow[]; rule: BlockRule } | null,
): Promise<void> {
  const rows = outcomes.map(({ id, state, carrierId, reason, at, notBefore }) => [
    id,
    state,
    carrierId,
    reason,
    at,
    notBefore,
  ]);
  await inTurn(spool, turn, [
    spool.prepare(SETTLE).bind(turn.dialer, turn.turn, JSON.stringify(rows)),
    ...(blocked === null ? [] : countTries(spool, turn, blocked.rows, blocked.rule)),
  ]);
}

const SETTLE = `UPDATE sms_spool SET state = said.state, carrier_id = said.carrier, reason = said.reason,
    done_at = CASE said.state WHEN ${ROW.TO_PROCESS} THEN NULL ELSE said.at END, not_before = said.later
  FROM (SELECT value ->> 0 AS id, value ->> 1 AS state, value ->> 2 AS carrier, value ->> 3 AS reason, value ->> 4 AS at,
    value ->> 5 AS later FROM json_each(?3)) AS said
  WHERE sms_spool.id = said.id AND sms_spool.state = ${ROW.SENDING} AND ${IN_TURN}`;
