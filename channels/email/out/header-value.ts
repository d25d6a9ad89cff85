import type { MailAddress } from "../../../domain/mail/mail-address.ts";
import { oneLine } from "../header-text.ts";
import { base64 } from "./base64.ts";

/** Values as they stand behind a header's colon: ASCII, folded, and never a line of their own. */

const FOLD = "\r\n ";
/** Where a line is folded, and what one line may hold at most (RFC 5322 section 2.1.1). */
const LINE = 76;
/** Bytes of UTF-8 in one encoded word: with what stands around them, and a header's name, they make one short line (RFC 2047 section 2). */
const WORD_BYTES = 42;
/** Octets of one piece of a long parameter (RFC 2231 section 3). */
const PIECE = 60;

/** A subject and the like (RFC 5322 *unstructured*). */
export function unstructured(text: string): string {
  const line = oneLine(text).trim();
  return isPlain(line) ? folded(line) : encodedWords(line);
}

/** `"Pérez, Ana" <ana@example.com>` as a header has it. The address is one that `readAddress` has passed. */
export function mailbox({ name, address }: MailAddress): string {
  const plain = oneLine(name).trim();
  if (plain === "") return address;
  if (!isPlain(plain)) return `${encodedWords(plain)}${FOLD}<${address}>`;
  const phrase = /^[\w!#$%&'*+/=?^`{|}~ -]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, "\\$&")}"`;
  return `${folded(phrase)} <${address}>`;
}

/** One a line, as long headers are folded. */
export function mailboxList(addresses: readonly MailAddress[]): string {
  return addresses.map(mailbox).join(`,${FOLD}`);
}

/** Ids in brackets, one a line. */
export function idList(ids: readonly string[]): string {
  return ids.map((id) => `<${id}>`).join(FOLD);
}

/** Whether an id can be written into a header: it may be a stranger's. */
export function isWritableId(id: string): boolean {
  return /^[!-;=?-~]{1,500}$/.test(id);
}

/** `; filename="…"`, and for what ASCII cannot say its RFC 2231 form behind it. */
export function parameter(name: string, value: string): string {
  const plain = oneLine(value);
  const simple = `;${FOLD}${name}="${ascii(plain)}"`;
  if (ascii(plain) === plain && plain.length <= LINE) return simple;
  const encoded = percentEncoded(plain);
  if (encoded.length <= PIECE) return `${simple};${FOLD}${name}*=utf-8''${encoded}`;
  const pieces = encoded.match(/(?:%[0-9A-F]{2}|.){1,20}/g) ?? [];
  const continued = pieces.map((piece, at) => `;${FOLD}${name}*${at}*=${at === 0 ? "utf-8''" : ""}${piece}`);
  return `${plain.length <= LINE ? simple : ""}${continued.join("")}`;
}

/** What may stand unencoded: visible ASCII without what reads like an encoded word, in words that can be folded. */
function isPlain(line: string): boolean {
  return /^[ -~]*$/.test(line) && !line.includes("=?") && line.split(" ").every((word) => word.length <= LINE);
}

/** Folded at spaces, each of which stays. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > LINE - 12) {
      lines.push(current);
      current = word;
    } else current = current === "" && lines.length === 0 ? word : `${current} ${word}`;
  }
  return [...lines, current].join(FOLD);
}

/** RFC 2047, base64; no character is torn apart. */
function encodedWords(line: string): string {
  const words: string[] = [];
  let piece = "";
  let bytes = 0;
  for (const char of line.toWellFormed()) {
    const width = new TextEncoder().encode(char).byteLength;
    if (bytes + width > WORD_BYTES) {
      words.push(piece);
      [piece, bytes] = ["", 0];
    }
    piece += char;
    bytes += width;
  }
  return [...words, piece].map((word) => `=?UTF-8?B?${base64(new TextEncoder().encode(word))}?=`).join(FOLD);
}

function ascii(value: string): string {
  return value.replaceAll(/[^ -~]|["\\]/gu, "_");
}

function percentEncoded(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
