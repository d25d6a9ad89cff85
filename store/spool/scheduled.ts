import { inTime } from "../database.ts";

/** What is known of a message that was given to a dialer for later. */
export interface ScheduledState {
  /** ms */
  calldate: number;
  /** Null: it has not come into the spool yet. */
  row: { state: number; receipt: number; reason: string; deleted: boolean } | null;
}

/** By the dialer and the id that `scheduleSingle` was given; null: there is none. */
export async function scheduledState(spool: D1Database, dialer: string, id: string): Promise<ScheduledState | null> {
  const key = `${dialer}.${id}`;
  const found = await inTime(
    spool.prepare(STATE).bind(key, dialer).first<{
      calldate: number;
      state: number | null;
      receipt: number | null;
      reason: string | null;
      deleted_at: number | null;
    }>(),
  );
  if (found === null) return null;
  const { calldate, state, receipt, reason, deleted_at } = found;
  const row =
    state === null ? null : { state, receipt: receipt ?? 0, reason: reason ?? "", deleted: deleted_at !== null };
  return { calldate, row };
}

const STATE = `SELECT later.calldate, own.state, own.receipt, own.reason, own.deleted_at FROM sms_scheduler AS later
  LEFT JOIN sms_spool AS own ON own.dialer = ?2 AND own.single = ?1 AND own.single IS NOT NULL WHERE later.id = ?1`;
