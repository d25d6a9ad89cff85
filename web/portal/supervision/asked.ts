import { signal } from "@preact/signals";
import type { Channel } from "../../../domain/campaign/campaign.ts";

/** An interaction as a menu or header knows it. `turn` undefined: whatever it is when the act arrives. */
export interface ActedOn {
  conversation: string;
  interaction: string;
  turn?: number;
  /** The customer's. */
  name: string;
  campaign: { id: string; name: string; channel: Channel };
}

export type AskedAct =
  | { dialog: "give" | "close"; one: ActedOn }
  | { dialog: "message" | "log-out"; agent: { id: string; name: string } };

/** The dialog of a supervisor's act that is open; its menus may be gone meanwhile. */
export const askedAct = signal<AskedAct | null>(null);
/** Why an act without a dialog was not carried out, in the reader's words. */
export const actFailure = signal<string | null>(null);
