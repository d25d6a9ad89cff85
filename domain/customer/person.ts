import type { Channel } from "../campaign/campaign.ts";

/** What is known of who wrote in a conversation. */
export interface Writer {
  conversation: string;
  channel: Channel;
  name: string;
  mail: string;
  phone: string;
}

const CONVERSATION = "conversation:";

/**
 * Whose a conversation is (decisions: one person): the address that its carrier vouches for, a sender's number or mail. What was typed into a form
 * proves nothing, so a chat is its own, until somebody joins it to a customer.
 */
export function personOf({ conversation, channel, mail, phone }: Omit<Writer, "name">): string {
  if (channel === "email" && mail !== "") return mail.toLowerCase();
  const isNumbered = channel === "sms" || channel === "whatsapp";
  return isNumbered && phone.startsWith("+") ? phone : `${CONVERSATION}${conversation}`;
}

/** The conversation that stands for itself; null: the person is an address. */
export function conversationAlone(person: string): string | null {
  return person.startsWith(CONVERSATION) ? person.slice(CONVERSATION.length) : null;
}
