import { and, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/** Ids of the campaigns that somebody may see. */
export type Seen = string[] | "all";

/** A list as one JSON parameter: a statement takes only a hundred of them. */
export function listed(values: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** Nothing to ask for who sees all. */
export function among(column: AnySQLiteColumn, seen: Seen): SQL | undefined {
  return seen === "all" ? undefined : inArray(column, listed(seen));
}

/** The one of that name, or those of these names, without case, unless deleted. */
export function named(
  table: { name: AnySQLiteColumn; deletedAt: AnySQLiteColumn },
  names: string | readonly string[],
): SQL | undefined {
  const wanted = (typeof names === "string" ? [names] : names).map((name) => name.toLowerCase());
  return and(inArray(sql`lower(${table.name})`, listed(wanted)), isNull(table.deletedAt));
}
