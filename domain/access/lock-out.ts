/** Failures in a row, and when the last one was; ms. */
export interface Failures {
  count: number;
  lastAt: number;
}

const FREE = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After a quiet hour it starts anew. */
export const FORGET_MS = 60 * 60_000;

/** ms that somebody must wait before the next attempt: none for five failures, then 30 s, doubling, at most a quarter of an hour. */
export function lockedFor(failures: Failures, now: number): number {
  if (failures.count < FREE || now - failures.lastAt >= FORGET_MS) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures.count - FREE));
  return Math.max(0, failures.lastAt + wait - now);
}

/** One more at `now`, ms; after a quiet hour it is the first. */
export function afterFailure(failures: Failures, now: number): Failures {
  const forgotten = now - failures.lastAt >= FORGET_MS;
  return { count: (forgotten ? 0 : failures.count) + 1, lastAt: now };
}
