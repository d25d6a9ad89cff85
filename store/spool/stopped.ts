import { ROW } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";
import { EVERYTHING } from "./black-list.ts";

/** By which entries of the black list the rows of a dialer are stopped. */
export interface BlockRule {
  /** Ids of dialer and campaign, and the account's own sender, besides everything. */
  scopes: readonly string[];
  /** Advertising is also stopped by registries and by who wants no promotions. */
  advertising: boolean;
  /** ms; an expired entry stops nothing. */
  now: number;
}

/** A row, the scope of the sender that it leaves by, and the keyed hash of its address (erased-address.ts). */
export type WantedRow = { id: number; sender: string; erased: string };

/** The parameters of `rows` and `entry`, from `?3` on. */
export function stopParameters(rows: readonly WantedRow[], { scopes, advertising, now }: BlockRule) {
  const wanted = JSON.stringify(rows.map(({ id, sender, erased }) => [id, sender, erased]));
  return [wanted, JSON.stringify([EVERYTHING, ...scopes]), now, advertising ? 1 : 0] as const;
}

/** `?3` as a table. */
export const WANTED =
  "(SELECT value ->> 0 AS id, value ->> 1 AS sender, value ->> 2 AS erased FROM json_each(?3)) AS wanted";

/** Whether `entry` of the black list stops the row `sms_spool`, which is `wanted`. */
export const STOPS = `entry.address IN (sms_spool.address, wanted.erased)
  AND (entry.scope = wanted.sender OR entry.scope IN (SELECT value FROM json_each(?4)))
  AND (entry.expires IS NULL OR entry.expires > ?5)
  AND (?6 OR (entry.promotions_only = 0 AND entry.source <> 'registry'))`;

/** Source of an entry that stops the row; null: none does. */
export const STOPPED_BY = `(SELECT entry.source FROM black_list AS entry WHERE ${STOPS} LIMIT 1)`;

/** What a stopped row says of itself. */
export const blockedReason = (source: string): string => `${BLOCKED_BY}${source}`;
export const BLOCKED_BY = "black list: ";

/** Of these rows, those that the list stops as it is now, each with the source that does; counts nothing. */
export async function stoppedRows(
  spool: D1Database,
  rows: readonly WantedRow[],
  rule: BlockRule,
): Promise<Map<number, string>> {
  const found = spool.prepare(FIND).bind(null, null, ...stopParameters(rows, rule));
  const { results } = await inTime(found.all<{ id: number; source: string }>());
  return new Map(results.map(({ id, source }) => [id, source]));
}

const FIND = `SELECT id, source FROM (
    SELECT sms_spool.id, ${STOPPED_BY} AS source FROM ${WANTED} JOIN sms_spool ON sms_spool.id = wanted.id
  ) WHERE source IS NOT NULL`;

/** Rows of the turn that are BLOCKED now and whose try was not counted yet. `?1` is the dialer. */
const UNCOUNTED = `FROM ${WANTED} JOIN sms_spool ON sms_spool.id = wanted.id AND sms_spool.state = ${ROW.BLOCKED}
  JOIN black_list AS entry ON ${STOPS}
  WHERE NOT EXISTS (SELECT 1 FROM blocked_tries AS tried
    WHERE tried.address = sms_spool.address AND tried.what = 'd.' || ?1 || '.' || sms_spool.id)`;

/** Each stopped try is counted at every entry that stops it, once. In the batch that marks the rows, behind it. */
export function countTries(
  spool: D1Database,
  turn: { dialer: string; turn: number },
  rows: readonly WantedRow[],
  rule: BlockRule,
): D1PreparedStatement[] {
  const parameters = [turn.dialer, turn.turn, ...stopParameters(rows, rule)];
  return [COUNT, KEEP].map((statement) => spool.prepare(statement).bind(...parameters));
}

const IN_TURN_TOO = "AND ?2 = (SELECT turn FROM dialer_turns WHERE dialer = ?1)";
const COUNT = `UPDATE black_list SET tries = tries + hit.n, last_try = ?5
  FROM (SELECT entry.id AS entry, count(*) AS n ${UNCOUNTED} ${IN_TURN_TOO} GROUP BY entry.id) AS hit
  WHERE black_list.id = hit.entry`;
const KEEP = `INSERT OR IGNORE INTO blocked_tries (address, at, what, scope)
  SELECT sms_spool.address, ?5, 'd.' || ?1 || '.' || sms_spool.id, min(entry.scope) ${UNCOUNTED} ${IN_TURN_TOO}
  GROUP BY sms_spool.id`;
