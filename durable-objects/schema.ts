/**
 * Brings an object's own tables up to date. `steps` is append-only: a step that has run anywhere is never edited, the next change is
 * the next step. Runs synchronously in the constructor, before anything can be asked of the object.
 */
export function migrate(storage: DurableObjectStorage, steps: readonly string[]): void {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const done = sql.exec<{ version: number }>("SELECT version FROM schema_version").toArray()[0]?.version ?? 0;
  if (done > steps.length) throw new Error(`storage is at version ${done}, this code knows ${steps.length}`);
  if (done === steps.length) return;
  storage.transactionSync(() => {
    for (const step of steps.slice(done)) sql.exec(step);
    sql.exec("DELETE FROM schema_version");
    sql.exec("INSERT INTO schema_version VALUES (?)", steps.length);
  });
}
