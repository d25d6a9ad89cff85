import type { ExpiryReason } from "../interaction/interaction.ts";
import type { Campaign } from "./campaign.ts";
import { isOpen } from "./schedule.ts";

/**
 * May one more enter the line now? Null: yes. `returning` ones were in it already: no length stops them, and with a Time Out of their
 * own no closing time does (decisions: Time). A disabled campaign takes nobody.
 */
export function refusal(
  campaign: Campaign,
  now: number,
  line: { waiting: number; returning: boolean },
): Extract<ExpiryReason, "disabled" | "out-of-time" | "full"> | null {
  const { maxChats, timeOut } = campaign.thresholds;
  if (!campaign.enabled) return "disabled";
  if (!isOpen(campaign.schedule, now) && (!line.returning || timeOut === 0)) return "out-of-time";
  return maxChats > 0 && !line.returning && line.waiting >= maxChats ? "full" : null;
}

/**
 * Is this wait over? Everybody's is when the campaign is disabled; else with Time Out 0 when it closes, above 0 when each one's own
 * time is up, even past closing (WEB-34).
 */
export function waitEnded(
  campaign: Campaign,
  now: number,
  enteredAt: number,
): Extract<ExpiryReason, "time-out" | "end-of-schedule" | "disabled"> | null {
  const { timeOut } = campaign.thresholds;
  if (!campaign.enabled) return "disabled";
  if (timeOut > 0) return now >= enteredAt + timeOut * 1_000 ? "time-out" : null;
  return isOpen(campaign.schedule, now) ? null : "end-of-schedule";
}

/** Which text the customer reads at each of these ends. */
export function textOfEnd(reason: ExpiryReason): "outOfTime" | "notAvailable" {
  return reason === "time-out" || reason === "full" ? "notAvailable" : "outOfTime";
}
