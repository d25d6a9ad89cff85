import type { AgentStatus } from "../../domain/agent/agent.ts";
import type { Glance } from "../../domain/agent/glance.ts";
import { statusOf } from "../../domain/agent/status.ts";
import { customerName } from "../../domain/interaction/customer-name.ts";
import { agentState, type DeskParts } from "./parts.ts";

/** What a board of this campaign shows of the agent. */
export function glanceOf(parts: DeskParts, campaign: string, now: number): Glance {
  const { facts } = parts;
  const held = parts.slots.all().filter(({ state }) => state === "held");
  const known = facts.get("break") ?? null;
  return {
    status: statusNow(parts, now),
    break: known === null ? null : { name: known.name, icon: known.icon, limit: known.limit, since: known.since },
    onCall: (facts.get("call") ?? null) !== null,
    since: facts.get("statusSince") ?? 0,
    channels: [...new Set(held.map(({ parcel }) => parcel.summary.channel))],
    active: held.length,
    held: held
      .filter(({ parcel }) => parcel.summary.campaign === campaign)
      .map(({ interaction, parcel, since, unanswered }) => ({
        interaction,
        conversation: parcel.summary.conversation,
        name: customerName(parcel.summary.customer),
        since,
        unansweredSince: unanswered,
      })),
  };
}

/** AGT-1, now. */
export function statusNow(parts: DeskParts, now: number): AgentStatus {
  return statusOf(agentState(parts), parts.facts.get("configuration")?.memberships ?? [], now);
}
