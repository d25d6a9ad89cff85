import { decodeWords } from "postal-mime";
import { messageId } from "../../../domain/mail/message-id.ts";
import { OUR_REFERENCE } from "../auto-marks.ts";
import { headerText } from "../header-text.ts";
import type { ReportedMail } from "../inbound-mail.ts";

/** A group of a report's fields, by name in lower case; a name may come more than once. */
export type Fields = Map<string, string[]>;

const MOST_GROUPS = 1_000;

/** Fields as RFC 3464 section 2.1.1 parts them: groups by blank lines, long ones folded. */
export function fieldGroups(text: string): Fields[] {
  return text
    .slice(0, 256 * 1024)
    .replaceAll("\r", "")
    .split(/\n[ \t]*\n/, MOST_GROUPS)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
}

/** By lower-case name, each value in its order; a line without a name of its own is passed over. */
export function fieldsOf(group: string): Fields {
  const fields: Fields = new Map();
  for (const line of group
    .replaceAll("\r", "")
    .replaceAll(/\n[ \t]+/g, " ")
    .split("\n")) {
    const [, name, value = ""] = /^([!-9;-~]{1,100})[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value.trim()]);
  }
  return fields;
}

/** The first of that name (lower case); empty without one. */
export function fieldOf(fields: Fields | undefined, name: string): string {
  return fields?.get(name)?.[0] ?? "";
}

/** `rfc822; ana@example.com` is `ana@example.com`; empty where it is no address, blotted out ones too. */
export function recipientOf(value: string): string {
  const plain = value.slice(value.indexOf(";") + 1);
  const address = headerText(plain, 400).replaceAll(/^\W*<|>\W*$|^["\s]+|["\s]+$/g, "");
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : "";
}

/** What the returned headers of a mail of ours say of it. */
export function reportedMail(returned: string | null, otherwise = ""): ReportedMail {
  const fields = returned === null ? undefined : fieldsOf(returned);
  const reference = headerText(fieldOf(fields, OUR_REFERENCE.toLowerCase()), 300);
  return {
    messageId: messageId(fieldOf(fields, "message-id")) ?? messageId(otherwise),
    reference: reference === "" ? null : reference,
  };
}

/** A line for people out of what a server said. */
export function reasonText(value: string): string {
  const said = headerText(decodeWords(value.replace(/^\s*(?:smtp|x-[\w-]+)\s*;/i, "")), 1_000).replaceAll(/\s+/g, " ");
  return said.length > 200 ? `${said.slice(0, 199).toWellFormed()}…` : said;
}
