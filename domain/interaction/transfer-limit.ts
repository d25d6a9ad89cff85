import type { Channel } from "../campaign/campaign.ts";

/** Where an interaction is; `allowed`: ids of the campaigns to which its own transfers (TRF-5), null or absent: any. */
interface Origin {
  campaign: string;
  channel: Channel;
  allowed?: readonly string[] | null | undefined;
}

/** `channel` null: nobody knows that campaign, and its line will say so. */
type Destination = { agent: string } | { campaign: string; channel: Channel | null };

/**
 * Why it may not go there; null: it may. A line serves one channel: its agents, texts, targets and senders are that one's. To its own line and
 * to a colleague, with whom it stays in its campaign, it always may.
 */
export function transferRefusal(
  { campaign, channel, allowed = null }: Origin,
  to: Destination,
): "other-channel" | "not-listed" | null {
  if ("agent" in to || to.campaign === campaign) return null;
  if (to.channel !== null && to.channel !== channel) return "other-channel";
  return allowed === null || allowed.includes(to.campaign) ? null : "not-listed";
}
