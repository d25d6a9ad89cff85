import { ROW } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";
import { singlesOf } from "./candidates.ts";

/** A single message on its way into the spool (SMS-120). */
export interface Single {
  /** Made by who sends it: the same again adds nothing. */
  id: string;
  destiny: string;
  address: string;
  message: string;
  by: string;
  at: number;
  /** What a row of mail has besides: its own template, and its variables. Left out: it is none. */
  mail?: { template: string; values: Readonly<Record<string, string>> };
}

const MOST = 1_000;

/** Adds rows of priority 0 to the dialer's list of single messages, at most a thousand. The same ones may come again. */
export async function addSingles(spool: D1Database, dialer: string, singles: readonly Single[]): Promise<void> {
  if (singles.length > MOST) throw new RangeError(`at most ${MOST} messages a call`);
  const rows = JSON.stringify(singles);
  const list = singlesOf(dialer);
  await inTime(
    spool.batch([
      spool.prepare(OPEN).bind(list, dialer),
      spool.prepare(COUNT).bind(list, dialer, rows),
      spool.prepare(ADD).bind(list, dialer, rows),
    ]),
  );
}

/** Whether a single message of that id is a row of the dialer's. */
export async function isInSpool(spool: D1Database, dialer: string, id: string): Promise<boolean> {
  const row = spool.prepare("SELECT 1 FROM sms_spool WHERE dialer = ? AND single IS NOT NULL AND single = ?");
  return (await inTime(row.bind(dialer, id).first())) !== null;
}

const OPEN = `INSERT OR IGNORE INTO uploads (id, dialer, file, hash, rows, state, position, at, by)
  VALUES (?1, ?2, '', '', 0, 'accepted', 0, 0, 'system')`;

/** Before the rows come: how many of them are new. */
const COUNT = `UPDATE uploads SET rows = rows + (SELECT count(DISTINCT value ->> 'id') FROM json_each(?3)
    WHERE NOT EXISTS (SELECT 1 FROM sms_spool WHERE dialer = ?2 AND single IS NOT NULL AND single = value ->> 'id'))
  WHERE id = ?1`;

const ADD = `INSERT OR IGNORE INTO sms_spool (upload, dialer, state, priority, destiny, address, message, device, data, marks, single)
  SELECT ?1, ?2, ${ROW.TO_PROCESS}, 0, value ->> 'destiny', value ->> 'address', value ->> 'message',
    coalesce(value ->> '$.mail.template', ''), coalesce(value -> '$.mail.values', '[]'), CASE WHEN value -> 'mail' IS NULL THEN NULL ELSE 0 END,
    value ->> 'id'
  FROM json_each(?3)`;
