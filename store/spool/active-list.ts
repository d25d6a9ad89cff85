import { inTime } from "../database.ts";
import { IN_TURN, inTurn, type Turn } from "./turn.ts";

/**
 * EML-73: that list alone can be claimed from, behind all positions before; null: none. Who asks has given back what was claimed of the
 * others. The same again changes nothing; of a list that is none of the dialer's, or was deleted, nothing is activated.
 */
export async function activateList(spool: D1Database, turn: Turn, list: string | null): Promise<void> {
  await inTurn(spool, turn, [
    spool.prepare(REST).bind(turn.dialer, turn.turn, list ?? ""),
    spool.prepare(ACTIVATE).bind(turn.dialer, turn.turn, list ?? ""),
  ]);
}

/** The dialer's single messages have no file: they are no list that one chooses. */
const REST = `UPDATE uploads SET state = 'inactive'
  WHERE dialer = ?1 AND state = 'accepted' AND file <> '' AND id <> ?3 AND ${IN_TURN}`;
const ACTIVATE = `UPDATE uploads SET state = 'accepted',
    position = (SELECT coalesce(max(other.position), 0) + 1 FROM uploads AS other WHERE other.dialer = ?1)
  WHERE id = ?3 AND dialer = ?1 AND state = 'inactive' AND ${IN_TURN}`;

/** Whether it is a list of that dialer that could be sent. */
export async function isListOf(spool: D1Database, dialer: string, list: string): Promise<boolean> {
  const found = spool.prepare(FIND).bind(list, dialer);
  return (await inTime(found.first<number>("found"))) === 1;
}

const FIND = `SELECT EXISTS (SELECT 1 FROM uploads
  WHERE id = ?1 AND dialer = ?2 AND file <> '' AND state IN ('accepted', 'inactive')) AS found`;
