/** Mails that keep no rule, made readable: bytes in, bytes out. The raw mail is kept as it came. */

export const LF = 0x0a;
const CR = 0x0d;
/** Bytes of a body in which a lost boundary is looked for. */
const LOOKED_AT = 256 * 1024;
/** Bytes of headers that are kept of a mail that the parser refuses. */
const KEPT_HEADERS = 256 * 1024;
/** Bytes of its text. */
const KEPT_BODY = 1024 * 1024;

export interface Halves {
  /** With its line end, without the blank line. */
  head: Uint8Array;
  body: Uint8Array;
}

/** The mail without what a file or a dialogue has left before it: a byte order mark, blank lines, mbox's `From …`. */
export function trimmedStart(raw: Uint8Array): Uint8Array {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === LF || raw[at] === CR || raw[at] === 0x20) at++;
  if (ascii(raw.subarray(at, at + 6)).startsWith("From ")) at = lineEnd(raw, at);
  return raw.subarray(at);
}

/** Cut at the first blank line; all is head where there is none. */
export function halved(mail: Uint8Array): Halves {
  for (let at = 0; at < mail.length; ) {
    const end = lineEnd(mail, at);
    if (isBlank(mail.subarray(at, end))) return { head: mail.subarray(0, at), body: mail.subarray(end) };
    at = end;
  }
  return { head: mail, body: mail.subarray(mail.length) };
}

/** The mail with headers in UTF-8; null: they are. What is no UTF-8 is windows-1252, as old clients of our regions wrote it. */
export function recoded({ head, body }: Halves): Uint8Array | null {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(head);
    return null;
  } catch {
    return joined(new TextEncoder().encode(new TextDecoder("windows-1252").decode(head)), body);
  }
}

/** The same mail with another Content-Type: of two the first counts. */
export function retyped({ head, body }: Halves, type: string): Uint8Array {
  return joined(new TextEncoder().encode(`Content-Type: ${type}\r\n`), head, body);
}

/** What stays of a mail that cannot be parsed: the beginning of its headers, and of its body as plain text. */
export function plainest({ head, body }: Halves): Uint8Array {
  const plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
  return joined(new TextEncoder().encode(plain), head.subarray(0, KEPT_HEADERS), body.subarray(0, KEPT_BODY));
}

/** A mail that is all body, or a file that is no mail. */
export function headless(mail: Uint8Array): Halves {
  return { head: mail.subarray(0, 0), body: mail };
}

/** The Content-Type of a mail as its headers say it; empty: they do not. */
export function contentType(head: Uint8Array): string {
  const found = /^content-type[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(ascii(head));
  return (found?.[1] ?? "").replaceAll(/\s+/g, " ").trim();
}

/** A multipart's boundary where its headers name none, or none that it uses: the first `--line` with a part's header under it. */
export function lostBoundary(body: Uint8Array): string | null {
  const text = ascii(body.subarray(0, LOOKED_AT));
  return /^--([^\s"][^\r\n"]{0,199}?)[ \t]*\r?\n(?:content-|mime-)[\w-]+[ \t]*:/im.exec(text)?.[1] ?? null;
}

/** Bytes as characters, one each. */
export function ascii(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === LF || byte === CR);
}

/** Behind the end of the line that begins here. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(LF, from);
  return at < 0 ? bytes.length : at + 1;
}

/** Head and body with a blank line between them, whatever the head ends in. */
function joined(...parts: Uint8Array[]): Uint8Array {
  const isEnded = parts.at(-2)?.at(-1) === LF;
  const blank = new Uint8Array(isEnded ? [CR, LF] : [CR, LF, CR, LF]);
  const pieces = [...parts.slice(0, -1), blank, ...parts.slice(-1)];
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
