import { marksOf } from "../../domain/dialer/mark.ts";
import type { Page } from "../../protocol/configuration.ts";
import { type ResultRow, ROW_STATES, type RowState } from "../../protocol/dialers.ts";
import { inTime } from "../database.ts";

/** Rows that one statement looks at. */
const AT_ONCE = 5_000;
/** Statements of one page: one of a rare state may be short, even empty, and not the last. */
const MOST_STATEMENTS = 10;
/** By rank. */
const RECEIPTS = ["none", "sent", "delivered", "seen"] as const;

export interface ResultSearch {
  dialer: string;
  /** Id of one list; left out: all of them, the first accepted first. */
  upload?: string | undefined;
  state?: RowState | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

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
  { state, limit }: ResultSearch,
): Promise<{ rows: ResultRow[]; last: number | null }> {
  const number = state === undefined ? null : ROW_STATES.indexOf(state);
  const [found, end] = await inTime(
    spool.batch<StoredResult>([
      spool.prepare(ROWS).bind(upload, after, AT_ONCE, number, limit),
      spool.prepare(END).bind(upload, after, AT_ONCE),
    ]),
  );
  const rows = found?.results ?? [];
  const looked = end?.results[0] as unknown as { last: number | null; looked: number } | undefined;
  const last = rows.length === limit ? (rows.at(-1)?.id ?? null) : (looked?.last ?? null);
  return { rows: rows.map(resultOf), last: last !== null && (looked?.looked ?? 0) > 0 ? last : null };
}

const WINDOW = "(SELECT * FROM sms_spool WHERE upload = ?1 AND id > ?2 ORDER BY id LIMIT ?3)";
const ROWS = `SELECT id, upload, destiny, address, message, device, priority, state, reason, receipt, marks, carrier_id, done_at, deleted_at,
  deleted_by FROM ${WINDOW} WHERE ?4 IS NULL OR state = ?4 ORDER BY id LIMIT ?5`;
const END =
  "SELECT max(id) AS last, count(*) AS looked FROM (SELECT id FROM sms_spool WHERE upload = ?1 AND id > ?2 ORDER BY id LIMIT ?3)";

interface StoredResult {
  id: number;
  upload: string;
  destiny: string;
  address: string;
  message: string;
  device: string;
  priority: number;
  state: number;
  reason: string;
  receipt: number;
  marks: number | null;
  carrier_id: string | null;
  done_at: number | null;
  deleted_at: number | null;
  deleted_by: string | null;
}

function resultOf(row: StoredResult): ResultRow {
  const { state, receipt, marks, carrier_id: carrierId, done_at, deleted_at, deleted_by, ...rest } = row;
  return {
    ...rest,
    state: ROW_STATES[state] ?? "none",
    receipt: RECEIPTS[receipt] ?? "none",
    marks: marksOf(marks ?? 0),
    carrierId,
    doneAt: isoOf(done_at),
    deleted: deleted_at === null ? null : { at: isoOf(deleted_at) ?? "", by: deleted_by ?? "" },
  };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
