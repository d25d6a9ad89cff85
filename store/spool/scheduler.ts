import { ROW } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";
import type { Single } from "./single.ts";

/** Messages that one minute's batch moves; the rest comes with the next batch. */
const AT_ONCE = 1_000;

/** Keeps a single message until its time (SMS-58), in ms. The same id again changes nothing; false when it was known. */
export async function scheduleSingle(
  spool: D1Database,
  dialer: string,
  { id, destiny, address, message, by, mail }: Omit<Single, "at">,
  calldate: number,
): Promise<boolean> {
  const { meta } = await inTime(
    spool
      .prepare(SCHEDULE)
      .bind(
        `${dialer}.${id}`,
        dialer,
        calldate,
        destiny,
        address,
        message,
        by,
        mail === undefined ? null : JSON.stringify(mail),
      )
      .run(),
  );
  return meta.changes > 0;
}

const SCHEDULE = `INSERT OR IGNORE INTO sms_scheduler (id, dialer, calldate, destiny, address, message, by, mail)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`;

/** Moves what is due into the spools, a thousand at most, in one batch; answers the dialers that have something new. */
export async function moveDue(spool: D1Database, now: number): Promise<{ dialers: string[]; more: boolean }> {
  const [due] = await inTime(
    spool.batch<{ dialer: string; rows: number }>([
      spool.prepare(WHOSE).bind(now, AT_ONCE),
      spool.prepare(OPEN).bind(now, AT_ONCE),
      spool.prepare(COUNT).bind(now, AT_ONCE),
      spool.prepare(ADD).bind(now, AT_ONCE),
      spool.prepare(MOVED).bind(now, AT_ONCE),
    ]),
  );
  const rows = due?.results ?? [];
  const moved = rows.reduce((sum, one) => sum + one.rows, 0);
  return { dialers: rows.map(({ dialer }) => dialer), more: moved >= AT_ONCE };
}

/** The same rows for each statement of the batch: the last one takes them out. */
const DUE = `(SELECT id, dialer, destiny, address, message, mail FROM sms_scheduler
  WHERE moved_at IS NULL AND calldate <= ?1 ORDER BY calldate, id LIMIT ?2) AS due`;

const WHOSE = `SELECT dialer, count(*) AS rows FROM ${DUE} GROUP BY dialer`;

const OPEN = `INSERT OR IGNORE INTO uploads (id, dialer, file, hash, rows, state, position, at, by)
  SELECT DISTINCT 'single.' || dialer, dialer, '', '', 0, 'accepted', 0, 0, 'system' FROM ${DUE}`;

const NEW =
  "NOT EXISTS (SELECT 1 FROM sms_spool AS known WHERE known.dialer = due.dialer AND known.single IS NOT NULL AND known.single = due.id)";

const COUNT = `UPDATE uploads SET rows = rows + fresh.n
  FROM (SELECT 'single.' || due.dialer AS list, count(*) AS n FROM ${DUE} WHERE ${NEW} GROUP BY due.dialer) AS fresh
  WHERE uploads.id = fresh.list`;

const ADD = `INSERT OR IGNORE INTO sms_spool (upload, dialer, state, priority, destiny, address, message, device, data, marks, single)
  SELECT 'single.' || dialer, dialer, ${ROW.TO_PROCESS}, 0, destiny, address, message, coalesce(mail ->> 'template', ''),
    coalesce(mail -> 'values', '[]'), CASE WHEN mail IS NULL THEN NULL ELSE 0 END, id FROM ${DUE}`;

const MOVED = `UPDATE sms_scheduler SET moved_at = ?1 WHERE id IN (SELECT id FROM ${DUE})`;
