import type { Availability } from "../agent/agent.ts";

/** What a queue knows of one member: sent by the agent's desk when availability for that queue flips, and with every refusal. */
export interface AgentSnapshot extends Availability {
  agent: string;
  /** The desk's own counter; an older one is dropped. */
  version: number;
  /** ms of the last interaction taken, missed or declined; 0 = none yet. */
  lastInteractionAt: number;
  /** Interactions taken today. */
  today: number;
}
