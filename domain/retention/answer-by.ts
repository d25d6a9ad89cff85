/** Working days in which whoever asks for their data has an answer: Uruguay's law 18.331 art. 14, the shortest of those we serve. */
export const DAYS_TO_ANSWER = 5;
const DAY_MS = 86_400_000;

/** The last day for an answer to what was asked on `day` (`2026-11-30`): Mondays to Fridays are counted, holidays too, so it is never late. */
export function answerBy(day: string): string {
  let at = Date.parse(`${day}T00:00:00Z`);
  for (let left = DAYS_TO_ANSWER; left > 0; ) {
    at += DAY_MS;
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}
