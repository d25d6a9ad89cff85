import { eq, sql } from "drizzle-orm";
import { configuration } from "../database.ts";
import { commonLists } from "../schema/campaigns.ts";
import { raised } from "./version.ts";

type Name = (typeof commonLists.$inferSelect)["name"];

/** A list that nobody has written yet. */
export const FIRST_VERSION = 1;

/** The version of a list of all campaigns, to be put into the batch that reads it. */
export function selectListVersion(config: D1Database, name: Name) {
  return configuration(config)
    .select({ version: commonLists.version })
    .from(commonLists)
    .where(eq(commonLists.name, name));
}

/** Raises it, unless it is no longer the one that was read: then the batch around it fails at `common_lists.version`. */
export function raiseListVersion(config: D1Database, name: Name, read: number) {
  const known = sql`EXISTS (SELECT 1 FROM ${commonLists} WHERE ${commonLists.name} = ${name})`;
  const next = sql<number>`CASE WHEN ${read} = ${FIRST_VERSION} OR ${known} THEN ${read + 1} END`;
  return configuration(config)
    .insert(commonLists)
    .values({ name, version: next })
    .onConflictDoUpdate({ target: commonLists.name, set: { version: raised(commonLists.version, read) } });
}
