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

/** ms, `to` excluded. */
export interface DoneSearch extends ResultSearch {
  from: number;
  to: number;
}

interface Place {
  at: number;
  id: number;
}

/** Rows of whatever list of which something became in a stretch of time, those that were deleted too, in the order in which it did. */
export async function findResultsByDay(spool: D1Database, search: DoneSearch): Promise<Page<ResultRow>> {
  const items: ResultRow[] = [];
  let place: Place | null = placeOf(search);
  for (let statement = 0; statement < MOST_STATEMENTS && place !== null && items.length < search.limit; statement++) {
    const { rows, next } = await stretch(spool, place, { ...search, limit: search.limit - items.length });
    items.push(...rows.map(resultOf));
    place = next;
  }
  return { items, nextCursor: place === null ? null : `${place.at}.${place.id}` };
}

/** `<ms>.<id>` of the last row that was looked at; what is none begins anew. */
function placeOf({ cursor, from }: DoneSearch): Place {
  const [at = 0, id = 0] = (cursor ?? "").split(".").map(Number);
  return at >= from && Number.isInteger(id) ? { at, id } : { at: from, id: 0 };
}

/** At most `limit` rows of the next five thousand; `next` is the last that was looked at, null at the end. */
async function stretch(
  spool: D1Database,
  { at, id }: Place,
  search: DoneSearch,
): Promise<{ rows: StoredResult[]; next: Place | null }> {
  const { dialer, to, limit, upload = null } = search;
  const [found, end] = await inTime(
    spool.batch<StoredResult>([
      spool.prepare(ROWS).bind(dialer, at, id, to, AT_ONCE, limit, upload, ...asked(search)),
      spool.prepare(END).bind(dialer, at, id, to, AT_ONCE),
    ]),
  );
  const rows = found?.results ?? [];
  const full = rows.length === limit ? rows.at(-1) : undefined;
  const last = full ?? end?.results[0];
  return { rows, next: last === undefined || last.done_at === null ? null : { at: last.done_at, id: last.id } };
}

const WINDOW = `FROM sms_spool INDEXED BY sms_spool_done
  WHERE dialer = ?1 AND done_at >= ?2 AND (done_at > ?2 OR id > ?3) AND done_at < ?4 ORDER BY done_at, id LIMIT ?5`;
const ROWS = `SELECT ${COLUMNS} FROM (SELECT * ${WINDOW})
  WHERE (?7 IS NULL OR upload = ?7) AND ${pleases(8)} ORDER BY done_at, id LIMIT ?6`;
/** Where the stretch ends, unless it is the last: then nothing. */
const END = `SELECT id, done_at FROM (SELECT id, done_at, count(*) OVER () AS looked FROM (SELECT id, done_at ${WINDOW}))
  WHERE looked = ?5 ORDER BY done_at DESC, id DESC LIMIT 1`;
