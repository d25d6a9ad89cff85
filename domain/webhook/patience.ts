import { backoff } from "../backoff.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Up to here an event's own waits are those between our objects: five minutes at most. */
const QUICK_ATTEMPTS = 10;
const SLOW_FIRST_MS = 10 * MINUTE_MS;
const SLOW_LONGEST_MS = 6 * HOUR_MS;
/** An endpoint that has taken nothing for so long is asked no more, until somebody enables it again. */
const OFF_AFTER_MS = 3 * DAY_MS;
/** An event that its endpoint does not take for so long is laid aside: longer than an endpoint that takes nothing is asked, so it takes others. */
const GIVE_UP_AFTER_MS = 4 * DAY_MS;
/** Failures in a row after which the endpoint itself counts as failing, and is tried with one event at a time. */
const STRIKES = 3;
const GONE = 410;

/** How an endpoint has done lately. */
export interface Health {
  /** Failures in a row, of whichever events. */
  failures: number;
  /** ms of the first of them; null: its last answer was good. */
  failingSince: number | null;
  /** ms before which nothing is sent. */
  restUntil: number;
}

export const WELL: Health = { failures: 0, failingSince: null, restUntil: 0 };

/** An attempt's end: an HTTP status, or none where nothing was answered. */
export interface Attempt {
  status: number | null;
}

/** 2xx alone: a redirection is not followed. */
export function isTaken({ status }: Attempt): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** ms before an event that was not taken is tried again: full jitter over a doubling window, from seconds to six hours. */
export function waitAfter(attempts: number, draw: number): number {
  if (attempts <= QUICK_ATTEMPTS) return backoff(attempts, draw);
  const longest = Math.min(SLOW_LONGEST_MS, SLOW_FIRST_MS * 2 ** Math.min(attempts - QUICK_ATTEMPTS - 1, 20));
  return Math.round(longest / 2 + (longest / 2) * draw);
}

/** An endpoint's health after an attempt. While it fails it rests longer and longer, five minutes at most, whatever waits. */
export function afterAttempt(before: Health, attempt: Attempt, now: number, draw: number): Health {
  if (isTaken(attempt)) return WELL;
  const failures = before.failures + 1;
  const restUntil = failures < STRIKES ? 0 : now + backoff(failures, draw);
  return { failures, failingSince: before.failingSince ?? now, restUntil };
}

/** How many events are sent at once: several, but one to an endpoint that fails. */
export function lanes({ failures }: Health, most: number): number {
  return failures < STRIKES ? most : 1;
}

/** Why nothing is sent to this endpoint any more; null: it goes on. It says itself that it is gone, or has taken nothing for three days. */
export function whyOff({ failingSince }: Health, attempt: Attempt, now: number): "gone" | "failing" | null {
  if (attempt.status === GONE) return "gone";
  return failingSince !== null && now - failingSince >= OFF_AFTER_MS ? "failing" : null;
}

/** Whether an event that waits since then is laid aside instead of being tried again. */
export function isGivenUp(since: number, now: number): boolean {
  return now - since >= GIVE_UP_AFTER_MS;
}
