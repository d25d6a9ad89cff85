import type { Channel } from "../../../domain/campaign/campaign.ts";
import { m } from "../../shared/paraglide/messages.js";

const NAMES: Record<Channel, () => string> = {
  webchat: m.inbox_channel_webchat,
  sms: () => "SMS",
  whatsapp: () => "WhatsApp",
  messenger: () => "Messenger",
  email: m.inbox_channel_email,
};

/** What people call a channel: read aloud for its logo. */
export function channelName(channel: Channel): string {
  return NAMES[channel]();
}

/** What is said of somebody who came and has written no words. */
export function newWords(channel: Channel): string {
  return channel === "webchat" ? m.inbox_new() : m.inbox_new_message();
}
