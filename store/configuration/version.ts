import { type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * The next version, unless it is no longer the one that was read: then NULL, which the column refuses, so that D1 undoes the whole
 * batch. (A batch is all that D1 has of transactions; it cannot ask in its middle.)
 */
export function raised(version: AnySQLiteColumn, read: number): SQL<number> {
  return sql<number>`CASE WHEN ${version} = ${read} THEN ${version} + 1 END`;
}
