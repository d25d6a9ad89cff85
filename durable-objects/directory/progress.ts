/** The change that was read last. `mark` (`markOf`) tells it from another of its number; null: not known. */
export interface Read {
  version: number;
  mark: string | null;
}

/** How far `Directory` has read the changes of D1. */
export class Progress {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Null before the first. */
  last(): Read | null {
    const sql = "SELECT version, mark FROM progress";
    return this.#sql.exec<{ version: number; mark: string | null }>(sql).toArray()[0] ?? null;
  }

  reached({ version, mark }: Read): void {
    this.#sql.exec("DELETE FROM progress");
    this.#sql.exec("INSERT INTO progress VALUES (?, ?)", version, mark);
  }
}
