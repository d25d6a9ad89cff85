/** What is marked is read at a glance by whoever goes on: more would be read by nobody. */
const MOST_STARRED = 20;

/** Who marked an entry, and when (ms). */
export interface Mark {
  by: { id: string; name: string };
  at: number;
}

/** The marked entries of an interaction, in that order. Of what was marked before marks were kept nobody knows by whom. */
export interface Starred {
  starred: readonly string[];
  starredBy: Readonly<Record<string, Mark>>;
}

/** Once this entry is marked, or not any more (null). Marked again, it stays whose it was. `full`: others must go first. */
export function starredWith({ starred, starredBy }: Starred, entry: string, mark: Mark | null): Starred | "full" {
  const { [entry]: _, ...othersBy } = starredBy;
  if (mark === null) return { starred: starred.filter((one) => one !== entry), starredBy: othersBy };
  if (starred.includes(entry)) return { starred, starredBy };
  if (starred.length >= MOST_STARRED) return "full";
  return { starred: [...starred, entry], starredBy: { ...starredBy, [entry]: mark } };
}
