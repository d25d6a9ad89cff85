import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { Page } from "../../protocol/configuration.ts";
import { inTime } from "../database.ts";
import { interactions } from "../schema/archive.ts";
import { fullTextQuery } from "./full-text-query.ts";

export interface InteractionSearch {
  /** Ids that the asker may see. */
  campaigns: string[] | "all";
  /** Id of one of them. */
  campaign?: string | undefined;
  /** Name, mail, phone or case number. */
  customer?: string | undefined;
  /** EML-40: of one channel alone. */
  channel?: Channel | undefined;
  /** EML-40: words of the subject, and of the customer's name. */
  subject?: string | undefined;
  name?: string | undefined;
  /** Words said in it, without regard to accents and case. */
  text?: string | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

/** Ended interactions, the last closed first. */
export async function findInteractions(archive: D1Database, search: InteractionSearch): Promise<Page<InteractionLine>> {
  const { campaigns, campaign, channel, cursor } = search;
  const words = fullTextQuery(search);
  const subject = fullTextQuery({ text: search.subject });
  if (words === "" || subject === "") return { items: [], nextCursor: null };
  const rows = await inTime(
    drizzle(archive)
      .select(SHOWN)
      .from(interactions)
      .where(
        and(
          seenBy(campaigns),
          campaign === undefined ? undefined : eq(interactions.campaign, campaign),
          channel === undefined ? undefined : eq(interactions.channel, channel),
          matching("interaction_words", words),
          matching("interaction_subjects", subject),
          after(cursor),
        ),
      )
      .orderBy(desc(interactions.closedAt), desc(interactions.row))
      .limit(search.limit + 1),
  );
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  const more = rows.length > page.length && last !== undefined;
  return { items: page.map(lineOf), nextCursor: more ? `${last.closedAt}.${last.row}` : null };
}

/** A list as one JSON parameter: a statement takes a hundred of them. */
function seenBy(campaigns: string[] | "all"): SQL | undefined {
  if (campaigns === "all") return undefined;
  return inArray(interactions.campaign, sql`(SELECT value FROM json_each(${JSON.stringify(campaigns)}))`);
}

function matching(index: "interaction_words" | "interaction_subjects", words: string | null): SQL | undefined {
  if (words === null) return undefined;
  const table = sql.raw(index);
  return inArray(interactions.row, sql`(SELECT rowid FROM ${table} WHERE ${table} MATCH ${words})`);
}

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [closedAt, row] = cursor.split(".").map(Number);
  return sql`(${interactions.closedAt}, ${interactions.row}) < (${closedAt ?? 0}, ${row ?? 0})`;
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
  updatedAt: _updatedAt,
  ...SHOWN
} = getTableColumns(interactions);

type Row = Pick<typeof interactions.$inferSelect, keyof typeof SHOWN>;

export function lineOf({ row: _, customerName, customerMail, customerPhone, ...stored }: Row): InteractionLine {
  return { ...stored, customer: { name: customerName, mail: customerMail, phone: customerPhone } };
}
