import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { PhoneView, Thread } from "../../network/phone-view.ts";

/** Which thread is open; null: the list of them. */
export interface Place {
  account: string;
  sender: string;
}

/** Where the phone stands, kept in the address so that a reload comes back to it. */
export function placeOf(search: string): { number: string; place: Place | null } {
  const query = new URLSearchParams(search);
  const account = query.get("account");
  const number = (query.get("number") ?? "").replaceAll(" ", "+");
  return { number, place: account === null ? null : { account, sender: query.get("sender") ?? "" } };
}

export function addressOf(number: string, place: Place | null): string {
  const query = new URLSearchParams({ number });
  if (place !== null) {
    query.set("account", place.account);
    query.set("sender", place.sender);
  }
  return `/phone?${query}`;
}

/** The open thread; an empty one with somebody who was not spoken to yet. */
export function threadAt(view: PhoneView, place: Place): Thread | undefined {
  const isIt = ({ account, sender }: Place) => account === place.account && sender === place.sender;
  const thread = view.threads.find(isIt);
  if (thread !== undefined) return thread;
  const contact = view.contacts.find(isIt) ?? view.contacts.find(({ account }) => account === place.account);
  return contact && { ...contact, type: "url-get", typing: false, unread: 0, bubbles: [] };
}

export const CHANNEL_NAMES = { sms: "SMS", whatsapp: "WhatsApp", messenger: "Messenger" } as const;

/** `+598 99 123 456` as one reads it; names and ids as they are. */
export function readable(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
