import { drizzle } from "drizzle-orm/d1";
import { inTime } from "../database.ts";
import { retentions } from "../schema/archive.ts";

export type Retention = typeof retentions.$inferSelect;

/** Those that differ from the default, by id of their campaign. */
export async function storedRetentions(archive: D1Database): Promise<Map<string, Retention>> {
  const rows = await inTime(drizzle(archive).select().from(retentions));
  return new Map(rows.map((row) => [row.campaign, row]));
}

/** In the place of the one that there was before. */
export async function setRetention(archive: D1Database, retention: Retention): Promise<void> {
  const { campaign: _, ...set } = retention;
  const row = drizzle(archive).insert(retentions).values(retention);
  await inTime(row.onConflictDoUpdate({ target: retentions.campaign, set }));
}
