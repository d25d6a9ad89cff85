const QUARTER_MS = 15 * 60_000;

/** Start of the UTC quarter hour of an instant, in ms. */
export function quarterHour(at: number): number {
  return Math.floor(at / QUARTER_MS) * QUARTER_MS;
}

export interface Counts {
  answered: number;
  answeredInLevel: number;
  abandoned: number;
  abandonedInLevel: number;
  expired: number;
}

export interface ServiceLevels {
  answered: number | null;
  withAbandoned: number | null;
  offered: number | null;
}

/** The three service levels, 0 to 1; null without data (shown as –). Short ones are in none (decisions: Figures; STA-1, STA-2). */
export function serviceLevels(counts: Counts): ServiceLevels {
  const { answered, answeredInLevel, abandoned, abandonedInLevel, expired } = counts;
  return {
    answered: share(answeredInLevel, answered),
    withAbandoned: share(answeredInLevel + abandonedInLevel, answered + abandoned),
    offered: share(answeredInLevel, answered + abandoned + expired),
  };
}

/** STA-3: of all that came in, how many gave up in the line. */
export function abandonRate(abandoned: number, received: number): number | null {
  return share(abandoned, received);
}

/** Mean wait of the answered, in seconds. */
export function averageWait(waitSum: number, answered: number): number | null {
  return share(waitSum, answered);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
