/** How often a row was tried for which a carrier could not be reached, or could not take it yet. */
export class Tries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Counts one more; answers how many there were. */
  another(row: number): number {
    return this.#sql
      .exec<{ n: number }>("INSERT INTO tries VALUES (?, 1) ON CONFLICT (row) DO UPDATE SET n = n + 1 RETURNING n", row)
      .one().n;
  }

  /** What became of these rows is known. */
  settled(rows: readonly number[]): void {
    this.#sql.exec("DELETE FROM tries WHERE row IN (SELECT value FROM json_each(?))", JSON.stringify(rows));
  }

  /** The carrier is there again. */
  forget(): void {
    this.#sql.exec("DELETE FROM tries");
  }
}
