/** Named times over the one alarm of an object. A timer that is due is asked again by the rule it belongs to; it only says *look*. */
export class Timers {
  static readonly schema = "CREATE TABLE timers (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID";
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Sets or moves a timer; `at` in ms. */
  set(name: string, at: number): void {
    this.#sql.exec(
      "INSERT INTO timers VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE at <> excluded.at",
      name,
      Math.ceil(at),
    );
  }

  clear(name: string): void {
    this.#sql.exec("DELETE FROM timers WHERE name = ?", name);
  }

  /** ms at which it rings; null when it is not set. */
  at(name: string): number | null {
    return this.#sql.exec<{ at: number }>("SELECT at FROM timers WHERE name = ?", name).toArray()[0]?.at ?? null;
  }

  /** What is due, earliest first; it stays. */
  due(now: number): string[] {
    return this.#sql
      .exec<{ name: string }>("SELECT name FROM timers WHERE at <= ? ORDER BY at LIMIT 1000", now)
      .toArray()
      .map((row) => row.name);
  }

  /** Takes what is due out of the table, earliest first. */
  takeDue(now: number): string[] {
    const due = this.due(now);
    for (const name of due) this.clear(name);
    return due;
  }

  next(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT MIN(at) AS at FROM timers").one().at;
  }
}
