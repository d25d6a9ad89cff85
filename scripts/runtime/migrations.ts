import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery } from "wrangler";
import { readConfiguration } from "./configuration.ts";
import { ROOT } from "./root.ts";

const LEDGER = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`;

/** Brings every D1 database up to date, in the same ledger that `wrangler d1 migrations apply` keeps. */
export async function migrate(mf: Miniflare): Promise<void> {
  for (const { binding, migrations_dir } of readConfiguration().d1_databases) {
    const migrations = join(ROOT, migrations_dir);
    const db = await mf.getD1Database(binding);
    await db.prepare(LEDGER).run();
    const { results } = await db.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
    const applied = new Set(results.map(({ name }) => name));
    for (const name of migrationsIn(migrations).filter((file) => !applied.has(file))) {
      const statements = unstable_splitSqlQuery(readFileSync(join(migrations, name), "utf8"));
      await db.batch([
        ...statements.map((sql) => db.prepare(sql)),
        db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
      ]);
    }
  }
}

function migrationsIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".sql"))
        .sort()
    : [];
}
