import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery } from "wrangler";
import { ROOT } from "../../scripts/runtime/root.ts";

const MIGRATIONS = join(ROOT, "migrations", "spool");

/** The tables and indices of SPOOL, in an empty database. */
export async function layOutSpool(spool: Awaited<ReturnType<Miniflare["getD1Database"]>>): Promise<void> {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort())
    for (const statement of unstable_splitSqlQuery(readFileSync(join(MIGRATIONS, file), "utf8")))
      await spool.prepare(statement).run();
}
