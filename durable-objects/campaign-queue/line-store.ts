import { fromColumns, type LineColumns, type StoredLineRow, toColumns } from "./line-row.ts";

/** An end of schedule is worked off in portions: one transaction must not hold the line for seconds. */
export const EXPIRED_AT_ONCE = 500;
const POKED_AT_ONCE = 100;

/** The interactions of one line, in its table `line`: in line, ringing, held, and those lately gone. */
export class LineStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(interaction: string): StoredLineRow | undefined {
    return this.#all("WHERE interaction = ?", interaction)[0];
  }

  put(row: StoredLineRow): void {
    const columns = toColumns(row);
    const names = Object.keys(columns);
    this.#sql.exec(
      `INSERT OR REPLACE INTO line (${names}) VALUES (${names.map(() => "?")})`,
      ...Object.values(columns),
    );
  }

  /** In line order, lazily: whoever stops early has read only what it took. */
  *waiting(): Generator<StoredLineRow> {
    for (const row of this.#sql.exec<LineColumns>(
      "SELECT * FROM line WHERE state = 'waiting' ORDER BY head DESC, since, ticket",
    )) {
      yield fromColumns(row);
    }
  }

  waitingCount(): number {
    return this.#sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM line WHERE state = 'waiting'").one().n;
  }

  /** In line order, from 1, of one that waits. */
  placeOf({ head, since, ticket }: StoredLineRow): number {
    return this.#sql
      .exec<{ n: number }>(
        `SELECT COUNT(*) AS n FROM line WHERE state = 'waiting'
           AND (head > ?1 OR (head = ?1 AND (since < ?2 OR (since = ?2 AND ticket <= ?3))))`,
        head,
        since,
        ticket,
      )
      .one().n;
  }

  /** Waiting since before `enteredBefore`, oldest first, at most `EXPIRED_AT_ONCE`. */
  waitingLongest(enteredBefore: number): StoredLineRow[] {
    return this.#all(
      "WHERE state = 'waiting' AND entered_at <= ? ORDER BY entered_at LIMIT ?",
      enteredBefore,
      EXPIRED_AT_ONCE,
    );
  }

  oldestEntry(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT MIN(entered_at) AS at FROM line WHERE state = 'waiting'").one()
      .at;
  }

  /** How many are in line (ringing ones too) and held, and since when the first of those in line waits, ms. */
  census(): { waiting: number; oldest: number | null; active: number } {
    const { waiting, offered, active, entry, ringing } = this.#sql
      .exec<{ waiting: number; offered: number; active: number; entry: number | null; ringing: number | null }>(
        `SELECT (SELECT COUNT(*) FROM line WHERE state = 'waiting') AS waiting,
           (SELECT COUNT(*) FROM line WHERE state = 'offered') AS offered,
           (SELECT COUNT(*) FROM line WHERE state = 'active') AS active,
           (SELECT MIN(entered_at) FROM line WHERE state = 'waiting') AS entry,
           (SELECT MIN(entered_at) FROM line WHERE state = 'offered') AS ringing`,
      )
      .one();
    const oldest = entry === null || ringing === null ? (entry ?? ringing) : Math.min(entry, ringing);
    return { waiting: waiting + offered, oldest, active };
  }

  offered(): StoredLineRow[] {
    return this.#all("WHERE state = 'offered'");
  }

  /** Offers in flight, by agent: they count as held. */
  outstanding(): Map<string, number> {
    const rows = this.#sql.exec<{ agent: string; n: number }>(
      "SELECT agent, COUNT(*) AS n FROM line WHERE state = 'offered' GROUP BY agent",
    );
    return new Map(rows.toArray().map((row) => [row.agent, row.n]));
  }

  /** Conversations whose interaction is still open here. */
  open(): number {
    return this.#sql
      .exec<{ n: number }>("SELECT COUNT(*) AS n FROM line WHERE state IN ('waiting', 'offered', 'active')")
      .one().n;
  }

  /** Conversations of rows on which nothing has changed since `before`, the longest silent first. */
  silentSince(before: number): string[] {
    return this.#all("WHERE state <> 'gone' AND changed_at < ? ORDER BY changed_at LIMIT ?", before, POKED_AT_ONCE).map(
      (row) => row.conversation,
    );
  }

  /** All that wait, ring or are held, in no order. */
  living(): StoredLineRow[] {
    return this.#all("WHERE state IN ('waiting', 'offered', 'active')");
  }

  /** Forgets what is gone for longer than late duplicates live. */
  forgetGone(before: number): void {
    this.#sql.exec("DELETE FROM line WHERE state = 'gone' AND changed_at < ?", before);
  }

  /** Of interactions that are over nothing is kept of whom they were with; that they were here is. */
  forget(interactions: readonly string[]): void {
    const nobody = JSON.stringify({ name: "", mail: "", phone: "", page: { url: "", title: "" } });
    this.#sql.exec(
      `UPDATE line SET opening = json_patch(opening, json_object('customer', json(?), 'opening', '', 'subject', ''))
       WHERE state = 'gone' AND interaction IN (SELECT value FROM json_each(?))`,
      nobody,
      JSON.stringify(interactions),
    );
  }

  #all(where: string, ...values: SqlStorageValue[]): StoredLineRow[] {
    return this.#sql
      .exec<LineColumns>(`SELECT * FROM line ${where}`, ...values)
      .toArray()
      .map(fromColumns);
  }
}
