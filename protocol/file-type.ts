import type { ACCEPTED_FILES } from "./files.ts";

type Accepted = (typeof ACCEPTED_FILES)[number];

/** First bytes of each accepted type; text has none and is recognised by the lack of control bytes. */
const MAGIC: [Accepted, number, readonly number[]][] = [
  ["image/png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", 0, [0xff, 0xd8, 0xff]],
  ["image/gif", 0, [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", 8, [0x57, 0x45, 0x42, 0x50]],
  ["application/pdf", 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["audio/ogg", 0, [0x4f, 0x67, 0x67, 0x53]],
  ["audio/mpeg", 0, [0x49, 0x44, 0x33]],
  ["audio/mpeg", 0, [0xff, 0xfb]],
  ["video/mp4", 4, [0x66, 0x74, 0x79, 0x70]],
  ["application/zip", 0, [0x50, 0x4b, 0x03, 0x04]],
];

/** The type that the bytes are, if we accept it; what the sender claims counts only for plain text. */
export function sniffed(bytes: Uint8Array, claimed: string): Accepted | null {
  for (const [type, at, magic] of MAGIC) if (magic.every((byte, index) => bytes[at + index] === byte)) return type;
  const plain = claimed.split(";")[0]?.trim() === "text/plain";
  return plain && isText(bytes) ? "text/plain" : null;
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes.subarray(0, 4_096), {
      stream: true,
    });
    return !/\p{Cc}/u.test(text.replaceAll(/[\t\n\f\r]/g, ""));
  } catch {
    return false;
  }
}
