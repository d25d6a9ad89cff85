import type { Channel } from "../domain/campaign/campaign.ts";
import { keyedName } from "../store/keyed-name.ts";

/**
 * The conversation of one customer with one campaign: two messages that arrive at once meet in it. `customer` is the key of a person on
 * that channel (`channels/phone-number.ts`), in webchat the browser's id.
 */
export function conversationName(env: Env, channel: Channel, campaign: string, customer: string): string {
  return keyedName(env.NAME_SECRET, channel, campaign, customer);
}
