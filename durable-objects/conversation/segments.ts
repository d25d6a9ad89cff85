import type { StoredInteraction } from "./interaction-store.ts";

/** Who had it at `now`, ms, has it no more: their part of the work ends there. */
export function endSegments(one: StoredInteraction, now: number): StoredInteraction["segments"] {
  return one.segments.map((segment) => (segment.to === null ? { ...segment, to: now } : segment));
}
