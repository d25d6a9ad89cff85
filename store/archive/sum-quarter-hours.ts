import type { Bucket, Span } from "../../domain/statistics/spans.ts";
import { addSums, NO_SUMS, type Sums } from "../../domain/statistics/sums.ts";
import { inTime } from "../database.ts";
import type { QuarterHourTable } from "./quarter-hour-tables.ts";

/** Rows that one statement reads; a longer stretch is read in several. */
const AT_ONCE = 5_000;
/** Statements of one call to D1. */
const TOGETHER = 40;

export interface SumRequest {
  /** Ids of campaigns or agents, as the table's key begins. */
  subjects: readonly string[];
  spans: readonly Span[];
  bucket: Bucket;
  /** ms by which the subjects' day outlasts midnight: the hour of the clock is read without it. */
  runsOver: number;
  /** Apart by the table's part; else its parts are added. */
  apart: boolean;
}

export interface SumRow {
  subject: string;
  part: string;
  bucket: string;
  sums: Sums;
}

interface Job {
  subject: string;
  span: Span;
  from: number;
  /** Part of the last row read, where a statement before has stopped within the quarter hour `from`. */
  after: string | null;
}

/** Sums of quarter hours by subject, part and bucket. Reads by the table's key alone, five thousand rows a statement. */
export async function sumQuarterHours(
  archive: D1Database,
  table: QuarterHourTable,
  request: SumRequest,
): Promise<SumRow[]> {
  const found = new Map<string, SumRow>();
  let jobs = request.subjects.flatMap((subject) =>
    request.spans.map((span): Job => ({ subject, span, from: span.from, after: null })),
  );
  const text = statement(table, request);
  while (jobs.length > 0) {
    const now = jobs.slice(0, TOGETHER);
    const answers = await inTime(archive.batch<Stored>(now.map((job) => bound(archive.prepare(text), job, request))));
    const again = now.flatMap((job, at) => {
      const rows = answers[at]?.results ?? [];
      for (const row of rows) keep(found, job.subject, row, table);
      return next(job, rows);
    });
    jobs = [...again, ...jobs.slice(TOGETHER)];
  }
  return [...found.values()];
}

type Stored = { part: string; bucket: string; looked: number; last: string } & Record<string, number>;

function keep(found: Map<string, SumRow>, subject: string, row: Stored, table: QuarterHourTable): void {
  const key = JSON.stringify([subject, row.part, row.bucket]);
  const known = found.get(key)?.sums ?? NO_SUMS;
  const names = Object.keys(table.columns) as (keyof Sums)[];
  const read = Object.fromEntries(names.map((name) => [name, row[name] ?? 0]));
  found.set(key, { subject, part: row.part, bucket: row.bucket, sums: addSums(known, read) });
}

/** Where the rest of a stretch begins, when one statement could not read all of it. */
function next(job: Job, rows: Stored[]): Job[] {
  if (rows.reduce((sum, row) => sum + row.looked, 0) < AT_ONCE) return [];
  const last =
    rows
      .map((row) => row.last)
      .sort()
      .at(-1) ?? "";
  return [{ ...job, from: Number(last.slice(0, QUARTER_DIGITS)), after: last.slice(QUARTER_DIGITS) }];
}

const QUARTER_DIGITS = 15;
const WALL_CLOCK = "(quarter_hour + ?4) / 1000, 'unixepoch'";
const NAME_OF_BUCKET: Record<Bucket, string> = {
  whole: "substr(?4, 1, 0)",
  month: `strftime('%Y-%m', ${WALL_CLOCK})`,
  day: `strftime('%Y-%m-%d', ${WALL_CLOCK})`,
  hour: `strftime('%H', ${WALL_CLOCK})`,
};

function statement({ table, subject, part, columns }: QuarterHourTable, { bucket, apart }: SumRequest): string {
  const key = part ?? "''";
  const sums = Object.entries(columns).map(
    ([name, column]) => `${name === "waitMax" ? "max" : "sum"}(${column}) AS "${name}"`,
  );
  return `
    SELECT ${apart ? key : "''"} AS part, ${NAME_OF_BUCKET[bucket]} AS bucket,
      count(*) AS looked, max(printf('%0${QUARTER_DIGITS}d', quarter_hour) || ${key}) AS last, ${sums.join(", ")}
    FROM (
      SELECT * FROM ${table} WHERE ${subject} = ?1 AND quarter_hour >= ?2 AND quarter_hour < ?3
        AND (?5 IS NULL OR quarter_hour > ?2 OR ${key} > ?5)
      ORDER BY quarter_hour${part === null ? "" : `, ${part}`} LIMIT ${AT_ONCE})
    GROUP BY 1, 2`;
}

function bound(prepared: D1PreparedStatement, { subject, span, from, after }: Job, request: SumRequest) {
  const shift = span.shift + (request.bucket === "hour" ? request.runsOver : 0);
  return prepared.bind(subject, from, span.to, shift, after);
}
