import type { Strategy } from "../campaign/campaign.ts";
import type { AgentState, Availability, Unavailable } from "./agent.ts";

/** No rule bounds it. */
const UNBOUNDED = 1_000;

/**
 * How many more interactions of a campaign this agent may take now (STR-1 to STR-5', STR-8), or the first reason why none.
 * What waits for its customer is held, but takes no slot.
 */
export function availability(
  strategy: Strategy,
  maxInteractions: number,
  campaign: string,
  agent: AgentState,
  now: number,
): Availability {
  const active = agent.holding.filter((held) => !held.waitingForCustomer);
  const reason = whyUnavailable(strategy, maxInteractions, campaign, agent, active, now);
  if (reason !== null) return { room: 0, tier: 0, reason };
  const left = Math.min(
    roomByStrategy(strategy, maxInteractions, campaign, active),
    roomByTotalCap(agent.totalCap, active),
  );
  return { room: left, tier: strategy === "omni" && (agent.onCall || active.length > 0) ? 1 : 0, reason: null };
}

function whyUnavailable(
  strategy: Strategy,
  maxInteractions: number,
  campaign: string,
  agent: AgentState,
  active: AgentState["holding"],
  now: number,
): Unavailable | null {
  if (!agent.present) return "disconnected";
  if (!agent.voice) return "not-in-voice-campaign";
  if (agent.onBreak) return "on-break";
  if (strategy !== "nopause" && active.some((held) => held.strategy === "incall")) return "incall-break";
  if (strategy === "incall" && agent.onCall) return "on-call";
  if (isSingle(strategy) && active.length > 0) return "holds-an-interaction";
  if (roomByStrategy(strategy, maxInteractions, campaign, active) <= 0) return "at-cap";
  if (roomByTotalCap(agent.totalCap, active) <= 0) return "at-total-cap";
  return now < agent.restUntil ? "resting" : null;
}

/** One at a time by definition: the campaign's maximum does not apply. */
function isSingle(strategy: Strategy): boolean {
  return strategy === "incall" || strategy === "interaction" || strategy === "ringall";
}

function roomByStrategy(
  strategy: Strategy,
  maxInteractions: number,
  campaign: string,
  active: AgentState["holding"],
): number {
  if (isSingle(strategy)) return 1 - Math.min(active.length, 1);
  if (strategy === "ringallmultiple") return UNBOUNDED;
  return maxInteractions - active.filter((held) => held.campaign === campaign).length;
}

function roomByTotalCap(totalCap: number, active: AgentState["holding"]): number {
  return totalCap === 0 ? UNBOUNDED : totalCap - active.length;
}
