import { and, asc, eq, inArray, sql } from "drizzle-orm";
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

/**
 * Notes all ids of a mail that are not known yet, and answers with all of them, the oldest first: one batch, so that of two mails that
 * come at once the second finds what the first has noted. New ids lead to where the oldest known one does (design: *Mail threads*).
 */
export async function learnMailIds(archive: D1Database, named: NamedIds): Promise<KnownId[]> {
  const { campaign, ids, conversation, customer, at } = named;
  const db = drizzle(archive);
  const ours = and(eq(mailIds.campaign, campaign), inArray(mailIds.id, listed(ids)));
  const oldest = (column: typeof mailIds.conversation | typeof mailIds.customer) =>
    sql`(SELECT ${column} FROM ${mailIds} WHERE ${ours} ORDER BY ${mailIds.since} LIMIT 1)`;
  const [, known] = await inTime(
    db.batch([
      db
        .insert(mailIds)
        .select(
          sql`SELECT NULL, ${campaign}, value, coalesce(${oldest(mailIds.conversation)}, ${conversation}),
            coalesce(${oldest(mailIds.customer)}, ${customer}), ${at} FROM json_each(${JSON.stringify(ids)})
            WHERE true ORDER BY key`,
        )
        .onConflictDoNothing(),
      db
        .select({
          id: mailIds.id,
          conversation: mailIds.conversation,
          customer: mailIds.customer,
          since: mailIds.since,
        })
        .from(mailIds)
        .where(ours)
        .orderBy(asc(mailIds.since)),
    ]),
  );
  return known;
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
