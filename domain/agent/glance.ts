import type { Channel } from "../campaign/campaign.ts";
import type { AgentStatus, Break } from "./agent.ts";

/** One interaction of the watched campaign that an agent holds, as a board shows it. */
export interface HeldGlance {
  interaction: string;
  conversation: string;
  /** The customer's name, or how they are reached. */
  name: string;
  /** ms since which they hold it. */
  since: number;
  /** ms since which the customer waits for our answer; null: the last word is ours. */
  unansweredSince: number | null;
}

/** An agent as the board of one campaign shows them (SMS-81). Only channels and a number are told of other campaigns' interactions. */
export interface Glance {
  status: AgentStatus;
  break: (Pick<Break, "name" | "icon" | "limit"> & { since: number }) | null;
  onCall: boolean;
  /** ms of the last change of status. */
  since: number;
  /** Each channel with an active interaction, once. */
  channels: Channel[];
  /** Interactions held in all campaigns. */
  active: number;
  held: HeldGlance[];
}
