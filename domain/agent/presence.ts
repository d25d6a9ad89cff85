/** A tab pings every ten seconds; two lost pings are forgiven. */
const FRESH_MS = 25_000;
/** Shorter than this and a deploy, which cuts all sockets at once, would empty every desk. */
export const SHORTEST_GRACE_MS = 45_000;

export type Presence = "fresh" | "stale" | "gone";

/** Presence is a lease: fresh gets offers, stale gets none but keeps what it holds, gone gives it back. Times in ms; `lastSeen` 0 = never. */
export function presence(lastSeen: number, now: number, grace: number): Presence {
  const silent = now - lastSeen;
  if (silent <= FRESH_MS) return "fresh";
  return silent <= Math.max(grace, SHORTEST_GRACE_MS) ? "stale" : "gone";
}
