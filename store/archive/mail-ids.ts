import { and, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { KnownId } from "../../domain/mail/threading.ts";
import { listed } from "../configuration/names.ts";
import { inTime } from "../database.ts";
import { mailIds } from "../schema/archive.ts";

/** One mail's ids, the oldest first, and where it goes if none of them is known. */
export interface NamedIds {
  campaign: string;
  ids: readonly string[];
  conversation: string;
  /** Whoever wrote it. */
  customer: string;
  /** ms */
  at: number;
}

/** Written out: for each mail that comes in a builder would take longer than the question itself. */
const OURS = "campaign = ?1 AND message_id IN (SELECT value FROM json_each(?2))";
const OLDEST = `FROM mail_ids WHERE ${OURS} ORDER BY since LIMIT 1`;
const NOTE = `INSERT INTO mail_ids (campaign, message_id, conversation, customer, at)
  SELECT ?1, value, coalesce((SELECT conversation ${OLDEST}), ?3), coalesce((SELECT customer ${OLDEST}), ?4), ?5
  FROM json_each(?2) WHERE true ORDER BY key ON CONFLICT DO NOTHING`;
const KNOWN = `SELECT message_id AS id, conversation, customer, since FROM mail_ids WHERE ${OURS} ORDER BY since`;

/**
 * Notes all ids of a mail that are not known yet, and answers with all of them, the oldest first: one batch, so that of two mails that
 * come at once the second finds what the first has noted. New ids lead to where the oldest known one does (design: *Mail threads*).
 */
export async function learnMailIds(archive: D1Database, named: NamedIds): Promise<KnownId[]> {
  const { campaign, ids, conversation, customer, at } = named;
  const listed = JSON.stringify(ids);
  const note = archive.prepare(NOTE).bind(campaign, listed, conversation, customer, at);
  const [, known] = await inTime(archive.batch<KnownId>([note, archive.prepare(KNOWN).bind(campaign, listed)]));
  return known?.results ?? [];
}

/** The conversation of a mail of ours by the id that its carrier gave it, and its campaign; null: none that we sent. */
export async function conversationOfMail(
  archive: D1Database,
  campaigns: readonly string[],
  id: string,
): Promise<{ campaign: string; conversation: string } | null> {
  const { campaign, conversation } = mailIds;
  const rows = await inTime(
    drizzle(archive)
      .select({ campaign, conversation })
      .from(mailIds)
      .where(and(inArray(campaign, listed(campaigns)), eq(mailIds.id, id)))
      .limit(1),
  );
  return rows[0] ?? null;
}
