import { type Address, addressParser, type Email, type Mailbox } from "postal-mime";
import { domainOf, localPartOf, type MailAddress, mailboxKey } from "../../domain/mail/mail-address.ts";
import { headerText } from "./header-text.ts";

/** Of a list: nobody answers more, and all of them are in the raw mail. */
export const MOST_ADDRESSES = 1_000;
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 320;
/** Characters of a list that are looked at: a thousand addresses with their names. */
const LONGEST_LIST = 512 * 1024;
/** Where servers on the way note whom a mail was for before it was sent on to us. */
const DESTINATIONS = ["to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to", "x-delivered-to"];

/** A header's values in their order, unfolded, not decoded. */
export function headerValues({ headers }: Email, name: string): string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value);
}

/** Its first value; empty where there is none. */
export function headerValue(email: Email, name: string): string {
  return email.headers.find(({ key }) => key === name)?.value ?? "";
}

/** The mailboxes of a header, groups taken apart, names decoded. What is no address at all is left out. */
export function mailboxes(email: Email, name: string): MailAddress[] {
  const list = headerValues(email, name).join(", ").slice(0, LONGEST_LIST);
  return addressParser(list).flatMap(members).slice(0, MOST_ADDRESSES).flatMap(cleaned);
}

/** All addresses by which this mail may have come, each once. */
export function destinations(email: Email, envelopeTo: string): string[] {
  const written = DESTINATIONS.flatMap((name) => mailboxes(email, name)).map(({ address }) => address);
  return [...new Set([envelopeTo, ...written].filter((address) => address !== "").map(mailboxKey))].slice(
    0,
    MOST_ADDRESSES,
  );
}

/** An address of the envelope: without brackets; empty for the sender of bounces. */
export function envelopeAddress(written: string): string {
  return plainAddress(written.trim().replace(/^<(.*)>$/s, "$1"));
}

function members(address: Address): Mailbox[] {
  return address.group ?? [address];
}

function cleaned({ name, address }: Mailbox): MailAddress[] {
  const plain = plainAddress(address);
  return plain.includes("@") ? [{ name: headerText(name, LONGEST_NAME), address: plain }] : [];
}

function plainAddress(address: string): string {
  const plain = headerText(address, LONGEST_ADDRESS).replaceAll(/[\s<>]+/g, "");
  return plain.includes("@") ? `${localPartOf(plain)}@${domainOf(plain)}` : plain;
}
