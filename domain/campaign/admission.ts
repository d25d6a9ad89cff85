import type { ExpiryReason } from "../interaction/interaction.ts";
import type { Campaign } from "./campaign.ts";
import { isOpen } from "./schedule.ts";

/** May one more enter the line now? Null: yes. `returning` ones were in it already: no length stops them (decisions: Time). */
export function refusal(
  campaign: Campaign,
  now: number,
  line: { waiting: number; returning: boolean },
): Extract<ExpiryReason, "disabled" | "out-of-time" | "full"> | null {
  const endless = campaign.thresholds.timeOut === 0;
  if (!campaign.enabled && (!line.returning || endless)) return "disabled";
  if (!isOpen(campaign.schedule, now) && (!line.returning || endless)) return "out-of-time";
  const { maxChats } = campaign.thresholds;
  return maxChats > 0 && !line.returning && line.waiting >= maxChats ? "full" : null;
}

/** Whose wait is over: with Time Out 0 everybody's when the campaign closes or is disabled, else each one's own (WEB-34). */
export function waitEnded(
  campaign: Campaign,
  now: number,
  enteredAt: number,
): Extract<ExpiryReason, "time-out" | "end-of-schedule" | "disabled"> | null {
  const { timeOut } = campaign.thresholds;
  if (timeOut > 0) return now >= enteredAt + timeOut * 1_000 ? "time-out" : null;
  if (!campaign.enabled) return "disabled";
  return isOpen(campaign.schedule, now) ? null : "end-of-schedule";
}

/** Which text the customer reads at each of these ends. */
export function textOfEnd(reason: ExpiryReason): "outOfTime" | "notAvailable" {
  return reason === "time-out" || reason === "full" ? "notAvailable" : "outOfTime";
}
