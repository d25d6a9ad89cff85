import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { Page } from "../../protocol/configuration.ts";
import { inTime } from "../database.ts";
import { interactions } from "../schema/archive.ts";
import { beginningsOf, fullTextQuery } from "./full-text-query.ts";
import { type InteractionSearch, pageOf } from "./interaction-page.ts";
import { wordsBeginning } from "./vocabulary.ts";

/**
 * Ended interactions: the last closed first, or, where words are searched, the last archived first, so that a word that stands in half of
 * them costs no more than a rare one.
 */
export async function findInteractions(archive: D1Database, search: InteractionSearch): Promise<Page<InteractionLine>> {
  const words = fullTextQuery(search, await wordsBeginning(archive, beginningsOf(search)));
  if (words === "") return { items: [], nextCursor: null };
  const order = words !== null ? [desc(interactions.row)] : [desc(interactions.closedAt), desc(interactions.row)];
  const rows = await inTime(
    drizzle(archive)
      .select(SHOWN)
      .from(interactions)
      .where(inArray(interactions.row, pageOf(search, words)))
      .orderBy(...order)
      .limit(search.limit + 1),
  );
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  const more = rows.length > page.length && last !== undefined;
  return { items: page.map(lineOf), nextCursor: more ? `${last.closedAt}.${last.row}` : null };
}

/** One of the campaigns that the asker may see; null where there is none of that id. */
export async function findInteraction(
  archive: D1Database,
  id: string,
  campaigns: string[] | "all",
): Promise<InteractionLine | null> {
  const [row] = await inTime(
    drizzle(archive)
      .select(SHOWN)
      .from(interactions)
      .where(and(eq(interactions.id, id), among(campaigns))),
  );
  return row === undefined ? null : lineOf(row);
}

/** A list as one JSON parameter: a statement takes a hundred of them. */
function among(campaigns: string[] | "all"): SQL | undefined {
  if (campaigns === "all") return undefined;
  return inArray(interactions.campaign, sql`(SELECT value FROM json_each(${JSON.stringify(campaigns)}))`);
}

/** Without what only the sums of quarter hours and the order of changes need. */
export const {
  rev: _rev,
  counted: _counted,
  receivedIn: _receivedIn,
  receivedAt: _receivedAt,
  wordsIn: _wordsIn,
  wordsOut: _wordsOut,
  wordsDelivered: _wordsDelivered,
  wordsFailed: _wordsFailed,
  courtesies: _courtesies,
  updatedAt: _updatedAt,
  closingAnswers: _closingAnswers,
  evaluation: _evaluation,
  ...SHOWN
} = getTableColumns(interactions);

type Row = Pick<typeof interactions.$inferSelect, keyof typeof SHOWN>;

/** A row of `SHOWN` as it crosses the wire. */
export function lineOf({ row: _, customerName, customerMail, customerPhone, ...stored }: Row): InteractionLine {
  return { ...stored, customer: { name: customerName, mail: customerMail, phone: customerPhone } };
}
