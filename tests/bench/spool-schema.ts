import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery } from "wrangler";
import { ROOT } from "../../scripts/runtime/root.ts";

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

/** The tables and indices of SPOOL, in an empty database. */
export function layOutSpool(spool: Database): Promise<void> {
  return layOut(spool, "spool");
}

/** The tables and indices of ARCHIVE, in an empty database. */
export function layOutArchive(archive: Database): Promise<void> {
  return layOut(archive, "archive");
}

async function layOut(database: Database, folder: string): Promise<void> {
  const migrations = join(ROOT, "migrations", folder);
  const files = readdirSync(migrations).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort())
    for (const statement of unstable_splitSqlQuery(readFileSync(join(migrations, file), "utf8")))
      await database.prepare(statement).run();
}
