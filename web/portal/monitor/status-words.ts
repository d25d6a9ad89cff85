import type { AgentStatus } from "../../../domain/agent/agent.ts";
import { m } from "../../shared/paraglide/messages.js";

/** AGT-1. */
export const STATUS_WORDS: Record<AgentStatus, () => string> = {
  disconnected: m.portal_reason_disconnected,
  free: m.portal_free,
  busy: m.portal_busy,
  "free-on-break": m.monitor_free_on_break,
  "busy-on-break": m.monitor_busy_on_break,
};

/** Of the dot beside it. */
export function toneOf(status: AgentStatus): "" | "busy" | "away" | "off" {
  if (status === "disconnected") return "off";
  if (status === "free") return "";
  return status === "busy" ? "busy" : "away";
}
