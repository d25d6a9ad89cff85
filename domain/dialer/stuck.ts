import { type DialerHours, offSchedule, whyHeld } from "./running.ts";

/** Nothing has moved for so long although it should have: somebody has to look. */
export const STUCK_MS = 10 * 60_000;

/** What tells whether a dialer is stuck. Moments in ms; 0: never. */
export interface Stillness {
  enabled: boolean;
  started: boolean;
  hours: DialerHours;
  /** Rows that are still to be sent. */
  notProcessed: number;
  /** All that is left waits for the hours of those whom it is for. */
  resting: boolean;
  /** It was last started, or told which list to send. */
  askedAt: number;
  /** The newest list came. */
  listAt: number;
  /** Something became of a row. */
  movedAt: number;
}

/**
 * Since when (ms) a dialer that is started, within its hours and has rows to send has moved none of them; null: it has within
 * `STUCK_MS`, or has not had to for as long.
 */
export function stuckSince(dialer: Stillness, now: number): number | null {
  if (dialer.notProcessed === 0 || dialer.resting || whyHeld(dialer, now) !== null) return null;
  const since = Math.max(dialer.askedAt, dialer.listAt, dialer.movedAt);
  if (now - since < STUCK_MS) return null;
  return offSchedule(dialer.hours, now - STUCK_MS) === null ? since : null;
}
