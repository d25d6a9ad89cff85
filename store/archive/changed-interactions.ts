import { asc, inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { sees } from "../../domain/access/permission.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import { inTime } from "../database.ts";
import { interactions } from "../schema/archive.ts";
import { lineOf, SHOWN } from "./find-interactions.ts";

/** Rows looked at for one page, whosever they are: a page of one small campaign may be empty and still lead on. */
const LOOKED_AT = 2_000;

export interface ChangeSearch {
  /** Ids that the asker may see. */
  campaigns: string[] | "all";
  /** Id of one of them. */
  campaign?: string | undefined;
  /** What was read last. */
  after: ChangeMark;
  limit: number;
}

/** Where a reader of changes stands. Changes of one batch have one moment, and `row` tells them apart. */
export interface ChangeMark {
  /** ms, by the clock of ARCHIVE. */
  at: number;
  row: number;
}

export interface ChangePage {
  items: (InteractionLine & { updatedAt: number })[];
  next: ChangeMark;
  /** There is something after `next` already. */
  more: boolean;
}

/**
 * Ended interactions in the order in which they were written or changed. Each batch that is written has a later moment than all before
 * it, so nothing appears behind a mark: one that changes while it is read comes again, later, and none is missed.
 */
export async function changedInteractions(archive: D1Database, search: ChangeSearch): Promise<ChangePage> {
  const { campaigns, campaign, after, limit } = search;
  const seen = campaign === undefined ? campaigns : [campaign];
  const db = drizzle(archive);
  const looked = db
    .select({ row: interactions.row, at: interactions.updatedAt, campaign: interactions.campaign })
    .from(interactions)
    .where(sql`(${interactions.updatedAt}, ${interactions.row}) > (${after.at}, ${after.row})`)
    .orderBy(asc(interactions.updatedAt), asc(interactions.row))
    .limit(LOOKED_AT + 1);
  const marks = await inTime(looked);
  const isSeen = (id: string) => sees(seen, id);
  const page = marks.slice(0, LOOKED_AT);
  const last = nth(page, limit, isSeen);
  const read = last === null ? page : page.slice(0, last + 1);
  const end = read.at(-1);
  const next = end === undefined ? after : { at: end.at, row: end.row };
  const rows = read.filter((mark) => isSeen(mark.campaign)).map(({ row }) => row);
  return { items: await linesOf(archive, rows), next, more: marks.length > read.length };
}

/** Index of the n-th that is seen; null: there are fewer. */
function nth(marks: { campaign: string }[], n: number, isSeen: (campaign: string) => boolean): number | null {
  let count = 0;
  for (const [index, { campaign }] of marks.entries()) {
    if (isSeen(campaign)) count += 1;
    if (count === n) return index;
  }
  return null;
}

/** As they are now: one that has changed since it was looked at is newer here, and comes again. */
async function linesOf(archive: D1Database, rows: number[]): Promise<ChangePage["items"]> {
  if (rows.length === 0) return [];
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(rows)}))`;
  const found = await inTime(
    drizzle(archive)
      .select({ ...SHOWN, updatedAt: interactions.updatedAt })
      .from(interactions)
      .where(inArray(interactions.row, wanted))
      .orderBy(asc(interactions.updatedAt), asc(interactions.row)),
  );
  return found.map(({ updatedAt, ...row }) => ({ ...lineOf(row), updatedAt }));
}
