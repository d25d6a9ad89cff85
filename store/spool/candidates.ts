import { CLAIM } from "../../domain/dialer/claim.ts";
import { inTime } from "../database.ts";

/** A row as its dialer sends it. */
export interface SpoolRow {
  id: number;
  upload: string;
  destiny: string;
  address: string;
  message: string;
  device: string;
  data: RowValues;
}

/** What the columns behind it say: by place, or by name in a list of mails. */
export type RowValues = string[] | Record<string, string>;

/** Values by place; none where the list names them. */
export function positional({ data }: Pick<SpoolRow, "data">): string[] {
  return Array.isArray(data) ? data : [];
}

/** Values by name; none where the list has places. */
export function named({ data }: Pick<SpoolRow, "data">): Record<string, string> {
  return Array.isArray(data) ? {} : data;
}

/** A list that was taken in or activated since the dialer last looked; its single messages are a list too, of which `rows` grows. */
export interface AcceptedUpload {
  id: string;
  /** Mails: `inactive` ones are there, and not to be sent. */
  state: "accepted" | "inactive";
  position: number;
  file: string;
  rows: number;
  at: number;
  by: string;
}

/** Lists that are looked into at once, the first accepted ones. */
const MOST_UPLOADS = 50;
/** Rows of which the time has come, in one statement. */
const AT_ONCE = 5_000;

/** The list of a dialer's single messages: one row of `uploads`, before all others. */
export const singlesOf = (dialer: string): string => `single.${dialer}`;

/** Lists behind position `after`, and the one of single messages. */
export async function acceptedUploads(spool: D1Database, dialer: string, after: number): Promise<AcceptedUpload[]> {
  const accepted = spool.prepare(ACCEPTED).bind(dialer, after, singlesOf(dialer));
  return (await inTime(accepted.all<AcceptedUpload>())).results;
}

const ACCEPTED = `SELECT id, state, position, file, rows, at, by FROM uploads
  WHERE dialer = ?1 AND state IN ('accepted', 'inactive') AND (position > ?2 OR id = ?3) ORDER BY position`;

/**
 * The next fifty rows that may be claimed (SMS-50), in the order of priority, list and entry, and when the first of those that wait for
 * the customer's own hours may be. `uploads` are the lists that have something left, in their order. Reads fifty rows a list.
 */
export async function candidates(
  spool: D1Database,
  uploads: readonly string[],
  now: number,
): Promise<{ rows: SpoolRow[]; deferredUntil: number | null }> {
  const lists = JSON.stringify(uploads.slice(0, MOST_UPLOADS));
  const [, rows, deferred] = await inTime(
    spool.batch<Record<string, unknown>>([
      spool.prepare(RELEASE).bind(lists, now, AT_ONCE),
      spool.prepare(NEXT).bind(lists, CLAIM),
      spool.prepare(DEFERRED).bind(lists),
    ]),
  );
  const until = deferred?.results[0]?.at;
  return {
    rows: (rows?.results ?? []).map(rowOf),
    deferredUntil: typeof until === "number" ? until : null,
  };
}

const RELEASE = `UPDATE sms_spool SET not_before = 0 WHERE id IN (
  SELECT waiting.id FROM json_each(?1) AS list CROSS JOIN sms_spool AS waiting
  WHERE waiting.upload = list.value AND waiting.state = 1 AND waiting.not_before > 0 AND waiting.not_before <= ?2 LIMIT ?3)`;

const COLUMNS = "id, upload, destiny, address, message, device, data";
const NEXT = `SELECT ${COLUMNS.split(", ")
  .map((column) => `row.${column}`)
  .join(", ")}
  FROM json_each(?1) AS list CROSS JOIN sms_spool AS row
  WHERE row.id IN (
    SELECT id FROM sms_spool AS next WHERE next.upload = list.value AND next.state = 1 AND next.not_before = 0
    ORDER BY next.priority, next.id LIMIT ?2)
  ORDER BY row.priority, list.key, row.id LIMIT ?2`;

const DEFERRED = `SELECT min((SELECT waiting.not_before FROM sms_spool AS waiting
    WHERE waiting.upload = list.value AND waiting.state = 1 AND waiting.not_before > 0
    ORDER BY waiting.not_before LIMIT 1)) AS at FROM json_each(?1) AS list`;

/** The same rows again, for an object that has lost its memory, in the order of `ids`. */
export async function rowsById(spool: D1Database, ids: readonly number[]): Promise<SpoolRow[]> {
  const found = spool.prepare(BY_ID).bind(JSON.stringify(ids));
  return (await inTime(found.all<Record<string, unknown>>())).results.map(rowOf);
}

const BY_ID = `SELECT ${COLUMNS} FROM (SELECT key AS place, value AS wanted FROM json_each(?1))
  CROSS JOIN sms_spool ON id = wanted ORDER BY place`;

function rowOf(row: Record<string, unknown>): SpoolRow {
  const { id, upload, destiny, address, message, device, data } = row as unknown as Omit<SpoolRow, "data"> & {
    data: string;
  };
  return { id, upload, destiny, address, message, device, data: JSON.parse(data) as RowValues };
}
