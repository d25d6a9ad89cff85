import type { Strategy } from "../campaign/campaign.ts";
import type { AgentState, AgentStatus } from "./agent.ts";
import { availability } from "./availability.ts";

/** What a status is measured against: the campaigns that the agent is a member of. */
export interface MembershipCap {
  campaign: string;
  strategy: Strategy;
  maxInteractions: number;
}

/** AGT-1 and AGT-7: busy is on a call, or holding an incall interaction, or at the cap of every campaign. */
export function statusOf(agent: AgentState, memberships: readonly MembershipCap[], now: number): AgentStatus {
  if (!agent.present) return "disconnected";
  const busy = isBusy(agent, memberships, now);
  if (agent.onBreak) return busy ? "busy-on-break" : "free-on-break";
  return busy ? "busy" : "free";
}

function isBusy(agent: AgentState, memberships: readonly MembershipCap[], now: number): boolean {
  const active = agent.holding.filter((held) => !held.waitingForCustomer);
  if (agent.onCall || active.some((held) => held.strategy === "incall")) return true;
  if (active.length === 0 || memberships.length === 0) return false;
  const rested = { ...agent, onBreak: false, voice: true, restUntil: 0 };
  return memberships.every(
    (one) => availability(one.strategy, one.maxInteractions, one.campaign, rested, now).room === 0,
  );
}
