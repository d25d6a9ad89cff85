import { withoutReplyToken } from "../../../../domain/mail/reply-token.ts";
import type { MailParty } from "../../../../protocol/mail.ts";

/** By name, else by address. */
export function partyName({ name, address }: MailParty): string {
  return withoutReplyToken(name.trim() || address);
}

/** `Ana <ana@example.com>`. */
export function partyText(party: MailParty): string {
  const name = partyName(party);
  const address = withoutReplyToken(party.address);
  return name === address ? address : `${name} <${address}>`;
}
