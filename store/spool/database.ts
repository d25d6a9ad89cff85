import { drizzle } from "drizzle-orm/d1";
import * as schema from "../schema/spool.ts";

const open = new WeakMap<D1Database, ReturnType<typeof connect>>();

/** SPOOL with its schema; one instance a binding. */
export function spoolOf(spool: D1Database): ReturnType<typeof connect> {
  const known = open.get(spool) ?? connect(spool);
  open.set(spool, known);
  return known;
}

function connect(spool: D1Database) {
  return drizzle(spool, { schema });
}
