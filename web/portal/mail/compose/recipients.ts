import { mailboxKey, readAddresses } from "../../../../domain/mail/mail-address.ts";
import type { MailParty } from "../../../../protocol/mail.ts";

/** What was typed, as addresses behind those that are there; what is none stays to be mended. */
export function withTyped(parties: readonly MailParty[], typed: string): { parties: MailParty[]; left: string } {
  const { addresses, unread } = readAddresses(typed);
  const known = new Set(parties.map(({ address }) => mailboxKey(address)));
  const added = addresses.filter(({ address }) => !known.has(mailboxKey(address)));
  return { parties: [...parties, ...added], left: unread.join(", ") };
}

/** Whether an address ends with what was just typed. */
export function endsAddress(typed: string): boolean {
  return /[,;\n]\s*$/.test(typed) && !/^[^"]*"[^"]*$/.test(typed);
}
