import { DELETABLE } from "../../domain/dialer/board.ts";
import { ROW, type RowNumber } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

/** Rows that one statement looks at. */
const AT_ONCE = 5_000;

/** The rows of a list behind id `after`, up to `upTo`, five thousand at most. */
export interface Stretch {
  /** Id of the last one looked at; null: there is none any more. */
  last: number | null;
  /** Of them, those that what was not processed counts (SMS-118), by state. */
  rows: { state: RowNumber; rows: number }[];
}

/** Id of the last row of a list, 0 without one: what comes later was not there when it was asked to be deleted. */
export async function lastRow(spool: D1Database, upload: string): Promise<number> {
  const last = spool.prepare("SELECT max(id) AS id FROM sms_spool WHERE upload = ?").bind(upload);
  return (await inTime(last.first<number>("id"))) ?? 0;
}

/** What the next step takes off; changes nothing. */
export async function nextStretch(spool: D1Database, upload: string, after: number, upTo: number): Promise<Stretch> {
  const looked = spool.prepare(LOOK).bind(upload, after, upTo, AT_ONCE);
  const { results } = await inTime(looked.all<{ state: RowNumber; rows: number; last: number; deletable: number }>());
  if (results.length === 0) return { last: null, rows: [] };
  return {
    last: Math.max(...results.map(({ last }) => last)),
    rows: results.filter(({ deletable }) => deletable === 1).map(({ state, rows }) => ({ state, rows })),
  };
}

const STATES = DELETABLE.join(", ");
const LOOK = `SELECT state, count(*) AS rows, max(id) AS last, deleted_at IS NULL AND state IN (${STATES}) AS deletable
  FROM (SELECT id, state, deleted_at FROM sms_spool WHERE upload = ?1 AND id > ?2 AND id <= ?3 ORDER BY id LIMIT ?4)
  GROUP BY state, deletable`;

/** Takes the rows of a stretch off the board; they stay for reports, as deleted by whom. The same may come again. */
export async function takeOff(
  spool: D1Database,
  turn: Turn,
  { upload, after, last }: { upload: string; after: number; last: number },
  by: { at: number; by: string },
): Promise<void> {
  await inTurn(spool, turn, [spool.prepare(TAKE_OFF).bind(turn.dialer, turn.turn, upload, after, last, by.at, by.by)]);
}

const TAKE_OFF = `UPDATE sms_spool SET deleted_at = ?6, deleted_by = ?7,
    state = CASE state WHEN ${ROW.TO_PROCESS} THEN ${ROW.NONE} ELSE state END
  WHERE upload = ?3 AND id > ?4 AND id <= ?5 AND deleted_at IS NULL AND state IN (${STATES}) AND ${IN_TURN}`;

/** A list of which nothing is on the board any more. */
export async function markDeleted(spool: D1Database, upload: string): Promise<void> {
  await inTime(
    spool
      .prepare("UPDATE uploads SET state = 'deleted' WHERE id = ?1 AND state IN ('accepted', 'inactive')")
      .bind(upload)
      .run(),
  );
}
