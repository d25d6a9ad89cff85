const MINUTE_MS = 60_000;

export interface Silence {
  /** The last word that both read; null before the first. */
  last: { at: number; by: "customer" | "agent" } | null;
  /** ms of the last warning; one from before the last word counts no more. */
  warnedAt: number | null;
  /** It waits for the customer already. */
  awaiting: boolean;
}

/** Minutes; 0 = off. Without a warning nothing is closed. */
export interface Patience {
  inactivity: { warnAfter: number; closeAfter: number };
  waitingForCustomer: number;
}

export type SilenceAct = "warn" | "close" | "await-customer";

/**
 * What a customer's silence asks for now, and when to look again (ms; null: not before the next word). It is counted from the agent's
 * last word: while the customer waits for an answer, nothing is due. A warning that comes late is followed by its full time to answer.
 */
export function afterSilence(
  silence: Silence,
  patience: Patience,
  now: number,
): { due: SilenceAct[]; next: number | null } {
  const due: SilenceAct[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const [act, at] of planOf(silence, patience)) {
    if (at <= now) due.push(act);
    else next = Math.min(next, at);
  }
  const { closeAfter } = patience.inactivity;
  if (due.includes("warn") && closeAfter > 0) next = Math.min(next, now + closeAfter * MINUTE_MS);
  return { due, next: next === Number.POSITIVE_INFINITY ? null : next };
}

function planOf({ last, warnedAt, awaiting }: Silence, patience: Patience): [SilenceAct, number][] {
  if (last === null || last.by === "customer") return [];
  const { warnAfter, closeAfter } = patience.inactivity;
  const plan: [SilenceAct, number][] = [];
  if (patience.waitingForCustomer > 0 && !awaiting)
    plan.push(["await-customer", last.at + patience.waitingForCustomer * MINUTE_MS]);
  if (warnAfter === 0) return plan;
  if (warnedAt === null || warnedAt < last.at) plan.push(["warn", last.at + warnAfter * MINUTE_MS]);
  else if (closeAfter > 0) plan.push(["close", warnedAt + closeAfter * MINUTE_MS]);
  return plan;
}
