/** How often a carrier that cannot be reached was tried for a row. */
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

  /** The carrier is there again. */
  forget(): void {
    this.#sql.exec("DELETE FROM tries");
  }
}
