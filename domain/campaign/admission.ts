import type { ExpiryReason } from "../interaction/interaction.ts";
import type { Campaign } from "./campaign.ts";
import { isOpen, nextOpening } from "./schedule.ts";

/** Does who writes out of schedule stay in line until it opens? Every channel but webchat, unless *do not keep* is checked. */
export function keeps(campaign: Campaign): boolean {
  return campaign.channel !== "webchat" && !campaign.doNotKeep;
}

/** May those who wait be given to agents now? Webchats at any time, since their waits end with the schedule; others while it is open. */
export function delivers(campaign: Campaign, now: number): boolean {
  return campaign.channel === "webchat" || isOpen(campaign.schedule, now);
}

/** When the wait of one who comes now begins to count: what is kept enters when the campaign opens (decisions: Figures). */
export function entryTime(campaign: Campaign, now: number): number {
  return keeps(campaign) ? (nextOpening(campaign.schedule, now) ?? now) : now;
}

/** WEB-34: seconds of the longest wait; 0 = no maximum. Only webchats run out of time. */
export function longestWait({ channel, thresholds }: Campaign): number {
  return channel === "webchat" ? thresholds.timeOut : 0;
}

/**
 * May one more enter the line now? Null: yes. `returning` ones were in it already: no length stops them, and with a Time Out of their
 * own no closing time does (decisions: Time). A disabled campaign takes nobody.
 */
export function refusal(
  campaign: Campaign,
  now: number,
  line: { waiting: number; returning: boolean },
): Extract<ExpiryReason, "disabled" | "out-of-time" | "full"> | null {
  const { maxChats } = campaign.thresholds;
  if (!campaign.enabled) return "disabled";
  const staysPastClosing =
    keeps(campaign) || (line.returning && (campaign.channel !== "webchat" || longestWait(campaign) > 0));
  if (!staysPastClosing && !isOpen(campaign.schedule, now)) return "out-of-time";
  return maxChats > 0 && !line.returning && line.waiting >= maxChats ? "full" : null;
}

/**
 * Is this wait over? Everybody's is when the campaign is disabled. Else a webchat's with Time Out 0 when it closes, above 0 when each
 * one's own time is up, even past closing (WEB-34); other channels wait until they are answered.
 */
export function waitEnded(
  campaign: Campaign,
  now: number,
  enteredAt: number,
): Extract<ExpiryReason, "time-out" | "end-of-schedule" | "disabled"> | null {
  if (!campaign.enabled) return "disabled";
  if (campaign.channel !== "webchat") return null;
  const timeOut = longestWait(campaign);
  if (timeOut > 0) return now >= enteredAt + timeOut * 1_000 ? "time-out" : null;
  return isOpen(campaign.schedule, now) ? null : "end-of-schedule";
}

/** Which text the customer reads at each of these ends. */
export function textOfEnd(reason: ExpiryReason): "outOfTime" | "notAvailable" {
  return reason === "time-out" || reason === "full" ? "notAvailable" : "outOfTime";
}
