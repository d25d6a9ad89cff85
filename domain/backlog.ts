/** Calls to others that an object has written and that were not answered yet. */
export interface Backlog {
  calls: number;
  /** ms of the oldest; null: there is none. */
  since: number | null;
}

/** A call is answered within a second; what is tried for longer, somebody has to know of. */
export const BEHIND_MS = 60_000;

/** Whether its owner is behind with telling others. */
export function isBehind({ since }: Backlog, now: number): boolean {
  return since !== null && now - since >= BEHIND_MS;
}
