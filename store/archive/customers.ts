import { and, desc, inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { InteractionLine } from "../../protocol/archive.ts";
import { inTime } from "../database.ts";
import { interactions } from "../schema/archive.ts";
import { lineOf, SHOWN } from "./find-interactions.ts";

/** Chats of one customer that are read at once. */
const MOST_CHATS = 1_000;
const LISTED = "SELECT value FROM json_each(?)";

/** These persons, and all that have been joined to them, in a fixed order. */
export async function joinedWith(archive: D1Database, persons: readonly string[]): Promise<string[]> {
  const { results } = await inTime(
    archive
      .prepare(
        `SELECT person FROM customers WHERE customer IN (SELECT customer FROM customers WHERE person IN (${LISTED}))`,
      )
      .bind(JSON.stringify(persons))
      .all<{ person: string }>(),
  );
  return [...new Set([...persons, ...results.map(({ person }) => person)])].sort();
}

/** Two persons, with whom each was joined to, are one customer from now on. */
export async function joinPersons(archive: D1Database, one: string, other: string, now: number): Promise<void> {
  const add = archive.prepare("INSERT OR IGNORE INTO customers (person, customer, joined_at) VALUES (?, ?, ?)");
  const of = "(SELECT customer FROM customers WHERE person = ?)";
  await inTime(
    archive.batch([
      add.bind(one, crypto.randomUUID(), now),
      add.bind(other, crypto.randomUUID(), now),
      archive.prepare(`UPDATE customers SET customer = ${of} WHERE customer = ${of}`).bind(one, other),
    ]),
  );
}

/** They are nobody else's any more; who is left alone has no row. */
export async function splitPersons(archive: D1Database, persons: readonly string[]): Promise<void> {
  const alone = "customer IN (SELECT customer FROM customers GROUP BY customer HAVING count(*) = 1)";
  await inTime(
    archive.batch([
      archive.prepare(`DELETE FROM customers WHERE person IN (${LISTED})`).bind(JSON.stringify(persons)),
      archive.prepare(`DELETE FROM customers WHERE ${alone}`),
    ]),
  );
}

/** What was joined before that moment (ms) has outlived every recording that it was about. */
export async function forgetJoined(archive: D1Database, before: number): Promise<void> {
  await inTime(archive.prepare("DELETE FROM customers WHERE joined_at < ?").bind(before).run());
}

/** All that ended in these conversations, as far as the asker may see, the last closed first. */
export async function endedIn(
  archive: D1Database,
  conversations: readonly string[],
  campaigns: string[] | "all",
): Promise<InteractionLine[]> {
  if (conversations.length === 0) return [];
  const listed = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
  const seen = campaigns === "all" ? undefined : inArray(interactions.campaign, listed(campaigns));
  const rows = await inTime(
    drizzle(archive)
      .select(SHOWN)
      .from(interactions)
      .where(and(inArray(interactions.conversation, listed(conversations)), seen))
      .orderBy(desc(interactions.closedAt))
      .limit(MOST_CHATS),
  );
  return rows.map(lineOf);
}
