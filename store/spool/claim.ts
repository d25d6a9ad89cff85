import { ROW, type RowNumber } from "../../domain/dialer/row-state.ts";
import {
  BLOCKED_BY,
  type BlockRule,
  countTries,
  STOPPED_BY,
  stopParameters,
  WANTED,
  type WantedRow,
} from "./stopped.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

export interface Claim extends Turn {
  /** Under which the rows are taken. */
  name: string;
  rows: readonly WantedRow[];
  /** Not claimed, but put off to the hours of their customers: ms before which they are not looked at. */
  later: readonly { id: number; notBefore: number }[];
  rule: BlockRule;
}

/**
 * Takes rows for their dialer: SENDING, or BLOCKED where the black list stops them (SMS-51), each such try counted. The same claim again
 * changes nothing more. Answers what each row is now: one that is neither was not to be had, for its list is gone.
 */
export async function claimRows(spool: D1Database, claim: Claim): Promise<Map<number, RowNumber>> {
  const { dialer, turn, name, rows, later, rule } = claim;
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const results = await inTurn(spool, claim, [
    spool.prepare(PUT_OFF).bind(dialer, turn, JSON.stringify(later.map(({ id, notBefore }) => [id, notBefore]))),
    spool.prepare(TAKE).bind(dialer, turn, ...stopParameters(rows, rule), name),
    ...countTries(spool, claim, rows, rule),
    spool.prepare(STATES).bind(ids),
  ]);
  const states = (results.at(-1)?.results ?? []) as { id: number; state: RowNumber }[];
  return new Map(states.map(({ id, state }) => [id, state]));
}

const PUT_OFF = `UPDATE sms_spool SET not_before = put.off
  FROM (SELECT value ->> 0 AS id, value ->> 1 AS off FROM json_each(?3)) AS put
  WHERE sms_spool.id = put.id AND sms_spool.state = ${ROW.TO_PROCESS} AND ${IN_TURN}`;

/** Blocked ones are marked, not passed over: a hundred thousand of them in front would be read anew by every claim. */
const TAKE = `UPDATE sms_spool SET claim = ?7,
    state = CASE WHEN ${STOPPED_BY} IS NULL THEN ${ROW.SENDING} ELSE ${ROW.BLOCKED} END,
    reason = coalesce('${BLOCKED_BY}' || ${STOPPED_BY}, ''),
    done_at = CASE WHEN ${STOPPED_BY} IS NULL THEN NULL ELSE ?5 END
  FROM ${WANTED}
  WHERE sms_spool.id = wanted.id AND sms_spool.state = ${ROW.TO_PROCESS} AND ${IN_TURN}
    AND EXISTS (SELECT 1 FROM uploads WHERE uploads.id = sms_spool.upload AND uploads.state = 'accepted')`;

const STATES = "SELECT row.id, row.state FROM json_each(?1) CROSS JOIN sms_spool AS row ON row.id = value";
