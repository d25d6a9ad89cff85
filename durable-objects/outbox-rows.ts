import type { Backlog } from "../domain/backlog.ts";
import type { Refusals } from "../domain/set-aside.ts";

/** A call to another object that must arrive: written in the transaction of the change that causes it, sent at once, retried by alarm. */
export interface OutboxRow<Call> {
  id: number;
  target: string;
  call: Call;
  attempts: number;
  /** ms when it was written. */
  since: number;
  refusals: Refusals;
}

type StoredRow = {
  id: number;
  target: string;
  call: string;
  attempts: number;
  since: number;
  refusals: number;
  refused_since: number | null;
};

const CALLS_AT_ONCE = 100;

/** The table of an outbox. */
export class OutboxRows<Call> {
  static readonly schema = `CREATE TABLE outbox (id INTEGER PRIMARY KEY, target TEXT NOT NULL, call TEXT NOT NULL,
    due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL)`;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(target: string, call: Call, { due, now }: { due: number; now: number }): number {
    return this.#sql
      .exec<{ id: number }>(
        "INSERT INTO outbox (target, call, due, since) VALUES (?, ?, ?, ?) RETURNING id",
        target,
        JSON.stringify(call),
        due,
        now,
      )
      .one().id;
  }

  /** The first hundred to one target. */
  to(target: string): OutboxRow<Call>[] {
    return this.#sql
      .exec<StoredRow>(
        `SELECT id, target, call, attempts, since, refusals, refused_since FROM outbox WHERE target = ?
         ORDER BY id LIMIT ${CALLS_AT_ONCE}`,
        target,
      )
      .toArray()
      .map(({ refusals, refused_since, ...row }) => ({
        ...row,
        call: JSON.parse(row.call) as Call,
        refusals: { count: refusals, since: refused_since },
      }));
  }

  answered(id: number): void {
    this.#sql.exec("DELETE FROM outbox WHERE id = ?", id);
  }

  refused(id: number, { count, since }: Refusals): void {
    this.#sql.exec("UPDATE outbox SET refusals = ?, refused_since = ? WHERE id = ?", count, since, id);
  }

  postpone(rows: readonly OutboxRow<Call>[], attempts: number, due: number): void {
    for (const { id } of rows)
      this.#sql.exec("UPDATE outbox SET attempts = ?, due = ? WHERE id = ?", attempts, due, id);
  }

  /** Those to whom something is due; while it is sent, it is due at `until` only. */
  takeDue(now: number, until: number): string[] {
    const due = this.#sql.exec<{ target: string }>("SELECT DISTINCT target FROM outbox WHERE due <= ?", now).toArray();
    if (due.length > 0) this.#sql.exec("UPDATE outbox SET due = ? WHERE due <= ?", until, now);
    return due.map(({ target }) => target);
  }

  next(): number | null {
    return this.#sql.exec<{ due: number | null }>("SELECT MIN(due) AS due FROM outbox").one().due;
  }

  backlog(): Backlog {
    const sql = "SELECT COUNT(*) AS calls, MIN(since) AS since FROM outbox";
    return this.#sql.exec<{ calls: number; since: number | null }>(sql).one();
  }
}
