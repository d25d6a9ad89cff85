import type { Page } from "../../protocol/configuration.ts";
import type { ResultRow } from "../../protocol/dialer-results.ts";
import { inTime } from "../database.ts";
import {
  AT_ONCE,
  asked,
  COLUMNS,
  MOST_STATEMENTS,
  pleases,
  type ResultSearch,
  resultOf,
  type StoredResult,
} from "./result-rows.ts";

/** What became of rows (SMS-122), those that were deleted too, in the order of entry. */
export async function findResults(spool: D1Database, search: ResultSearch): Promise<Page<ResultRow>> {
  const lists = await listsOf(spool, search);
  const items: ResultRow[] = [];
  let { list, after } = place(search.cursor, lists);
  for (let statement = 0; statement < MOST_STATEMENTS && list < lists.length; statement++) {
    const missing = search.limit - items.length;
    const { rows, last } = await stretch(spool, lists[list] ?? "", after, { ...search, limit: missing });
    items.push(...rows);
    if (last === null) list += 1;
    after = last ?? 0;
    if (items.length === search.limit) break;
  }
  const next = lists[list];
  return { items, nextCursor: next === undefined ? null : `${after}.${next}` };
}

async function listsOf(spool: D1Database, { dialer, upload }: ResultSearch): Promise<string[]> {
  const known = spool.prepare(LISTS).bind(dialer, upload ?? null);
  return (await inTime(known.all<{ id: string }>())).results.map(({ id }) => id);
}

const LISTS = `SELECT id FROM uploads WHERE dialer = ?1 AND state IN ('accepted', 'inactive', 'deleted') AND (?2 IS NULL OR id = ?2)
  ORDER BY position, id`;

/** `<last id>.<list>`; a list that is gone begins anew. */
function place(cursor: string | undefined, lists: readonly string[]): { list: number; after: number } {
  const dot = cursor?.indexOf(".") ?? -1;
  const list = cursor === undefined ? -1 : lists.indexOf(cursor.slice(dot + 1));
  return list === -1 ? { list: 0, after: 0 } : { list, after: Number(cursor?.slice(0, dot)) || 0 };
}

/** At most `limit` rows of the next five thousand; `last` is where the next stretch begins, null at the end of the list. */
async function stretch(
  spool: D1Database,
  upload: string,
  after: number,
  search: ResultSearch,
): Promise<{ rows: ResultRow[]; last: number | null }> {
  const { limit } = search;
  const [found, end] = await inTime(
    spool.batch<StoredResult>([
      spool.prepare(ROWS).bind(upload, after, AT_ONCE, limit, ...asked(search)),
      spool.prepare(END).bind(upload, after, AT_ONCE),
    ]),
  );
  const rows = found?.results ?? [];
  const looked = end?.results[0] as unknown as { last: number | null; looked: number } | undefined;
  const last = rows.length === limit ? (rows.at(-1)?.id ?? null) : (looked?.last ?? null);
  return { rows: rows.map(resultOf), last: last !== null && (looked?.looked ?? 0) > 0 ? last : null };
}

const WINDOW = "(SELECT * FROM sms_spool WHERE upload = ?1 AND id > ?2 ORDER BY id LIMIT ?3)";
const ROWS = `SELECT ${COLUMNS} FROM ${WINDOW} WHERE ${pleases(5)} ORDER BY id LIMIT ?4`;
const END =
  "SELECT max(id) AS last, count(*) AS looked FROM (SELECT id FROM sms_spool WHERE upload = ?1 AND id > ?2 ORDER BY id LIMIT ?3)";
