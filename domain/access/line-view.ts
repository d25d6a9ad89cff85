import type { Strategy } from "../campaign/campaign.ts";
import { type Grants, may } from "./permission.ts";

/** What of a campaign's waiting list somebody watches: all who wait, or only who is next. */
export type LineView = "all" | "head";

/** Agents who take from the line by themselves see what they may take; null: they are given what is theirs. */
export function memberLineView(strategy: Strategy | undefined): LineView | null {
  if (strategy === "ringallmultiple") return "all";
  return strategy === "ringall" ? "head" : null;
}

/** Who watches the campaign sees all who wait; null: the list is not for them. */
export function watchersLineView(by: Grants, campaign: string): LineView | null {
  return may(by, "watch", campaign) === "allowed" ? "all" : null;
}
