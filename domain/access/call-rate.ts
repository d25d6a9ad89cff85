/** How many calls a program has left, and when that was counted; ms. */
export interface Allowance {
  left: number;
  at: number;
}

const PER_SECOND = 20;
/** Full again within ten seconds: an object that was evicted, which takes as long, may start full. */
export const MOST_AT_ONCE = 200;

/**
 * A program wants to call `wanted` more times: twenty a second, two hundred at once. `given` of them may pass and are counted; none: it
 * may come again after `wait` ms.
 */
export function afterCalls(
  known: Allowance | null,
  wanted: number,
  now: number,
): { allowance: Allowance; given: number; wait: number } {
  const { left, at } = known ?? { left: MOST_AT_ONCE, at: now };
  const latest = Math.max(at, now);
  const full = Math.min(MOST_AT_ONCE, left + ((latest - at) * PER_SECOND) / 1_000);
  const given = Math.min(wanted, Math.floor(full));
  const wait = given > 0 ? 0 : Math.ceil(((1 - full) * 1_000) / PER_SECOND);
  return { allowance: { left: full - given, at: latest }, given, wait };
}

/** Calls that were taken together, and when; ms. */
export interface Taken {
  calls: number;
  at: number;
}

const LEAST_AHEAD = 10;
/** Three in ten of the ledger: several isolates may serve one program. */
const MOST_AHEAD = 60;
const AHEAD_MS = 4_000;

/**
 * How many calls an isolate takes from a program's ledger when those that it took `last` are used up: as many as the program makes in
 * four seconds, ten to sixty.
 */
export function callsAhead(last: Taken | null, now: number): number {
  if (last === null) return LEAST_AHEAD;
  const pace = last.calls / Math.max(1, now - last.at);
  return Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, Math.ceil(pace * AHEAD_MS)));
}
