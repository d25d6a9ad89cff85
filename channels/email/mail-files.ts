import { type Attachment, decodeWords, type Email } from "postal-mime";
import { fileName } from "../file-name.ts";
import { headerText } from "./header-text.ts";
import type { MailFile } from "./mail-file.ts";
import { halved } from "./mend.ts";

/** Of one mail; the others are in the raw mail. */
export const MOST_FILES = 200;
const LONGEST_NAME = 120;
const LONGEST_EXTENSION = 12;
const CALENDAR = /^(text\/calendar|application\/ics)\b/i;

/** Parts that are known by their type where their sender gave no name. */
const NAMES: Record<string, string> = {
  "application/ms-tnef": "winmail.dat",
  "application/vnd.ms-tnef": "winmail.dat",
  "text/calendar": "invite.ics",
  "application/ics": "invite.ics",
  "application/pgp-encrypted": "pgp-version.txt",
  "application/pgp-signature": "signature.asc",
  "application/pgp-keys": "key.asc",
  "application/pkcs7-mime": "smime.p7m",
  "application/x-pkcs7-mime": "smime.p7m",
  "application/pkcs7-signature": "smime.p7s",
  "application/x-pkcs7-signature": "smime.p7s",
  "message/delivery-status": "delivery-status.txt",
  "message/global-delivery-status": "delivery-status.txt",
  "message/feedback-report": "feedback-report.txt",
  "message/disposition-notification": "disposition.txt",
  "text/rfc822-headers": "headers.txt",
  "message/rfc822-headers": "headers.txt",
  "message/global-headers": "headers.txt",
  "text/html": "page.html",
  "text/csv": "table.csv",
  "text/x-vcard": "contact.vcf",
  "text/directory": "contact.vcf",
};

/** All files of a mail, those that its HTML shows by Content-ID apart. No two names are the same. */
export function filesOf({ attachments, html = "" }: Email): { files: MailFile[]; inline: MailFile[] } {
  const shown = shownIds(html);
  const taken = new Set<string>();
  const all = onceInvited(attachments.slice(0, MOST_FILES)).map((attachment, at) => toFile(attachment, at, taken));
  const isInline = ({ contentId }: MailFile) => contentId !== null && shown.has(contentId);
  return { files: all.filter((file) => !isInline(file)), inline: all.filter(isInline) };
}

/** A name that is safe to show and to save under: no path, no control or turning characters, nothing that Windows refuses. */
export function safeFileName(written: string, otherwise: string): string {
  const last = headerText(written, 1_000).split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replaceAll(/[<>:"|?*]/g, "_")
    .replace(/^[\s.]+/, "")
    .replace(/[\s.]+$/, "");
  if (plain === "") return otherwise;
  return shortened(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain);
}

/** Outlook and Gmail send an invitation twice, to be looked at and to be kept: the same words are one file. */
function onceInvited(attachments: readonly Attachment[]): Attachment[] {
  const known = new Set<string>();
  return attachments.filter(({ mimeType, content }) => {
    if (!CALENDAR.test(mimeType)) return true;
    const words = new TextDecoder().decode(bytesOf(content)).replaceAll(/\s+/g, " ").trim();
    return known.size < known.add(words).size;
  });
}

function toFile({ filename, mimeType, contentId, content }: Attachment, at: number, taken: Set<string>): MailFile {
  const bytes = bytesOf(content);
  const type = headerText(mimeType, 100).toLowerCase() || "application/octet-stream";
  const name = unique(safeFileName(filename ?? "", nameOf(type, bytes, at)), taken);
  return { name, type, bytes, contentId: contentId === undefined ? null : plainId(contentId) };
}

function nameOf(type: string, bytes: Uint8Array, at: number): string {
  if (type === "message/rfc822" || type === "message/global") return `${subjectOf(bytes) || "message"}.eml`;
  return NAMES[type] ?? fileName(at === 0 ? "attachment" : `attachment-${at + 1}`, type);
}

/** A forwarded mail is called as its subject. */
function subjectOf(mail: Uint8Array): string {
  const head = new TextDecoder().decode(halved(mail.subarray(0, 64 * 1024)).head);
  const subject = /^subject:[ \t]*((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head)?.[1] ?? "";
  return safeFileName(decodeWords(subject.replaceAll(/[\\/]/g, "-")).slice(0, 80), "");
}

function shownIds(html: string): Set<string> {
  const ids = [...html.matchAll(/\bcid:([^\s"'<>)]{1,300})/gi)].map(([, id = ""]) => id.replaceAll("&amp;", "&"));
  return new Set(ids.flatMap((id) => [id, decoded(id)]));
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function plainId(contentId: string): string | null {
  const plain = headerText(contentId, 300)
    .replace(/^<(.*)>$/, "$1")
    .trim();
  return plain === "" ? null : plain;
}

function bytesOf(content: Attachment["content"]): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** `a.pdf`, `a (2).pdf`: case does not tell files apart. */
function unique(name: string, taken: Set<string>): string {
  const { stem, extension } = parts(name);
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${extension}`;
  taken.add(free.toLowerCase());
  return free;
}

function shortened(name: string): string {
  const { stem, extension } = parts(name);
  return `${stem.slice(0, LONGEST_NAME - extension.length).toWellFormed()}${extension}`;
}

function parts(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf(".");
  const isExtension = dot > 0 && name.length - dot <= LONGEST_EXTENSION;
  return isExtension ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: "" };
}
