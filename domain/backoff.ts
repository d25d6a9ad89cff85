const FIRST_MS = 400;
const LONGEST_MS = 300_000;

/** Wait before attempt `attempts + 1`, in ms: full jitter over a doubling window, at least 100 ms, at most five minutes. */
export function backoff(attempts: number, draw: number): number {
  const window = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
  return Math.max(100, Math.round(window * draw));
}
