import type { Break } from "./agent.ts";

const MINUTE_MS = 60_000;

/** The least that a limit says, minutes: 0 would be none. */
const A_SECOND = 1 / 60;

/**
 * Minutes that a break may last that begins now, 0 = without limit: its own limit, or what its kind has left of the day, whichever is
 * less. `used`: ms of the same kind that the agent has had today. When nothing is left it is over after a second (AGT-2).
 */
export function limitOfBreak({ limit, perDay = 0 }: Pick<Break, "limit" | "perDay">, used: number): number {
  if (perDay === 0) return limit;
  const left = Math.max(A_SECOND, perDay - used / MINUTE_MS);
  return limit === 0 ? left : Math.min(limit, left);
}

/** ms that breaks of a kind took since `from`; one that is running counts up to `now`. */
export function timeOnBreaks(
  breaks: readonly { name: string; from: number; to: number | null }[],
  name: string,
  from: number,
  now: number,
): number {
  return breaks
    .filter((one) => one.name === name)
    .reduce((sum, one) => sum + Math.max(0, (one.to ?? now) - Math.max(one.from, from)), 0);
}
