import { ConversationClient } from "../../web/shared/live/conversation.ts";
import type { BadNetwork } from "./bad-network.ts";

export const socketUrl = (deskline: URL, path: string): string => new URL(path, deskline).href.replace("http", "ws");

/** What one side of a conversation has on its screen, and the network between it and Deskline. */
export interface Screen {
  client: ConversationClient;
  network: BadNetwork;
}

/** Opens a conversation as the shipped client does. */
export function openScreen(
  deskline: URL,
  conversation: string,
  ticket: string,
  network: BadNetwork,
  renewTicket: () => Promise<string | null> = async () => null,
  unsent: ConversationClient["live"]["unsent"] = [],
): Screen {
  const url = socketUrl(deskline, `/api/conversations/${conversation}/socket`);
  return {
    network,
    client: new ConversationClient({ url, ticket, world: network, changed: () => {}, renewTicket, unsent }),
  };
}
