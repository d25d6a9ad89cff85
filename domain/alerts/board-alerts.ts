import type { Glance } from "../agent/glance.ts";
import { type AgentNow, type Alert, type AlertLimits, breachOf, breakAlerts, campaignAlerts } from "./alerts.ts";

/** As much of a campaign's board as is judged. */
export interface JudgedBoard {
  campaign: { name: string; serviceLevel: number; limits: AlertLimits };
  totals: Parameters<typeof campaignAlerts>[0]["counts"] & { waiting: number; oldest: number | null };
  agents: readonly { name: string; status: Glance["status"]; break: AgentNow["break"] }[];
}

/** What is wrong on these boards at `at`, ms: each breach once, however many boards show it. */
export function boardAlerts(boards: readonly JudgedBoard[], at: number): Alert[] {
  const alerts = boards.flatMap(({ campaign, totals, agents }) => {
    const { name, serviceLevel, limits } = campaign;
    const { waiting, oldest } = totals;
    const there = agents.filter(({ status }) => status === "free" || status === "busy").length;
    return [
      ...campaignAlerts({ campaign: name, serviceLevel, counts: totals, waiting, oldest, there }, limits, at),
      ...agents.flatMap((one) => breakAlerts({ agent: one.name, break: one.break }, limits, at)),
    ];
  });
  return [...new Map(alerts.map((alert) => [breachOf(alert), alert])).values()];
}
