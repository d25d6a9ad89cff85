import { ROW } from "../../domain/dialer/row-state.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { ScheduledMessage } from "../../protocol/single-message.ts";
import { inTime } from "../database.ts";

const CURSOR = /^(\d{1,15})\.(.{1,200})$/;

/** Messages of a dialer whose time is still to come (SMS-58), the next first; `cursor` as the page before told it. */
export async function listScheduled(
  spool: D1Database,
  dialer: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ScheduledMessage>> {
  const [, after = "0", behind = ""] = CURSOR.exec(cursor ?? "") ?? [];
  const asked = spool.prepare(LIST).bind(dialer, Number(after), behind, limit + 1);
  const { results } = await inTime(
    asked.all<{ id: string; calldate: number; destiny: string; message: string; by: string }>(),
  );
  const shown = results.slice(0, limit);
  const last = results.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id, calldate, destiny, message, by }) => ({
      id: id.slice(dialer.length + 1),
      at: new Date(calldate).toISOString(),
      destination: destiny,
      message,
      by,
    })),
    nextCursor: last === undefined ? null : `${last.calldate}.${last.id}`,
  };
}

/** Of a mail the row of its list is kept, which nobody reads. */
const LIST = `SELECT id, calldate, destiny, CASE WHEN mail IS NULL THEN message ELSE '' END AS message, by FROM sms_scheduler
  WHERE dialer = ?1 AND moved_at IS NULL AND (calldate, id) > (?2, ?3) ORDER BY calldate, id LIMIT ?4`;

/** Whether that message of a dialer waits for its time. */
export async function isScheduled(spool: D1Database, dialer: string, id: string): Promise<boolean> {
  return (await inTime(spool.prepare(`SELECT 1 ${WAITING}`).bind(`${dialer}.${id}`, dialer).first())) !== null;
}

/**
 * Takes back a message whose time has not come: it stays in the results as deleted by whom, as what is deleted from the board does.
 * False: there is none of that id any more, or it is on its way.
 */
export async function cancelScheduled(
  spool: D1Database,
  dialer: string,
  id: string,
  by: { at: number; by: string },
): Promise<boolean> {
  const key = `${dialer}.${id}`;
  const [, kept] = await inTime(
    spool.batch([
      spool.prepare(OPEN).bind(key, dialer),
      spool.prepare(KEEP).bind(key, dialer, by.at, by.by),
      spool.prepare(MOVED).bind(key, dialer, by.at),
    ]),
  );
  return (kept?.meta.changes ?? 0) > 0;
}

const WAITING = "FROM sms_scheduler WHERE id = ?1 AND dialer = ?2 AND moved_at IS NULL";

const OPEN = `INSERT OR IGNORE INTO uploads (id, dialer, file, hash, rows, state, position, at, by)
  SELECT 'single.' || dialer, dialer, '', '', 0, 'accepted', 0, 0, 'system' ${WAITING}`;

/** It is no row of the board: the count of its list stays as it is. */
const KEEP = `INSERT OR IGNORE INTO sms_spool
    (upload, dialer, state, priority, destiny, address, message, device, data, marks, single, deleted_at, deleted_by)
  SELECT 'single.' || dialer, dialer, ${ROW.NONE}, 0, destiny, address, message, coalesce(mail ->> 'template', ''),
    coalesce(mail -> 'values', '[]'), CASE WHEN mail IS NULL THEN NULL ELSE 0 END, id, ?3, ?4 ${WAITING}`;

const MOVED = `UPDATE sms_scheduler SET moved_at = ?3 WHERE id = ?1 AND dialer = ?2 AND moved_at IS NULL`;
