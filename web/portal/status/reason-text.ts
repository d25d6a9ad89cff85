import type { Unavailable } from "../../../domain/agent/agent.ts";
import { m } from "../../shared/paraglide/messages.js";

const TEXTS: Record<Unavailable, () => string> = {
  disconnected: m.portal_reason_disconnected,
  "not-in-voice-campaign": m.portal_reason_not_in_voice_campaign,
  "on-break": m.portal_reason_on_break,
  "on-call": m.portal_reason_on_call,
  "incall-break": m.portal_reason_incall_break,
  "holds-an-interaction": m.portal_reason_holds_an_interaction,
  "at-cap": m.portal_reason_at_cap,
  "at-total-cap": m.portal_reason_at_total_cap,
  resting: m.portal_reason_resting,
};

/** Why an agent gets nothing of a campaign now, in words; a reason of a newer server is shown as it came. */
export function reasonText(reason: string): string {
  return Object.hasOwn(TEXTS, reason) ? TEXTS[reason as Unavailable]() : reason;
}
