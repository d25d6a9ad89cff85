import type { AgentStatus } from "../../domain/agent/agent.ts";
import type { Breaks } from "./breaks.ts";
import { agentState, type DeskParts } from "./parts.ts";

export interface TelephonyState {
  available: boolean;
  /** Null: calls may come. */
  reason: "disconnected" | "on-break" | "incall-break" | "on-call" | null;
  status: AgentStatus;
}

/** What a PBX asks before it rings: an incall chat holds the phone back as a break does (STR-1). */
export function telephonyState(parts: DeskParts, breaks: Breaks, now: number): TelephonyState {
  const reason = whyNoCalls(parts);
  return { available: reason === null, reason, status: breaks.status(now).status };
}

function whyNoCalls(parts: DeskParts): TelephonyState["reason"] {
  const { present, onBreak, onCall, holding } = agentState(parts);
  if (!present) return "disconnected";
  if (onBreak) return "on-break";
  if (holding.some(({ strategy }) => strategy === "incall")) return "incall-break";
  return onCall ? "on-call" : null;
}
