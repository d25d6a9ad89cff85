import { createHash } from "node:crypto";
import type { Email } from "postal-mime";
import { type MailAddress, mailboxKey, readAddress } from "../../domain/mail/mail-address.ts";
import { messageId, messageIds } from "../../domain/mail/message-id.ts";
import { splitQuotation } from "../../domain/mail/quotation.ts";
import { LONGEST_SUBJECT } from "../../domain/mail/subject.ts";
import { authenticationOf } from "./authentication.ts";
import { autoMarks } from "./auto-marks.ts";
import { bodyText, headerText } from "./header-text.ts";
import { htmlToText } from "./html-text.ts";
import type { Envelope, InboundMail, MailFlaw, Reading } from "./inbound-mail.ts";
import type { MailFile } from "./mail-file.ts";
import { filesOf, MOST_FILES } from "./mail-files.ts";
import { destinations, envelopeAddress, headerValue, headerValues, MOST_ADDRESSES, mailboxes } from "./mail-headers.ts";
import { parsed } from "./parse.ts";
import { reportOf } from "./reports/report.ts";

const DAY_MS = 86_400_000;
/** 1 January 2000: what is older has a clock that never was set. */
const FIRST_PLAUSIBLE = 946_684_800_000;

/**
 * A mail as it came by SMTP. Never throws: of a mail that breaks every rule it gives what can be read, and all of them carry their
 * raw bytes. Reads any size; the door refuses what is too large before.
 */
export async function readMail(raw: Uint8Array, envelope: Envelope, reading: Reading): Promise<InboundMail> {
  const { email, flaws } = await parsed(raw);
  const sender = envelopeAddress(envelope.from);
  const own = envelopeAddress(envelope.to);
  const subject = headerText(email.subject ?? "", LONGEST_SUBJECT);
  const html = email.html === undefined ? null : email.html.replaceAll("\0", "").toWellFormed();
  const written = bodyText(email.text ?? "");
  const text = written.trim() === "" && html !== null ? bodyText(htmlToText(html, { links: false })) : written;
  const report = reportOf(email, text, sender, [own]);
  const { files, inline } = filesOf(email);
  const bodyHash = hashOf(text, html ?? "", ...[...files, ...inline].flatMap(({ type, bytes }) => [type, bytes]));
  const id = messageId(headerValue(email, "message-id"));
  const from = mailboxes(email, "from")[0] ?? mailboxes(email, "sender")[0] ?? fromEnvelope(sender);
  const sentAt = plausible(email.date, reading.now);
  return {
    id: id ?? `content-${contentHash(email, bodyHash)}`,
    hasOwnId: id !== null,
    inReplyTo: referred(email, "in-reply-to", own),
    references: referred(email, "references", own),
    envelope: { from: sender, to: own },
    from,
    replyTo: mailboxes(email, "reply-to"),
    to: mailboxes(email, "to"),
    cc: mailboxes(email, "cc"),
    addressedTo: destinations(email, own),
    subject,
    sentAt,
    text,
    html,
    said: splitQuotation(text, subject),
    files,
    inline,
    auto: autoMarks(email, sender, subject, report !== null),
    authentication: authenticationOf(email, reading.trusted),
    report,
    bodyHash,
    flaws: [...flaws, ...flawsOf(email, { id, sentAt, count: files.length + inline.length })],
    raw,
  };
}

/** By what a repetition is known: the same mail by two ways into one campaign is one (design: *Mail threads*). */
export function mailKey(campaign: string, { id, bodyHash }: Pick<InboundMail, "id" | "bodyHash">): string {
  return hashOf(campaign, id, bodyHash);
}

function flawsOf(email: Email, read: { id: string | null; sentAt: number | null; count: number }): MailFlaw[] {
  const lists = ["to", "cc"].map((name) => headerValues(email, name).join(",").split("@").length - 1);
  const found: [MailFlaw, boolean][] = [
    ["no-message-id", read.id === null],
    ["no-sender", mailboxes(email, "from").length === 0],
    ["implausible-date", email.date !== undefined && read.sentAt === null],
    ["cut", email.attachments.length > MOST_FILES || lists.some((count) => count > MOST_ADDRESSES)],
  ];
  return found.flatMap(([flaw, is]) => (is ? [flaw] : []));
}

/**
 * The ids of a header that are ids. Old clients write `In-Reply-To: Message from Ana <ana@example.com>`, and an address taken for an id
 * would make one thread of all that its owner ever wrote.
 */
function referred(email: Email, name: string, own: string): string[] {
  const ids = messageIds(headerValues(email, name).join(" "));
  if (ids.length === 0) return ids;
  const people = ["from", "to", "cc", "reply-to"]
    .flatMap((list) => mailboxes(email, list))
    .map(({ address }) => address);
  const addresses = new Set([own, ...people].map(mailboxKey));
  return ids.filter((id) => !addresses.has(mailboxKey(id)));
}

function fromEnvelope(sender: string): MailAddress | null {
  const address = readAddress(sender);
  return address === null ? null : { name: "", address };
}

/** ms; null: not a date, or none that a living mail has. */
function plausible(date: string | undefined, now: number): number | null {
  const at = Date.parse(date ?? "");
  return at >= FIRST_PLAUSIBLE && at <= now + DAY_MS ? at : null;
}

/** What its sender's server keeps when it tries again: not what the servers on the way have added. */
function contentHash(email: Email, bodyHash: string): string {
  return hashOf(...["from", "to", "cc", "subject", "date"].map((name) => headerValue(email, name)), bodyHash).slice(
    0,
    40,
  );
}

/** SHA-256 in hex; each piece with its length, so that no two lists of pieces read the same. */
function hashOf(...pieces: (string | MailFile["bytes"])[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) {
    const bytes = typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
  return hash.digest("hex");
}
