import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { ROW } from "../../domain/dialer/row-state.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { UploadLine } from "../../protocol/dialers.ts";
import { inTime } from "../database.ts";
import { uploads } from "../schema/spool.ts";
import { spoolOf } from "./database.ts";

/** Uploads that a list of them shows. */
const MOST_SHOWN = 200;

export interface NewUpload {
  id: string;
  /** Id of the dialer. */
  dialer: string;
  file: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  at: number;
  by: string;
}

/** Its rows may come now; none of them can be claimed before it is accepted. */
export async function beginUpload(spool: D1Database, upload: NewUpload): Promise<void> {
  await inTime(
    spoolOf(spool)
      .insert(uploads)
      .values({ ...upload, state: "receiving" }),
  );
}

/** The last upload of the very same bytes to that dialer, if one was accepted. */
export async function sameFile(spool: D1Database, dialer: string, hash: string): Promise<UploadLine | null> {
  const same = and(eq(uploads.dialer, dialer), eq(uploads.hash, hash), inArray(uploads.state, TAKEN_IN));
  const rows = await inTime(spoolOf(spool).select().from(uploads).where(same).orderBy(desc(uploads.at)).limit(1));
  return rows[0] === undefined ? null : lineOf(rows[0]);
}

/** Of an upload whose every line was good. */
const TAKEN_IN: UploadLine["state"][] = ["accepted", "inactive", "deleted"];

/** A row as `storeRows` takes it: destiny, address, message, priority, device, data. */
export type SpoolRow = [string, string, string, number, string, string[] | Record<string, string>];

/**
 * Stores rows, a JSON list of `SpoolRow`, at most 5,000 and two megabytes, as long as their upload is being received. The last id
 * given; null: it is not, and nothing was stored.
 */
export async function storeRows(
  spool: D1Database,
  upload: { id: string; dialer: string; mails?: boolean },
  rows: string,
): Promise<number | null> {
  const marks = upload.mails ? 0 : null;
  const { meta } = await inTime(spool.prepare(STORE).bind(upload.id, upload.dialer, rows, marks).run());
  return meta.changes === 0 ? null : meta.last_row_id;
}

const STORE = `
  INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, device, data, marks)
  SELECT ?1, ?2, ${ROW.TO_PROCESS}, value ->> 3, value ->> 0, value ->> 1, value ->> 2, value ->> 4, value -> 5, ?4
  FROM json_each(?3) WHERE EXISTS (SELECT 1 FROM uploads WHERE id = ?1 AND state = 'receiving')`;

/**
 * One row makes all of its rows claimable, behind those of the lists before, or fit to be activated. `same`: another was accepted meanwhile
 * with the same bytes; `gone`: it is not being received any more.
 */
export async function acceptUpload(
  spool: D1Database,
  {
    id,
    dialer,
    hash,
    rows,
    again,
    state = "accepted",
  }: NewUpload & {
    rows: number;
    again: boolean;
    state?: "accepted" | "inactive";
  },
): Promise<"accepted" | "same" | "gone"> {
  const db = spoolOf(spool);
  const last = sql<number>`(SELECT coalesce(max(${uploads.position}), 0) + 1 FROM ${uploads} WHERE ${uploads.dialer} = ${dialer})`;
  const receiving = and(eq(uploads.id, id), eq(uploads.state, "receiving"));
  const first = sql`NOT EXISTS (SELECT 1 FROM ${uploads} AS other WHERE other.dialer = ${dialer} AND other.hash = ${hash}
    AND other.state IN ('accepted', 'inactive', 'deleted'))`;
  const accepted = await inTime(
    db
      .update(uploads)
      .set({ state, rows, position: last })
      .where(again ? receiving : and(receiving, first))
      .returning({ id: uploads.id }),
  );
  if (accepted.length > 0) return "accepted";
  return (await sameFile(spool, dialer, hash)) === null ? "gone" : "same";
}

/** None of its rows will ever be claimed; they go by and by (`sweepRefused`). */
export async function refuseUpload(spool: D1Database, id: string): Promise<void> {
  const receiving = and(eq(uploads.id, id), eq(uploads.state, "receiving"));
  await inTime(spoolOf(spool).update(uploads).set({ state: "refused", rows: UNSWEPT }).where(receiving));
}

/** Of a refused upload: something of it may still be there. */
export const UNSWEPT = 1;

/** The last files that were uploaded to a dialer, the newest first; its single messages are no file. */
export async function listUploads(spool: D1Database, dialer: string): Promise<Page<UploadLine>> {
  const rows = await inTime(
    spoolOf(spool)
      .select()
      .from(uploads)
      .where(and(eq(uploads.dialer, dialer), ne(uploads.file, "")))
      .orderBy(desc(uploads.at))
      .limit(MOST_SHOWN),
  );
  return { items: rows.map(lineOf), nextCursor: null };
}

function lineOf({ id, file, rows, state, at, by }: typeof uploads.$inferSelect): UploadLine {
  return { id, file, rows: state === "refused" ? 0 : rows, state, at, by };
}
