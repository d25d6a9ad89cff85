import { mailboxKey, readAddress } from "../domain/mail/mail-address.ts";
import type { MailParty } from "../protocol/mail.ts";
import type { CarrierAddress } from "./calls/carrier.ts";

/** Characters of a mail's own words that its entry keeps: the whole is in its files. */
export const MOST_TEXT = 100_000;

/** By which mailbox, and to whom, the mails of a thread leave. `mailbox` empty: none is chosen yet, and nothing can leave. */
export function mailLine(mailbox: string, ours: string, customer: MailParty): CarrierAddress {
  const address = readAddress(customer.address);
  return {
    channel: "email",
    provider: mailbox,
    sender: ours,
    scope: mailScope(ours),
    key: mailboxKey(customer.address),
    carrier: address ?? customer.address,
    shown: customer.address,
    answerable: address !== null,
    humanAgent: false,
    longest: MOST_TEXT,
  };
}

/** What who wants no mails of one of our addresses blocks: every campaign and dialer that writes from it. */
export function mailScope(ours: string): string {
  return `sender:email:${mailboxKey(ours)}`;
}
