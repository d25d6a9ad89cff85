import PostalMime, { type Email } from "postal-mime";
import { bodyText } from "./header-text.ts";
import type { MailFlaw } from "./inbound-mail.ts";
import {
  ascii,
  contentType,
  type Halves,
  halved,
  headless,
  LF,
  lostBoundary,
  plainest,
  recoded,
  retyped,
  trimmedStart,
} from "./mend.ts";
import { decodeUtf7, isUtf7 } from "./utf-7.ts";
import { readPartsWhole } from "./whole-parts.ts";

const EMPTY: Email = { headers: [], headerLines: [], attachments: [] };
/** One of these stands in every mail; where none does, what was taken for headers is the text. */
const KNOWN = new Set([
  "from",
  "to",
  "subject",
  "date",
  "message-id",
  "received",
  "return-path",
  "content-type",
  "mime-version",
]);
/** What a decoder writes for bytes that it cannot read. */
const UNREADABLE = "\ufffd";
/** Bytes in which the parts say their charsets. */
const HEAD_BYTES = 64 * 1024;
/** 25 MiB of base64 are 345,000; each costs two microseconds, and blank ones cost nothing to send. */
const MOST_LINES = 700_000;
/** Deeper than any client writes; each level costs a call's stack. */
const DEEPEST = 100;

/** A parsed mail, mended where it breaks the rules in ways that old clients do. Never throws. */
export async function parsed(raw: Uint8Array): Promise<{ email: Email; flaws: MailFlaw[] }> {
  const mail = trimmedStart(raw);
  const inUtf8 = recoded(halved(mail));
  const flaws: MailFlaw[] = inUtf8 === null ? [] : ["undeclared-charset"];
  const halves = halved(inUtf8 ?? mail);
  try {
    if (lineCount(mail) > MOST_LINES) throw new RangeError("Too many lines");
    const email = await parse(inUtf8 ?? mail);
    if (mail.length > 0 && !email.headers.some(({ key }) => KNOWN.has(key)))
      return { email: await parse(plainest(headless(mail))), flaws: [...flaws, "unparsable"] };
    const again = await mended(email, halves);
    if (again !== null) flaws.push(...again.flaws);
    return { email: inUtf7(again?.email ?? email, mail), flaws: [...new Set(flaws)] };
  } catch {
    return { email: await parse(plainest(halves)).catch(() => EMPTY), flaws: [...flaws, "unparsable"] };
  }
}

function parse(mail: Uint8Array): Promise<Email> {
  readPartsWhole();
  const isWhole = mail.byteLength === mail.buffer.byteLength && mail.buffer instanceof ArrayBuffer;
  // A view would be copied: of 25 MiB there is no room for two in an isolate.
  return PostalMime.parse(isWhole ? mail.buffer : mail, { forceRfc822Attachments: true, maxNestingDepth: DEEPEST });
}

/** A second reading under another Content-Type; null: the first was good. */
async function mended(email: Email, halves: Halves): Promise<{ email: Email; flaws: MailFlaw[] } | null> {
  const type = contentType(halves.head);
  const isMultipart = /^multipart\//i.test(type);
  if (isMultipart && isEmpty(email) && halves.body.length > 0) {
    const boundary = lostBoundary(halves.body);
    const [kind = ""] = type.split(";");
    const better = boundary === null ? "text/plain; charset=utf-8" : `${kind}; boundary="${boundary}"`;
    return { email: await parse(retyped(halves, better)), flaws: ["no-boundary"] };
  }
  const isDeclared = /charset\s*=\s*"?(?!utf-?8|us-ascii)[\w-]/i.test(type);
  const body = `${email.text ?? ""}${email.html ?? ""}`;
  if (isMultipart || isDeclared || !body.includes(UNREADABLE)) return null;
  const kind = /^text\/html/i.test(type) ? "text/html" : "text/plain";
  return { email: await parse(retyped(halves, `${kind}; charset=windows-1252`)), flaws: ["undeclared-charset"] };
}

function lineCount(mail: Uint8Array): number {
  let lines = 0;
  for (let at = mail.indexOf(LF); at >= 0; at = mail.indexOf(LF, at + 1)) lines++;
  return lines;
}

function isEmpty({ text = "", html = "", attachments }: Email): boolean {
  return bodyText(text).trim() === "" && html === "" && attachments.length === 0;
}

function inUtf7(email: Email, mail: Uint8Array): Email {
  const { text, html, subject } = email;
  const utf7 = isUtf7(ascii(mail.subarray(0, HEAD_BYTES)));
  const isSubject = /=\?(unicode-1-1-)?utf-?7\?/i.test(email.headers.find(({ key }) => key === "subject")?.value ?? "");
  return {
    ...email,
    text: utf7 && text !== undefined ? decodeUtf7(text) : text,
    html: utf7 && html !== undefined ? decodeUtf7(html) : html,
    subject: isSubject && subject !== undefined ? decodeUtf7(subject) : subject,
  };
}
