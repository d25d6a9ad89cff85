/** What a new object's tables are made of at once, by the steps they come from: as the first one made here has them. */
const wholes = new WeakMap<readonly string[], string>();

/**
 * Brings an object's own tables up to date. `steps` is append-only: a step that has run anywhere is never edited, the next change is
 * the next step. Runs synchronously before anything is read or written: in the constructor, or, in a new object, with the first that is
 * asked of it. Objects are made by the thousand: the second new one of an isolate gets the tables of the first as one text, without the
 * rows that a step may have put into them, so none does.
 */
export function migrate(storage: DurableObjectStorage, steps: readonly string[]): void {
  const { sql } = storage;
  const isNew = isTableless(storage);
  const done = isNew ? 0 : (sql.exec<{ version: number }>(VERSION).toArray()[0]?.version ?? 0);
  if (done > steps.length) throw new Error(`storage is at version ${done}, this code knows ${steps.length}`);
  if (done === steps.length) return;
  const whole = isNew ? wholes.get(steps) : undefined;
  const others = isNew ? lastOf(sql) : 0;
  storage.transactionSync(() => {
    if (whole !== undefined) return sql.exec(whole);
    if (isNew) sql.exec("CREATE TABLE schema_version (version INTEGER NOT NULL)");
    for (const step of steps.slice(done)) sql.exec(step);
    sql.exec("DELETE FROM schema_version");
    sql.exec("INSERT INTO schema_version VALUES (?)", steps.length);
  });
  if (isNew && whole === undefined)
    wholes.set(steps, `${tablesOf(sql, others)};\nINSERT INTO schema_version VALUES (${steps.length})`);
}

/** It is new: no `migrate` has run in it. */
export function isTableless({ sql }: DurableObjectStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").toArray().length === 0;
}

const VERSION = "SELECT version FROM schema_version";

/** The newest of what there is by now: whoever inspects objects may have made a table of their own in it. */
function lastOf(sql: SqlStorage): number {
  return sql.exec<{ last: number }>("SELECT COALESCE(MAX(rowid), 0) AS last FROM sqlite_master").one().last;
}

/** What came after `others`, but for the runtime's own, and SQLite's (`sqlite_sequence`, which AUTOINCREMENT makes by itself). */
function tablesOf(sql: SqlStorage, others: number): string {
  const made = sql.exec<{ sql: string }>(MADE, others);
  return Array.from(made, (one) => one.sql).join(";\n");
}

const MADE = `
  SELECT sql FROM sqlite_master
  WHERE rowid > ? AND sql IS NOT NULL AND name NOT GLOB '_cf*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid`;
