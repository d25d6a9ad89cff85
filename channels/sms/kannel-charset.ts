/** Kannel percent-encodes the bytes of a text (`%b`) in the charset that it names (`%C`): UTF-8, or UTF-16BE for Unicode. */

/** The `text` parameter of an address, decoded from those bytes; undefined if there is none. An unknown charset is read as UTF-8. */
export function decoded(url: URL, charset: string): string | undefined {
  const raw = /[?&]text=([^&]*)/.exec(url.search)?.[1];
  if (raw === undefined) return undefined;
  const bytes = bytesOf(raw);
  if (/^utf-?16/i.test(charset)) return utf16(bytes);
  if (/^(windows-1252|iso-8859-1|latin1)$/i.test(charset)) return new TextDecoder("windows-1252").decode(bytes);
  return new TextDecoder().decode(bytes);
}

function bytesOf(encoded: string): Uint8Array {
  const plain = encoded.replaceAll("+", " ");
  const bytes: number[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const hex = /^%([0-9a-f]{2})/i.exec(plain.slice(at, at + 3))?.[1];
    bytes.push(hex === undefined ? plain.charCodeAt(at) & 0xff : Number.parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return Uint8Array.from(bytes);
}

/** Big-endian without a mark, as SMS carries it. */
function utf16(bytes: Uint8Array): string {
  const units = Array.from(
    { length: bytes.length >> 1 },
    (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0),
  );
  return units.map((unit) => String.fromCharCode(unit)).join("");
}
