import type { WhyNot } from "./why.ts";

/** Whether a colleague could take something up now, the readiest first; who is in no voice campaign is given nothing (decisions: *members*). */
export const READINESS = ["free", "busy", "on-break", "not-in-voice-campaign", "away"] as const;
export type Readiness = (typeof READINESS)[number];

/**
 * How ready a colleague is, by why each line that one shares with them gives them nothing (null: it would): where they are readiest counts,
 * since a hand-over asks for no room. *Away* where no line is told of.
 */
export function readinessOf(whyNots: readonly (WhyNot | null)[]): Readiness {
  const found = whyNots.map(byReason);
  return READINESS.find((one) => found.includes(one)) ?? "away";
}

function byReason(reason: WhyNot | null): Readiness {
  switch (reason) {
    case null:
      return "free";
    case "disconnected":
      return "away";
    case "on-break":
    case "not-in-voice-campaign":
      return reason;
    default:
      return "busy";
  }
}
