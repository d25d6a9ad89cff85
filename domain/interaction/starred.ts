/** What is marked is read at a glance by whoever goes on: more would be read by nobody. */
const MOST_STARRED = 20;

/** The marked entries of an interaction once this one is marked, or not any more. `full`: others must go first. */
export function starredWith(starred: readonly string[], entry: string, on: boolean): string[] | "full" {
  const others = starred.filter((one) => one !== entry);
  if (!on) return others;
  if (others.length < starred.length) return [...starred];
  return starred.length < MOST_STARRED ? [...starred, entry] : "full";
}
