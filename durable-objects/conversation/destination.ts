import type { Channel } from "../../domain/campaign/campaign.ts";
import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import { directoryOf } from "../addresses.ts";

type Transfer = Extract<ConversationClientFrame, { t: "transfer" }>;

/** The channel that the line serves to which it is to go; null: to a colleague, or it cannot be told. */
export async function channelOfLine(env: Env, { to }: Transfer): Promise<Channel | null> {
  if ("agent" in to) return null;
  try {
    return (await directoryOf(env).campaign(to.campaign))?.campaign.channel ?? null;
  } catch {
    return null;
  }
}
