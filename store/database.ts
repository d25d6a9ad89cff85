import { drizzle } from "drizzle-orm/d1";
import * as access from "./schema/access.ts";
import * as configurationSchema from "./schema/configuration.ts";

/** A call to D1 has no time-out of its own: a stalled database would hold its callers for minutes. */
const LIMIT_MS = 5_000;

/** D1 did not answer, or not in time. The door says `unavailable`. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  readonly code = "unavailable";
}

const open = new WeakMap<D1Database, ReturnType<typeof connect>>();

/** CONFIG with its schema; one instance a binding. */
export function configuration(config: D1Database): ReturnType<typeof connect> {
  const known = open.get(config) ?? connect(config);
  open.set(config, known);
  return known;
}

/** Waits at most five seconds; what D1 says of our own statements (a constraint) passes through. */
export async function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable("The database does not answer")), LIMIT_MS);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function connect(config: D1Database) {
  return drizzle(config, { schema: { ...access, ...configurationSchema } });
}
