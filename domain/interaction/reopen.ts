import { isCourtesy } from "./courtesy.ts";
import type { InteractionState } from "./interaction.ts";

/** How an interaction ended, as far as its customer's next word asks. */
export interface Ended {
  state: InteractionState;
  /** ms. */
  at: number;
  /** Who had it last; null when nobody ever did. */
  agent: string | null;
}

/**
 * What the customer's word after the end is: `reopen` brings it back to the same agent as *after close*, `courtesy` is kept and rings
 * nobody, `new` begins another interaction. Only what an agent closed comes back, within the window: minutes, 0 = never.
 */
export function afterEnd(ended: Ended, window: number, text: string, now: number): "reopen" | "courtesy" | "new" {
  const late = window === 0 || now - ended.at > window * 60_000;
  if (ended.state !== "closed" || ended.agent === null || late) return "new";
  return isCourtesy(text) ? "courtesy" : "reopen";
}
