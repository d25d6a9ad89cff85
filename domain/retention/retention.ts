/** decisions: retention. */
export const DEFAULT_MONTHS = 24;

/** What closed before this instant (ms) has been kept for so many calendar months; a day that the month lacks is its last one. */
export function keptSince(now: number, months: number): number {
  const at = new Date(now);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.getTime();
}
