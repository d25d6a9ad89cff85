/**
 * ms since which a customer waits for our answer, after one more word: the first of theirs that we have not answered; null when the last
 * word is ours. What the house says by itself answers nobody.
 */
export function unansweredSince(
  before: number | null,
  last: { by: "visitor" | "agent" | "system"; at: number },
): number | null {
  if (last.by === "agent") return null;
  return last.by === "visitor" ? (before ?? last.at) : before;
}
