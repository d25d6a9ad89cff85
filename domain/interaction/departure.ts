import { backoff } from "../backoff.ts";
import type { Delivery } from "./delivery.ts";

export type CarrierAnswer = "accepted" | "refused" | "slow-down" | "unreachable" | "unknown";

/** A carrier that nobody reaches is asked so often, then the word has failed. */
const MOST_ATTEMPTS = 6;

/**
 * What a carrier's answer makes of a word. Only what certainly has not left is tried again: after `wait` ms where the carrier asks for
 * patience, else with full jitter. What may have left is `unknown` and is never sent again on its own.
 */
export function afterAnswer(
  answer: CarrierAnswer,
  attempts: number,
  wait: number,
  draw: number,
): { delivery: Exclude<Delivery, "sending"> } | { againIn: number } {
  switch (answer) {
    case "accepted":
      return { delivery: "sent" };
    case "refused":
      return { delivery: "failed" };
    case "unknown":
      return { delivery: "unknown" };
    case "slow-down":
      return { againIn: wait };
    case "unreachable":
      return attempts >= MOST_ATTEMPTS ? { delivery: "failed" } : { againIn: backoff(attempts, draw) };
  }
}
