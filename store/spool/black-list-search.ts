import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { BlockSource } from "../../protocol/black-list.ts";
import type { Page } from "../../protocol/configuration.ts";
import { listed } from "../configuration/names.ts";
import { inTime } from "../database.ts";
import { blackList, blockedTries } from "../schema/spool.ts";
import type { Block, StoredBlock } from "./black-list.ts";
import { spoolOf } from "./database.ts";

/** Entries that one statement of a search by address looks at. */
const WINDOW = 1_000;
const MOST_TRIES_SHOWN = 200;
/** Behind everything that begins like it. */
const LAST = "\u{10ffff}";

export interface BlackListSearch {
  /** Those that the asker may see, or asks for. */
  scopes: readonly string[] | "all";
  /** What an address begins with, one of them; none: any address. */
  prefixes: readonly string[];
  source: BlockSource | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor: string | undefined;
}

/** By address where one is asked for, else the newest first. A page may be short and yet have a next one. */
export async function searchBlackList(spool: D1Database, search: BlackListSearch): Promise<Page<StoredBlock>> {
  return search.prefixes.length > 0 ? byAddress(spool, search) : newestFirst(spool, search);
}

/** One entry, if its scope is among those. */
export async function findBlock(
  spool: D1Database,
  id: number,
  scopes: readonly string[] | "all",
): Promise<StoredBlock | null> {
  const rows = await inTime(spoolOf(spool).select().from(blackList).where(eq(blackList.id, id)));
  return rows[0] !== undefined && isAmong(rows[0].scope, scopes) ? rows[0] : null;
}

/** The entries of these addresses, scopes and sources. */
export async function entriesOf(spool: D1Database, blocks: readonly Block[]): Promise<StoredBlock[]> {
  const given = sql`(SELECT value ->> 'address', value ->> 'scope', value ->> 'source' FROM json_each(${JSON.stringify(blocks)}))`;
  const key = sql`(${blackList.address}, ${blackList.scope}, ${blackList.source})`;
  return await inTime(spoolOf(spool).select().from(blackList).where(sql`${key} IN ${given}`));
}

/** What was stopped on its way to an address under one of those scopes, the last first. */
export async function triesOf(
  spool: D1Database,
  address: string,
  scopes: readonly string[] | "all",
): Promise<{ at: number; what: string }[]> {
  const seen = scopes === "all" ? undefined : inArray(blockedTries.scope, listed(scopes));
  return await inTime(
    spoolOf(spool)
      .select({ at: blockedTries.at, what: blockedTries.what })
      .from(blockedTries)
      .where(and(eq(blockedTries.address, address), seen))
      .orderBy(desc(blockedTries.at))
      .limit(MOST_TRIES_SHOWN),
  );
}

async function newestFirst(spool: D1Database, search: BlackListSearch): Promise<Page<StoredBlock>> {
  const { scopes, source, limit } = search;
  const before = Number(search.cursor ?? Number.MAX_SAFE_INTEGER) || 0;
  const db = spoolOf(spool);
  const ofSource = source === undefined ? undefined : eq(blackList.source, source);
  const condition =
    scopes === "all"
      ? and(lt(blackList.id, before), ofSource)
      : sql`${blackList.id} IN ${newestOfEach(scopes, source, before, limit + 1)}`;
  const rows = await inTime(
    db
      .select()
      .from(blackList)
      .where(condition)
      .orderBy(desc(blackList.id))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** A page of each scope, from its own index: a scope with a million entries costs no more than one with fifty. */
function newestOfEach(scopes: readonly string[], source: BlockSource | undefined, before: number, limit: number): SQL {
  const ofSource = source === undefined ? sql`` : sql`AND own.source = ${source}`;
  return sql`(SELECT one.id FROM json_each(${JSON.stringify(scopes)}) AS scope CROSS JOIN black_list AS one
    WHERE one.id IN (SELECT own.id FROM black_list AS own
      WHERE own.scope = scope.value ${ofSource} AND own.id < ${before} ORDER BY own.id DESC LIMIT ${limit}))`;
}

async function byAddress(spool: D1Database, search: BlackListSearch): Promise<Page<StoredBlock>> {
  const { scopes, source, limit } = search;
  const items: StoredBlock[] = [];
  for (const prefix of search.prefixes.toSorted()) {
    const rows = await inTime(
      spoolOf(spool)
        .select()
        .from(blackList)
        .where(and(gte(blackList.address, prefix), lt(blackList.address, prefix + LAST), behind(search.cursor)))
        .orderBy(asc(blackList.address), asc(blackList.scope), asc(blackList.source))
        .limit(WINDOW),
    );
    for (const row of rows) {
      if (!isAmong(row.scope, scopes) || (source !== undefined && row.source !== source)) continue;
      const last = items.at(-1);
      if (items.length === limit && last !== undefined) return { items, nextCursor: cursorOf(last) };
      items.push(row);
    }
    const lookedAt = rows.at(-1);
    if (rows.length === WINDOW && lookedAt !== undefined) return { items, nextCursor: cursorOf(lookedAt) };
  }
  return { items, nextCursor: null };
}

function cursorOf({ address, scope, source }: StoredBlock): string {
  return JSON.stringify([address, scope, source]);
}

function behind(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  return sql`(${blackList.address}, ${blackList.scope}, ${blackList.source}) >
    (SELECT ${cursor} ->> 0, ${cursor} ->> 1, ${cursor} ->> 2)`;
}

function isAmong(scope: string, scopes: readonly string[] | "all"): boolean {
  return scopes === "all" || scopes.includes(scope);
}
