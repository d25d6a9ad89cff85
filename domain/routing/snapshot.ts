import type { Availability } from "../agent/agent.ts";
import type { Glance } from "../agent/glance.ts";

/** What a queue knows of one member: sent by the agent's desk when availability for that queue flips, and with every refusal. */
export interface AgentSnapshot extends Availability {
  agent: string;
  /** The desk's own counter; an older one is dropped. */
  version: number;
  /** ms of the last interaction taken, missed or declined; 0 = none yet. */
  lastInteractionAt: number;
  /** Interactions taken today. */
  today: number;
  /** Only while a board of that campaign is watched. */
  glance?: Glance;
}

/** Whether dispatch would treat an agent the same by either. */
export function servesAlike(one: AgentSnapshot, other: AgentSnapshot): boolean {
  const parts = ["room", "tier", "reason", "lastInteractionAt", "today"] as const;
  return parts.every((part) => one[part] === other[part]);
}
