/** How many calls a program has left, and when that was counted; ms. */
export interface Allowance {
  left: number;
  at: number;
}

const PER_SECOND = 20;
/** Full again within ten seconds: an object that was evicted, which takes as long, may start full. */
export const MOST_AT_ONCE = 200;

/** One more call of a program: twenty a second, two hundred at once. `wait` in ms; 0 lets it through and counts it. */
export function afterCall(known: Allowance | null, now: number): { allowance: Allowance; wait: number } {
  const { left, at } = known ?? { left: MOST_AT_ONCE, at: now };
  const latest = Math.max(at, now);
  const full = Math.min(MOST_AT_ONCE, left + ((latest - at) * PER_SECOND) / 1_000);
  if (full >= 1) return { allowance: { left: full - 1, at: latest }, wait: 0 };
  return { allowance: { left: full, at: latest }, wait: Math.ceil(((1 - full) * 1_000) / PER_SECOND) };
}
