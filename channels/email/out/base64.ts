/** Characters of a line of base64, RFC 2045 section 6.8. */
const LINE = 76;
/** Bytes of a line, and of as many lines as are encoded at a time. */
const LINE_BYTES = 57;
const STRIDE = LINE_BYTES * 512;

/** Base64 in lines that end in CRLF, the last one too. */
export function base64Lines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += STRIDE) {
    const encoded = base64(bytes.subarray(at, at + STRIDE));
    for (let from = 0; from < encoded.length; from += LINE) lines.push(encoded.slice(from, from + LINE));
  }
  return lines.length === 0 ? "" : `${lines.join("\r\n")}\r\n`;
}

/** In one line, of any length. */
export function base64(bytes: Uint8Array): string {
  let characters = "";
  for (let at = 0; at < bytes.length; at += 8_192) characters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(characters);
}

/** Characters that `base64Lines` makes of so many bytes. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4 + Math.ceil(bytes / LINE_BYTES) * 2;
}
