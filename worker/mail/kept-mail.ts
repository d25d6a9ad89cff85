import type { InboundMail } from "../../channels/email/inbound-mail.ts";
import type { MailFile } from "../../channels/email/mail-file.ts";
import { safeFileName } from "../../channels/email/mail-files.ts";
import type { InboundMailMessage } from "../../durable-objects/calls/mail.ts";
import { type InsideFile, insideId, MOST_INSIDE, pieceId } from "../../durable-objects/kept-files.ts";
import { sniffed } from "../../protocol/file-type.ts";
import { UNKNOWN_TYPE } from "../../protocol/files.ts";
import type { MailDetails } from "../../protocol/mail.ts";
import { type Keeping, keepAlone, keepTogether } from "./mail-object.ts";

/** Places of files within a mail, which has some dozens of a kind. */
const [WHOLE, HTML, FILES, INLINE] = [0, 1, 0x1000, 0x2000] as const;

type NamedBytes = Pick<MailFile, "name" | "type" | "bytes">;

/** What an entry says of a mail, those of its files that its conversation is to keep itself, and where the others lie. */
export type KeptMail = Required<Pick<InboundMailMessage, "details" | "inside" | "pieces">>;

/**
 * Keeps the whole mail, its HTML and its files under a conversation, and says what an entry says of it: the smaller ones go to the
 * conversation with it; the larger ones lie in R2 when this answers, as one object with the whole mail. Names follow from `key`: a mail that comes again is written over itself. Types are what the bytes are, never what the sender claims; what nobody knows is a
 * download like all others.
 */
export async function keepMail(env: Env, conversation: string, key: string, mail: InboundMail): Promise<KeptMail> {
  const name = safeFileName(mail.subject.slice(0, 80), "mail");
  const html = mail.html === null ? null : keeping(key, HTML, htmlFile(name, mail.html));
  const files = mail.files.map((file, n) => keeping(key, FILES + n, typed(file)));
  const inline = mail.inline.map((file, n) => ({
    contentId: file.contentId,
    ...keeping(key, INLINE + n, typed(file)),
  }));
  const parts = [...(html === null ? [] : [html]), ...files, ...inline];
  const large = parts.filter(isLarge);
  const whole = wholeMail(key, { name: `${name}.eml`, type: "message/rfc822", bytes: mail.raw }, large.length > 0);
  const pieces = large.length > 0 ? await keepTogether(env, conversation, large, whole) : [];
  if (large.length === 0 && isLarge(whole)) await keepAlone(env, conversation, whole);
  const inside = [whole, ...parts].filter(({ reference: { id } }) => id === insideId(id));
  const details: MailDetails = {
    ...addressesOf(mail),
    subject: mail.subject,
    html: html?.reference.id ?? null,
    inline: Object.fromEntries(inline.map(({ contentId, reference }) => [contentId ?? "", reference])),
    files: files.map(({ reference }) => reference),
    quoted: [mail.said.above, mail.said.below]
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .join("\n\n"),
    messageId: mail.hasOwnId ? mail.id : null,
    automatic: mail.auto.some((mark) => mark !== "ours"),
    authentication: authenticationOf(mail),
    raw: whole.reference.id,
  };
  return { details, inside: inside.map(insideFile), pieces };
}

/** Its bytes alone: what they were cut out of, the whole mail, would travel along. */
function insideFile({ reference: { id, name, type }, bytes }: Keeping): InsideFile {
  return { id, name, type, bytes: new Uint8Array(bytes) };
}

function addressesOf({ from, to, cc }: InboundMail): Pick<MailDetails, "from" | "to" | "cc" | "bcc"> {
  return { from: from ?? { name: "", address: "" }, to, cc, bcc: [] };
}

function authenticationOf({ authentication: { spf, dkim, dmarc } }: InboundMail): MailDetails["authentication"] {
  return { spf, dkim, dmarc };
}

/** No browser makes a page of it, whatever opens it. */
function htmlFile(name: string, html: string): NamedBytes {
  return { name: `${name}.html`, type: UNKNOWN_TYPE, bytes: new TextEncoder().encode(html) };
}

function typed({ name, type, bytes }: MailFile): NamedBytes {
  return { name, type: sniffed(bytes, type) ?? UNKNOWN_TYPE, bytes };
}

function keeping(key: string, place: number, { name, type, bytes }: NamedBytes): Keeping {
  const id = idOf(key, place);
  const size = bytes.byteLength;
  return { reference: { id: size > MOST_INSIDE ? pieceId(id) : insideId(id), name, type, size }, bytes };
}

/** In one object with its large files, if it has any: else as its own size says. */
function wholeMail(key: string, { name, type, bytes }: NamedBytes, hasLargeFiles: boolean): Keeping {
  const id = idOf(key, WHOLE);
  const size = bytes.byteLength;
  const otherwise = size > MOST_INSIDE ? id : insideId(id);
  return { reference: { id: hasLargeFiles ? pieceId(id) : otherwise, name, type, size }, bytes };
}

function isLarge({ bytes }: Keeping): boolean {
  return bytes.byteLength > MOST_INSIDE;
}

/** In the form of all file ids: a UUID that means what we want it to (RFC 9562, version 8). `key`: at least 23 hex digits. */
function idOf(key: string, place: number): string {
  const last = place.toString(16).padStart(8, "0");
  return key.slice(0, 23).replace(/^(.{8})(.{4})(.{3})(.{4})(.{4})$/, `$1-$2-8$3-$4-$5${last}`);
}
