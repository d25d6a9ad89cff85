import type { DeskQuarterRow, DialerQuarterRow, QuarterHourRow } from "../../protocol/archive.ts";
import { inTime } from "../database.ts";
import { DIALERS } from "./quarter-hour-tables.ts";

/** Keeps the counters of quarter hours: absolute values, so that the same ones may come again; a lower `rev` never overwrites a higher one. */
export async function recordQuarterHours(archive: D1Database, rows: QuarterHourRow[]): Promise<void> {
  if (rows.length > 0) await inTime(archive.prepare(UPSERT).bind(JSON.stringify(rows)).run());
}

/** Keeps agents' hours, in the same way. */
export async function recordDeskHours(archive: D1Database, rows: DeskQuarterRow[]): Promise<void> {
  if (rows.length > 0) await inTime(archive.prepare(UPSERT_DESK).bind(JSON.stringify(rows)).run());
}

/** Keeps dialers' figures, in the same way. */
export async function recordDialerHours(archive: D1Database, rows: DialerQuarterRow[]): Promise<void> {
  if (rows.length > 0) await inTime(archive.prepare(UPSERT_DIALER).bind(JSON.stringify(rows)).run());
}

const DIALER_COLUMNS = Object.values(DIALERS.columns);
const UPSERT_DIALER = `
  INSERT INTO dialer_quarter_hours (dialer, quarter_hour, rev, ${DIALER_COLUMNS.join(", ")})
  SELECT value ->> 'dialer', value ->> 'quarter', value ->> 'rev', ${DIALER_COLUMNS.map((name) => `value ->> '${name}'`).join(", ")}
  FROM json_each(?) WHERE true
  ON CONFLICT (dialer, quarter_hour) DO UPDATE SET
    rev = excluded.rev, ${DIALER_COLUMNS.map((name) => `${name} = excluded.${name}`).join(", ")}
  WHERE excluded.rev >= dialer_quarter_hours.rev`;

const UPSERT_DESK = `
  INSERT INTO desk_quarter_hours (agent, quarter_hour, rev, worked_ms, break_ms, paid_break_ms, call_ms, wrap_up_ms, breaks)
  SELECT
    value ->> 'agent', value ->> 'quarter', value ->> 'rev', value ->> 'worked', value ->> 'onBreak', value ->> 'paidBreak',
    value ->> 'onCall', coalesce(value ->> 'wrapUp', 0), value ->> 'breaks'
  FROM json_each(?) WHERE true
  ON CONFLICT (agent, quarter_hour) DO UPDATE SET
    rev = excluded.rev, worked_ms = excluded.worked_ms, break_ms = excluded.break_ms, paid_break_ms = excluded.paid_break_ms,
    call_ms = excluded.call_ms, wrap_up_ms = excluded.wrap_up_ms, breaks = excluded.breaks
  WHERE excluded.rev >= desk_quarter_hours.rev`;

const UPSERT = `
  INSERT INTO quarter_hours (
    campaign, quarter_hour, rev, received, answered, answered_in_level, abandoned, abandoned_in_level, short, expired, wait_sum_s,
    wait_max_s)
  SELECT
    value ->> 'campaign', value ->> 'quarter', value ->> 'rev', value ->> 'received', value ->> 'answered',
    value ->> 'answeredInLevel', value ->> 'abandoned', value ->> 'abandonedInLevel', value ->> 'short', value ->> 'expired',
    value ->> 'waitSum', value ->> 'waitMax'
  FROM json_each(?) WHERE true
  ON CONFLICT (campaign, quarter_hour) DO UPDATE SET
    rev = excluded.rev, received = excluded.received, answered = excluded.answered, answered_in_level = excluded.answered_in_level,
    abandoned = excluded.abandoned, abandoned_in_level = excluded.abandoned_in_level, short = excluded.short,
    expired = excluded.expired, wait_sum_s = excluded.wait_sum_s, wait_max_s = excluded.wait_max_s
  WHERE excluded.rev >= quarter_hours.rev`;
