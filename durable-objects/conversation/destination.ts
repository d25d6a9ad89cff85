import type { Campaign } from "../../domain/campaign/campaign.ts";
import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import { directoryOf } from "../addresses.ts";

type Transfer = Extract<ConversationClientFrame, { t: "transfer" }>;

/** A campaign's line to which an interaction is to go. */
export type Destination = Pick<Campaign, "channel" | "name">;

/** Null: it goes to a colleague, or nobody can tell. */
export async function destinationOf(env: Env, { to }: Transfer): Promise<Destination | null> {
  if ("agent" in to) return null;
  try {
    return (await directoryOf(env).campaign(to.campaign))?.campaign ?? null;
  } catch {
    return null;
  }
}
