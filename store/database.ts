import { drizzle } from "drizzle-orm/d1";
import * as access from "./schema/access.ts";

/** A call to D1 has no time-out of its own: a stalled database would hold its callers for minutes. */
const LIMIT_MS = 5_000;

/** What D1 says of the statement itself: asking again would not help. */
const OURS = /constraint failed|SQLITE_|no such|syntax error/;

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

/** Waits at most five seconds. What D1 says of our own statements passes through; every other failure is `Unavailable`. */
export async function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable("The database does not answer")), LIMIT_MS);
  });
  try {
    return await Promise.race([answer, limit]);
  } catch (error) {
    if (error instanceof Unavailable || OURS.test(wordsOf(error))) throw error;
    throw new Unavailable("The database has failed", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function connect(config: D1Database) {
  return drizzle(config, { schema: access });
}

/** The database's own words: drizzle puts them into the cause, below the statement and what was typed. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.cause instanceof Error ? wordsOf(error.cause) : error.message;
}
