import type { MailParty } from "../../../../protocol/mail.ts";

/** By name, else by address. */
export function partyName({ name, address }: MailParty): string {
  return name.trim() || address;
}

/** `Ana <ana@example.com>`. */
export function partyText({ name, address }: MailParty): string {
  return name.trim() === "" || name === address ? address : `${name} <${address}>`;
}
