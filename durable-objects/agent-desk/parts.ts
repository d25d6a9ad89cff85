import type { AgentState, AgentStatus, Availability } from "../../domain/agent/agent.ts";
import { availability } from "../../domain/agent/availability.ts";
import { localDay } from "../../domain/campaign/schedule.ts";
import type { DeskServerFrame, Notice } from "../../protocol/desk-socket.ts";
import type { AgentConfiguration } from "../../protocol/snapshots.ts";
import type { AuditLine } from "../../store/changes.ts";
import type { WakeMode } from "../agenda.ts";
import type { ConversationCall } from "../calls/conversation.ts";
import type { QueueCall } from "../calls/queue.ts";
import type { Facts } from "../facts.ts";
import type { SlotStore } from "./slot-store.ts";
import type { TimeSheet } from "./time-sheet.ts";

export interface DeskFacts {
  /** What supervisors have told the agent, until it is read. */
  notices: Notice[];
  configuration: AgentConfiguration;
  /** The break that is on; `id` is a configured one or `not-answering`. */
  break: { id: string; name: string; icon: string; limit: number; since: number } | null;
  call: { since: number } | null;
  /** What other programs were last told of the agent. */
  statusNoted: string;
  /** ms of the last change of status. */
  statusSince: number;
  statusShown: AgentStatus;
  missed: number;
  /** ms up to which the agent's hours are counted; null while no tab is there. */
  clockedUntil: number | null;
  lastInteractionAt: number;
  today: { day: string; answered: number };
  restUntil: number;
  /** Id of a campaign → ms until which a board of it is watched. */
  watched: Record<string, number>;
  /** Ended sessions → ms until which their copied cookies might still look valid. */
  revoked: Record<string, number>;
}

/** What the parts of one desk share. */
export interface DeskParts {
  agent: string;
  slots: SlotStore;
  facts: Facts<DeskFacts>;
  timeSheet: TimeSheet;
  /** What each queue was last told, by announcement or with an answer; gone with the instance, then all are told again. */
  told: Map<string, string>;
  /** A tab has pinged within the lease. */
  present(): boolean;
  /** No tab has pinged within the grace time. */
  gone(): boolean;
  /** All of a change in the desk's own storage, or none of it. */
  transaction<T>(change: () => T): T;
  tellQueue(campaign: string, call: QueueCall): void;
  tellConversation(conversation: string, call: ConversationCall): void;
  audit(line: AuditLine): void;
  push(frame: DeskServerFrame): void;
  wake(timer: string, at: number, mode?: WakeMode): void;
}

/** Everything that decides what this agent may take. */
export function agentState(parts: DeskParts): AgentState {
  const configuration = parts.facts.get("configuration");
  const enabled = configuration?.enabled ?? false;
  return {
    present: enabled && parts.present(),
    voice: configuration?.voice ?? false,
    onBreak: (parts.facts.get("break") ?? null) !== null,
    onCall: (parts.facts.get("call") ?? null) !== null,
    holding: parts.slots.all().map((slot) => ({
      interaction: slot.interaction,
      campaign: slot.parcel.summary.campaign,
      strategy: slot.parcel.strategy,
      waitingForCustomer: slot.awaiting,
    })),
    totalCap: configuration?.totalCap ?? 0,
    restUntil: parts.facts.get("restUntil") ?? 0,
  };
}

/** How many more of a campaign this agent may take; one whose membership is unknown here gets none. */
export function availabilityFor(parts: DeskParts, campaign: string, now: number): Availability {
  const membership = parts.facts.get("configuration")?.memberships.find((one) => one.campaign === campaign);
  if (membership === undefined) return { room: 0, tier: 0, reason: "disconnected" };
  return availability(membership.strategy, membership.maxInteractions, campaign, agentState(parts), now);
}

/** The agent's local day: that of their first campaign. */
export function dayOf(parts: DeskParts, now: number): string {
  return localDay(zoneOf(parts), now);
}

/** Where the agent's days begin and end: the zone of their first campaign. */
export function zoneOf(parts: DeskParts): string {
  return parts.facts.get("configuration")?.memberships[0]?.zone ?? "UTC";
}

/** Interactions that the agent was given since the day began in their zone; what another day counted is none. */
export function answeredToday(parts: DeskParts, now: number): number {
  const today = parts.facts.get("today");
  return today?.day === dayOf(parts, now) ? today.answered : 0;
}
