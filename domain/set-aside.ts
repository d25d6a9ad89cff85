/** How often a call or a record was refused by whom it goes to, and since when (ms); null: never. */
export interface Refusals {
  count: number;
  since: number | null;
}

/** Of what its owner no longer tries by itself: how many, since when the oldest waits (ms; null: there is none), and what was last said of one. */
export interface Aside {
  count: number;
  since: number | null;
  reason: string;
}

/** More than chance, and more than the half minute in which one half of a new build talks to the other half of the last. */
const MOST_REFUSALS = 8;
const LEAST_MS = 10 * 60_000;
const LONGEST_REASON = 200;

/** One more, at `now`. */
export function refusedAgain({ count, since }: Refusals, now: number): Refusals {
  return { count: count + 1, since: since ?? now };
}

/**
 * Whether it may step out of the way of those behind it: refused eight times over ten minutes. Only where another is taken meanwhile: else
 * it is not this one that ails, but whom all go to, and all wait in their order.
 */
export function mayStepAside({ count, since }: Refusals, now: number): boolean {
  return since !== null && count >= MOST_REFUSALS && now - since >= LEAST_MS;
}

/** Whom it goes to could not be asked: a database or object that is away, overloaded, or was just moved. It says nothing of what was sent. */
export function isPassing(error: unknown): boolean {
  const { code, retryable, overloaded } = (error ?? {}) as Record<string, unknown>;
  return code === "unavailable" || retryable === true || overloaded === true;
}

/** What the innermost error says, as one line of at most two hundred characters: those around it may tell what somebody has typed. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return (error.message.split("\n", 1)[0] ?? "").slice(0, LONGEST_REASON);
}
