/** Single values of an object: its configuration, its counters. Kept as JSON, cached while the object lives. */
export class Facts<Shape extends object> {
  readonly #sql: SqlStorage;
  readonly #cache = new Map<string, unknown>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get<Name extends keyof Shape & string>(name: Name): Shape[Name] | undefined {
    if (!this.#cache.has(name)) {
      const row = this.#sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = ?", name).toArray()[0];
      this.#cache.set(name, row === undefined ? undefined : JSON.parse(row.value));
    }
    return this.#cache.get(name) as Shape[Name] | undefined;
  }

  set<Name extends keyof Shape & string>(name: Name, value: Shape[Name]): void {
    this.#sql.exec("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, JSON.stringify(value));
    this.#cache.set(name, value);
  }

  /** A rolled-back transaction leaves the cache ahead of the table. */
  forgetCache(): void {
    this.#cache.clear();
  }
}
