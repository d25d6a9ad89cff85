import type { Strategy } from "../campaign/campaign.ts";

/** A break that the agent chose, or that a rule put them on. Incall's automatic break is not one: it follows from what is held. */
export interface Break {
  id: string;
  name: string;
  icon: string;
  /** Minutes; 0 = no limit. */
  limit: number;
  /** Minutes of one day, all its breaks of this kind together; 0 or absent = no limit. */
  perDay?: number | undefined;
  paid: boolean;
}

/** AGT-1. */
export type AgentStatus = "disconnected" | "free" | "busy" | "free-on-break" | "busy-on-break";

/** What an agent holds, as the strategies read it. */
export interface Holding {
  interaction: string;
  campaign: string;
  strategy: Strategy;
  /** Waits for the customer: kept, but its slot is free. */
  waitingForCustomer: boolean;
}

/** Everything about one agent that decides whether they may take another interaction. */
export interface AgentState {
  /** A tab of theirs is alive (presence lease). */
  present: boolean;
  /** Belongs to at least one voice campaign (WEB-86). */
  voice: boolean;
  onBreak: boolean;
  onCall: boolean;
  holding: Holding[];
  /** Most interactions over all campaigns; 0 = no cap. */
  totalCap: number;
  /** ms; a rest between interactions lasts until then. */
  restUntil: number;
}

/** Why an agent gets nothing, in the words the monitor shows. */
export type Unavailable =
  | "disconnected"
  | "not-in-voice-campaign"
  | "on-break"
  | "on-call"
  | "incall-break"
  | "holds-an-interaction"
  | "at-cap"
  | "at-total-cap"
  | "resting";

/** How many more of one campaign an agent may take now, and whom to prefer. */
export interface Availability {
  /** 0 with a reason; Infinity is written as 1000. */
  room: number;
  /** 0 is asked before 1 (omni asks the busy only when nobody is free). */
  tier: 0 | 1;
  reason: Unavailable | null;
}
