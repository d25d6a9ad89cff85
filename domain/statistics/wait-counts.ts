/** How the waits ended that began in a stretch of time. All of it adds up, but for the longest wait. */
export interface WaitCounts {
  received: number;
  answered: number;
  answeredInLevel: number;
  abandoned: number;
  abandonedInLevel: number;
  short: number;
  expired: number;
  /** Seconds in schedule, of the answered. */
  waitSum: number;
  /** The longest of them. */
  waitMax: number;
}

export const NO_WAITS: WaitCounts = {
  received: 0,
  answered: 0,
  answeredInLevel: 0,
  abandoned: 0,
  abandonedInLevel: 0,
  short: 0,
  expired: 0,
  waitSum: 0,
  waitMax: 0,
};

const NAMES = Object.keys(NO_WAITS) as (keyof WaitCounts)[];

/** What two stretches of time have together. */
export function addWaits(one: WaitCounts, other: Partial<WaitCounts>): WaitCounts {
  const sum = { ...one };
  for (const name of NAMES) sum[name] += other[name] ?? 0;
  return { ...sum, waitMax: Math.max(one.waitMax, other.waitMax ?? 0) };
}

/** What is left when `other` came out otherwise. The longest wait stays: nobody knows the second. */
export function takeWaits(one: WaitCounts, other: Partial<WaitCounts>): WaitCounts {
  const rest = { ...one };
  for (const name of NAMES) rest[name] -= other[name] ?? 0;
  return { ...rest, waitMax: one.waitMax };
}
