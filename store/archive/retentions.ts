import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { inTime } from "../database.ts";
import { retentions } from "../schema/archive.ts";

export type Retention = typeof retentions.$inferSelect;

/** Those that differ from the default, by id of their campaign. */
export async function storedRetentions(archive: D1Database): Promise<Map<string, Retention>> {
  const rows = await inTime(drizzle(archive).select().from(retentions));
  return new Map(rows.map((row) => [row.campaign, row]));
}

/** The one that there was before; null: the default. */
export async function setRetention(archive: D1Database, retention: Retention): Promise<Retention | null> {
  const db = drizzle(archive);
  const { campaign, ...rest } = retention;
  const [before] = await inTime(
    db.batch([
      db.select().from(retentions).where(eq(retentions.campaign, campaign)),
      db.insert(retentions).values(retention).onConflictDoUpdate({ target: retentions.campaign, set: rest }),
    ]),
  );
  return before[0] ?? null;
}
