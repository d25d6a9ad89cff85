import type { Aside, Refusals } from "../domain/set-aside.ts";
import type { OutboxRow } from "./outbox-rows.ts";

interface SetAside {
  id: number;
  refusals: Refusals;
  reason: string;
}

type StoredCall = {
  id: number;
  target: string;
  call: string;
  since: number;
  refusals: number;
  refused_since: number | null;
};

const AT_ONCE = 100;

/** Calls of an outbox that whom they go to refuses: out of the way of those behind them, until somebody has them tried again. */
export class AsideCalls {
  static readonly schema = `ALTER TABLE outbox ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN refused_since INTEGER;
    CREATE TABLE aside_calls (id INTEGER PRIMARY KEY, target TEXT NOT NULL, call TEXT NOT NULL, since INTEGER NOT NULL,
      refusals INTEGER NOT NULL, refused_since INTEGER, reason TEXT NOT NULL)`;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Takes it out of the outbox; inside a transaction. */
  put({ id, refusals, reason }: SetAside): void {
    this.#sql.exec(
      `INSERT INTO aside_calls (target, call, since, refusals, refused_since, reason)
       SELECT target, call, since, ?2, ?3, ?4 FROM outbox WHERE id = ?1`,
      id,
      refusals.count,
      refusals.since,
      reason,
    );
    this.#sql.exec("DELETE FROM outbox WHERE id = ?", id);
  }

  /** The oldest hundred. */
  oldest<Call>(): OutboxRow<Call>[] {
    return this.#sql
      .exec<StoredCall>(
        `SELECT id, target, call, since, refusals, refused_since FROM aside_calls ORDER BY id LIMIT ${AT_ONCE}`,
      )
      .toArray()
      .map(({ refusals, refused_since, ...row }) => ({
        ...row,
        call: JSON.parse(row.call) as Call,
        attempts: refusals,
        refusals: { count: refusals, since: refused_since },
      }));
  }

  /** It was taken after all. */
  taken(id: number): void {
    this.#sql.exec("DELETE FROM aside_calls WHERE id = ?", id);
  }

  refused({ id, refusals, reason }: SetAside): void {
    this.#sql.exec("UPDATE aside_calls SET refusals = ?, reason = ? WHERE id = ?", refusals.count, reason, id);
  }

  /** Those in which one of these ids stands are gone for good: whom they name is erased. False: there was none. */
  forget(ids: readonly string[]): boolean {
    const named = "EXISTS (SELECT 1 FROM json_each(?) WHERE instr(call, value) > 0)";
    return this.#sql.exec(`DELETE FROM aside_calls WHERE ${named}`, JSON.stringify(ids)).rowsWritten > 0;
  }

  state(): Aside {
    const all = "SELECT COUNT(*) AS count, MIN(since) AS since FROM aside_calls";
    const { count, since } = this.#sql.exec<{ count: number; since: number | null }>(all).one();
    const last = "SELECT target, reason FROM aside_calls ORDER BY id DESC LIMIT 1";
    const [newest] = this.#sql.exec<{ target: string; reason: string }>(last).toArray();
    return { count, since, reason: newest === undefined ? "" : `${newest.target}: ${newest.reason}` };
  }
}
