import type { DeliveryState, Entry } from "../../../protocol/conversation-entry.ts";
import type { Thread } from "../../shared/live/thread.ts";

/** What stands under a word of ours. */
export type Mark = DeliveryState;

/** How far a word of ours has come, and why no further. */
export interface Fate {
  mark: Mark;
  /** The carrier's words; empty when there is nothing to explain. */
  reason: string;
}

/**
 * By what its carrier told; in webchat, which has none, it is sent until the visitor has seen its number. Whoever has seen a later word
 * has seen those that arrived before it.
 */
export function fateOf(entry: Pick<Entry, "id" | "seq">, { deliveries, seen }: Thread): Fate {
  const wasSeen = entry.seq !== null && entry.seq <= seen.visitor;
  const told = deliveries.get(entry.id);
  if (told === undefined) return { mark: wasSeen ? "seen" : "sent", reason: "" };
  const arrived = told.state === "sent" || told.state === "delivered";
  return { mark: wasSeen && arrived ? "seen" : told.state, reason: told.reason };
}

/** Must it be read, or only when one looks for it? */
export function isTrouble(mark: Mark | null): boolean {
  return mark === "failed" || mark === "unknown";
}
