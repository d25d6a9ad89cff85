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

/** ms up to which the customer's word brings it back, `window` in minutes (0: never); the end itself of what does not come back. */
export function backUntil({ state, at, agent }: Ended, window: number): number {
  return state === "closed" && agent !== null ? at + window * 60_000 : at;
}

/**
 * What the customer's word after the end is: `reopen` brings it back to the same agent as *after close*, `courtesy` is kept and rings
 * nobody, `new` begins another interaction. Only what an agent closed comes back, within the window: minutes, 0 = never.
 */
export function afterEnd(ended: Ended, window: number, text: string, now: number): "reopen" | "courtesy" | "new" {
  if (window === 0 || ended.state !== "closed" || ended.agent === null || now > backUntil(ended, window)) return "new";
  return isCourtesy(text) ? "courtesy" : "reopen";
}
