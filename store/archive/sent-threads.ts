import { desc, inArray, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { Page } from "../../protocol/configuration.ts";
import { inTime } from "../database.ts";
import { interactions } from "../schema/archive.ts";
import { lineOf, SHOWN } from "./find-interactions.ts";
import { beginningsOf, fullTextQuery } from "./full-text-query.ts";
import { tagQuery } from "./search-tags.ts";
import { wordsBeginning } from "./vocabulary.ts";

/** A word that is looked for, and the campaigns whose names have it. */
export interface SoughtWord {
  word: string;
  campaigns: string[];
}

export interface SentSearch {
  agent: string;
  /** Ids of mail campaigns of theirs. */
  campaigns: string[];
  /** Each must be found: in the subject, in who the customer is, or in the campaign's name. */
  sought: SoughtWord[];
  limit: number;
  cursor?: string | undefined;
}

/**
 * Closed mail threads that one agent has had last, and in which somebody of ours has written, and those that they have written in and
 * passed on: the last closed first. Of each kind as many are read as a page needs.
 */
export async function sentThreads(archive: D1Database, search: SentSearch): Promise<Page<InteractionLine>> {
  const { agent, campaigns, sought, limit, cursor } = search;
  const both = [among(campaigns), ...(cursor === undefined ? [] : [before(cursor)])];
  const found = await Promise.all(sought.map((one) => matching(archive, one, search)));
  const newest = sql`ORDER BY n.closed_at DESC, n.row DESC LIMIT ${limit + 1}`;
  const last = [
    sql`n.agent = ${agent}`,
    sql`n.channel = 'email'`,
    sql`n.words_out > 0`,
    ...both,
    ...found.map(({ own }) => own),
  ];
  const passed = [sql`passed.agent = ${agent}`, ...both, ...found.map(({ any }) => any)];
  const page = sql`(SELECT row FROM (SELECT n.row FROM interactions AS n INDEXED BY interactions_agent
      WHERE ${sql.join(last, sql` AND `)} ${newest})
    UNION SELECT row FROM (SELECT n.row FROM passed_on AS passed CROSS JOIN interactions AS n ON n.row = passed.row
      WHERE ${sql.join(passed, sql` AND `)} ORDER BY passed.closed_at DESC, passed.row DESC LIMIT ${limit + 1}))`;
  const rows = await inTime(
    drizzle(archive)
      .select(SHOWN)
      .from(interactions)
      .where(inArray(interactions.row, page))
      .orderBy(desc(interactions.closedAt), desc(interactions.row))
      .limit(limit + 1),
  );
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  const more = rows.length > shown.length && end !== undefined;
  return { items: shown.map(lineOf), nextCursor: more ? `${end.closedAt}.${end.row}` : null };
}

function among(campaigns: string[]): SQL {
  return sql`n.campaign IN (SELECT value FROM json_each(${JSON.stringify(campaigns)}))`;
}

function before(cursor: string): SQL {
  const [closedAt = 0, row = 0] = cursor.split(".").map(Number);
  return sql`n.closed_at <= ${closedAt} AND (n.closed_at < ${closedAt} OR n.row < ${row})`;
}

/** Words, looked up among the threads that this agent has had last, or among all of those campaigns: few have passed on many. */
async function matching(
  archive: D1Database,
  { word, campaigns: named }: SoughtWord,
  search: SentSearch,
): Promise<{ own: SQL; any: SQL }> {
  const typed = [{ customer: word }, { subject: word }];
  const known = await wordsBeginning(archive, typed.flatMap(beginningsOf));
  const ways = typed.map((one) => fullTextQuery(one, known)).filter((way) => way !== null && way !== "");
  if (ways.length === 0) return { own: among(named), any: among(named) };
  const within = (agents?: string[]) => {
    const tags = tagQuery({ ...search, agents, channel: "email" }, search.campaigns);
    const match = [`(${ways.join(" OR ")})`, ...(tags === null ? [] : [tags])].join(" AND ");
    const rows = sql`SELECT rowid FROM interaction_search WHERE interaction_search MATCH ${match}`;
    return sql`(n.row IN (${rows}) OR ${among(named)})`;
  };
  return { own: within([search.agent]), any: within() };
}
