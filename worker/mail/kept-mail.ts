import type { InboundMail } from "../../channels/email/inbound-mail.ts";
import type { MailFile } from "../../channels/email/mail-file.ts";
import { safeFileName } from "../../channels/email/mail-files.ts";
import type { InboundMailMessage } from "../../durable-objects/calls/mail.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import { type InsideFile, insideId, MOST_INSIDE } from "../../durable-objects/kept-files.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { sniffed } from "../../protocol/file-type.ts";
import { UNKNOWN_TYPE } from "../../protocol/files.ts";
import type { MailDetails } from "../../protocol/mail.ts";

/** An invocation has six connections. */
const AT_ONCE = 4;
/** Places of files within a mail, which has some dozens of a kind. */
const [WHOLE, HTML, FILES, INLINE] = [0, 1, 0x1000, 0x2000] as const;

interface Keeping {
  reference: FileReference;
  bytes: Uint8Array;
}

/** What an entry says of a mail, and those of its files that its conversation is to keep itself. */
export type KeptMail = Pick<InboundMailMessage, "details" | "inside">;

/**
 * Keeps the whole mail, its HTML and its files under a conversation, and says what an entry says of it: the larger ones lie in R2 when this
 * answers, the smaller ones go to the conversation with it. Names follow from `key`: a mail that comes again is written over itself. Types are what the bytes are, never what the sender claims; what nobody knows is a
 * download like all others.
 */
export async function keepMail(env: Env, conversation: string, key: string, mail: InboundMail): Promise<KeptMail> {
  const name = safeFileName(mail.subject.slice(0, 80), "mail");
  const whole = keeping(key, WHOLE, { name: `${name}.eml`, type: "message/rfc822", bytes: mail.raw });
  const html = mail.html === null ? null : keeping(key, HTML, htmlFile(name, mail.html));
  const files = mail.files.map((file, n) => keeping(key, FILES + n, typed(file)));
  const inline = mail.inline.map((file, n) => ({
    contentId: file.contentId,
    ...keeping(key, INLINE + n, typed(file)),
  }));
  const all = [whole, ...(html === null ? [] : [html]), ...files, ...inline];
  const outside = all.filter(({ bytes }) => bytes.byteLength > MOST_INSIDE);
  for (let first = 0; first < outside.length; first += AT_ONCE)
    await Promise.all(outside.slice(first, first + AT_ONCE).map((one) => put(env, conversation, one)));
  const inside = all.filter(({ bytes }) => bytes.byteLength <= MOST_INSIDE);
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
  return {
    details,
    inside: inside.map(insideFile),
  };
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
function htmlFile(name: string, html: string) {
  return { name: `${name}.html`, type: UNKNOWN_TYPE, bytes: new TextEncoder().encode(html) };
}

function typed({ name, type, bytes }: MailFile): Pick<MailFile, "name" | "type" | "bytes"> {
  return { name, type: sniffed(bytes, type) ?? UNKNOWN_TYPE, bytes };
}

function keeping(key: string, place: number, { name, type, bytes }: Pick<MailFile, "name" | "type" | "bytes">) {
  const id = idOf(key, place);
  const size = bytes.byteLength;
  return { reference: { id: size > MOST_INSIDE ? id : insideId(id), name, type, size }, bytes };
}

async function put(env: Env, conversation: string, { reference: { id, name, type }, bytes }: Keeping): Promise<void> {
  await env.FILES.put(fileKey(conversation, id), bytes, {
    httpMetadata: { contentType: type },
    customMetadata: { name },
  });
}

/** In the form of all file ids: a UUID that means what we want it to (RFC 9562, version 8). `key`: at least 23 hex digits. */
function idOf(key: string, place: number): string {
  const last = place.toString(16).padStart(8, "0");
  return key.slice(0, 23).replace(/^(.{8})(.{4})(.{3})(.{4})(.{4})$/, `$1-$2-8$3-$4-$5${last}`);
}
