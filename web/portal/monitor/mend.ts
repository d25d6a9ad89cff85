import type { WhyNothing } from "../../../domain/routing/why.ts";
import type { BoardCampaign } from "../../../protocol/board-socket.ts";
import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { addressOf } from "../administration/campaigns/address.ts";
import { answer, api } from "../api.ts";
import { can } from "../session.ts";

/** One click that takes the reason away, or the place where it is taken away. */
export type Mend = { label: string; act: () => Promise<unknown> } | { label: string; href: string };

interface About {
  campaign: BoardCampaign;
  agent: Watched["agents"][number];
  break: { name: string } | null;
}

/** What mends it, as far as the reader may; null: nothing does, or it mends itself. */
export function mendFor(why: WhyNothing | null, { campaign, agent }: About): Mend | null {
  const place = (penalty: number) => {
    const request = { param: { name: campaign.name, username: agent.username }, json: { penalty } };
    return answer(api.campaigns[":name"].members[":username"].$put(request));
  };
  if (why === "not-a-member") return can("members") ? { label: m.monitor_mend_add(), act: () => place(0) } : null;
  if (why === "penalty") return can("members") ? { label: m.monitor_mend_penalty(), act: () => place(0) } : null;
  if (why === "not-in-voice-campaign")
    return can("members") ? { label: m.monitor_mend_voice(), href: "/members/voice" } : null;
  if (why === "campaign-disabled" || why === "campaign-closed" || why === "at-cap")
    return can("campaigns") ? { label: m.monitor_mend_campaign(), href: addressOf(campaign.name) } : null;
  return null;
}
