import type { InteractionSummary } from "../domain/interaction/interaction.ts";
import type { ByeFrame, RefusedFrame } from "./socket.ts";

/** The waiting list of one campaign, pushed by its queue to agents of pull strategies and to supervisors: changes, at most 4 a second. */
export interface WaitingRow extends InteractionSummary {
  ticket: number;
  offeredTo: string | null;
}

export type LineServerFrame =
  | { t: "hello"; version: number; now: number; campaign: string; waiting: WaitingRow[] }
  | { t: "line"; upserted: WaitingRow[]; removed: string[] }
  | RefusedFrame
  | ByeFrame;
