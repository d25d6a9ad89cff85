import type { WhyNothing } from "../../../domain/routing/why.ts";
import { m } from "../../shared/paraglide/messages.js";
import { reasonText } from "../status/reason-text.ts";
import type { MonitorAgent } from "./combined.ts";

const TEXTS: Partial<Record<WhyNothing, () => string>> = {
  "offer-outstanding": m.monitor_why_offer,
  "not-a-member": m.monitor_why_not_member,
  "campaign-disabled": m.monitor_why_disabled,
  "campaign-closed": m.monitor_why_closed,
  pulls: m.monitor_why_pulls,
  "others-are-free": m.monitor_why_others_free,
  penalty: m.monitor_why_penalty,
};

type Why = MonitorAgent["whys"][number];

/** Why an agent gets nothing of a campaign, in words, with its numbers. */
export function whyText({ why, campaign }: Pick<Why, "why" | "campaign">, held: number): string {
  if (why === null) return m.monitor_why_next();
  if (why === "at-cap") return m.monitor_why_at_cap({ held, most: campaign.maxInteractions });
  return TEXTS[why]?.() ?? reasonText(why);
}

/** What the row's own words say already. */
const SAID: readonly (WhyNothing | null)[] = [
  null,
  "on-break",
  "on-call",
  "disconnected",
  "holds-an-interaction",
  "pulls",
  "offer-outstanding",
];

/** The reason that a row shows, where it is more than its status says: one of its campaigns. */
export function tellingWhy(agent: MonitorAgent): Why | null {
  if (agent.status === "disconnected") return null;
  return agent.whys.find(({ why }) => !SAID.includes(why)) ?? null;
}

/** Something is wrong that somebody should mend: it is said in amber. */
export function isAmiss(why: WhyNothing | null): boolean {
  return why === "not-in-voice-campaign" || why === "not-a-member" || why === "campaign-disabled";
}
