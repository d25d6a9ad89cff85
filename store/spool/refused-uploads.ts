import { and, eq, gt, lt } from "drizzle-orm";
import { inTime } from "../database.ts";
import { uploads } from "../schema/spool.ts";
import { spoolOf } from "./database.ts";
import { UNSWEPT } from "./uploads.ts";

/** A file is read and stored in less; whoever was at it has vanished. */
const STALE_MS = 3_600_000;
/** Rows that one statement removes. */
const AT_ONCE = 5_000;
/** Statements of one sweep. */
const MOST_STATEMENTS = 20;

/** Removes up to 5,000 rows of a refused upload; false when there may be more. */
export async function sweepUpload(spool: D1Database, id: string): Promise<boolean> {
  const { meta } = await inTime(spool.prepare(SWEEP).bind(id, AT_ONCE).run());
  if (meta.changes >= AT_ONCE) return false;
  const refused = and(eq(uploads.id, id), eq(uploads.state, "refused"));
  await inTime(spoolOf(spool).update(uploads).set({ rows: 0 }).where(refused));
  return true;
}

/** The refused upload's alone: an accepted one keeps its rows whatever is asked. */
const SWEEP = `
  DELETE FROM sms_spool WHERE id IN (
    SELECT sms_spool.id FROM sms_spool JOIN uploads ON uploads.id = sms_spool.upload
    WHERE sms_spool.upload = ?1 AND uploads.state = 'refused' LIMIT ?2)`;

/** Each minute: what was left half received is refused, and rows of refused uploads go, up to 100,000 a call. */
export async function sweepRefused(spool: D1Database, now: number): Promise<void> {
  const db = spoolOf(spool);
  const stale = and(eq(uploads.state, "receiving"), lt(uploads.at, now - STALE_MS));
  await inTime(db.update(uploads).set({ state: "refused", rows: UNSWEPT }).where(stale));
  const unswept = and(eq(uploads.state, "refused"), gt(uploads.rows, 0));
  for (let statements = 0; statements < MOST_STATEMENTS; statements++) {
    const next = await inTime(db.select({ id: uploads.id }).from(uploads).where(unswept).limit(1));
    if (next[0] === undefined) return;
    await sweepUpload(spool, next[0].id);
  }
}
