import { z } from "zod";
import type { DeliveryState, Entry } from "./conversation-entry.ts";
import type { InteractionView } from "./interaction-view.ts";

/**
 * How a long thread is read by a reader who opens its socket with `newest` in the query: the newest page comes after the greeting, older ones
 * when they are asked for. Changes that follow, and a reconnect after what one has, are as for everybody.
 */

/** `before` null: the newest page; else the one that ends before the change with this `rev`. */
export const pageAsked = z.strictObject({ t: z.literal("page"), before: z.int().positive().nullable() });

export interface PageFrame {
  t: "page";
  /** As it was asked for. */
  before: number | null;
  /** The oldest first; files that were fetched meanwhile are in their place. */
  entries: Entry[];
  /** How far those of them have come that left by a carrier. Staff only. */
  deliveries: { entry: string; state: DeliveryState; reason: string }[];
  /** What the next older page ends before; null: the thread begins here. */
  earlier: number | null;
  /** Of the newest page alone. */
  head?: PageHead;
}

/** All but the entries, as it is after the change `rev`. */
export interface PageHead {
  rev: number;
  seen: { visitor: number; agent: number };
  interaction: InteractionView | null;
  /** In the whole thread; 0 where it is none of mails. */
  mails: number;
}
