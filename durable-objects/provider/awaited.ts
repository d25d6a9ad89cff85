/** Carriers give a message up after three days at most. */
const KEPT_MS = 3 * 24 * 60 * 60_000;
const SWEPT_EVERY_MS = 60 * 60_000;

/** What the ids stand for by which a carrier's receipts name messages, where they do not give our `ref` back. */
export class Awaited {
  readonly #sql: SqlStorage;
  #swept = 0;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  expect(id: string, ref: string, now: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO awaited VALUES (?, ?, ?)", id, ref, now);
    if (now < this.#swept + SWEPT_EVERY_MS) return;
    this.#swept = now;
    this.#sql.exec("DELETE FROM awaited WHERE at < ?", now - KEPT_MS);
  }

  /** Null: it is none of ours, or three days have gone. */
  refOf(id: string): string | null {
    return this.#sql.exec<{ ref: string }>("SELECT ref FROM awaited WHERE id = ?", id).toArray()[0]?.ref ?? null;
  }
}
