const MINUTE_MS = 60_000;
/** How much of the past the board's chart shows, in minutes. */
export const CHART_MINUTES = 60;
/** Sends of one wave. An invocation has six connections. */
export const WAVE = 6;
/** A wave's last message leaves at most so much later than its first, in ms: what was begun cannot be stopped any more. */
export const WAVE_SPREAD_MS = 1_000;

/** An instance that vanishes leaves no more UNKNOWN than what it had begun within so many ms, and what was not answered. */
export const MOMENT_MS = 100;

/** How many messages a wave may have when `interval` seconds must lie between two (SMS-45): at least one, at most six. */
export function waveSize(interval: number): number {
  return interval <= 0 ? WAVE : Math.min(WAVE, 1 + Math.floor(WAVE_SPREAD_MS / (interval * 1_000)));
}

/** Earliest times in ms: what the provider has leased, `interval` seconds apart and after the last one that left. */
export function paced(leased: readonly number[], interval: number, last: number | null): number[] {
  const times: number[] = [];
  let before = last;
  for (const at of leased) {
    const earliest = before === null ? at : Math.max(at, before + interval * 1_000);
    times.push(earliest);
    before = earliest;
  }
  return times;
}

/** In the order of their times (`at`, ms), cut where more than a moment lies between: what is in one piece is marked as begun in one write. */
export function moments<One extends { at: number }>(timed: readonly One[]): One[][] {
  const found: One[][] = [];
  for (const one of timed) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && one.at <= last[0].at + MOMENT_MS) last.push(one);
    else found.push([one]);
  }
  return found;
}

/** Messages that left in a minute, `minute` = ms / 60,000 rounded down. */
export interface MinuteCount {
  minute: number;
  sent: number;
}

/** The last sixty minutes, the oldest first, the running one last. */
export function throughput(counts: readonly MinuteCount[], now: number): number[] {
  const current = Math.floor(now / MINUTE_MS);
  const chart = new Array<number>(CHART_MINUTES).fill(0);
  for (const { minute, sent } of counts) {
    const place = CHART_MINUTES - 1 - (current - minute);
    if (place >= 0 && place < CHART_MINUTES) chart[place] = (chart[place] ?? 0) + sent;
  }
  return chart;
}

/** Messages in the sixty seconds before `now`: of the minute before, as much as still lies in them. */
export function ratePerMinute(counts: readonly MinuteCount[], now: number): number {
  const chart = throughput(counts, now);
  const left = 1 - (now % MINUTE_MS) / MINUTE_MS;
  return Math.round((chart.at(-1) ?? 0) + (chart.at(-2) ?? 0) * left);
}

/** Seconds until nothing is left at that rate; null when none leaves. */
export function secondsLeft(notProcessed: number, perMinute: number): number | null {
  return perMinute <= 0 ? null : Math.ceil((notProcessed / perMinute) * 60);
}
