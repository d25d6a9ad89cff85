import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

type Keyed = ReturnType<typeof hmac.create>;

const BYTES = 16;
const keyed = new Map<string, Keyed>();

/**
 * HMAC-SHA256 of these words in their order, its first sixteen bytes. Every message of a customer is named by it, and the runtime's own costs
 * several times as much, most of it the promise. Compare nothing secret with it: that is for `crypto.subtle.verify`.
 */
export function keyedBytes(secret: string, ...words: string[]): Uint8Array {
  return keyedBy(secret)
    .clone()
    .update(utf8ToBytes(JSON.stringify(words)))
    .digest()
    .subarray(0, BYTES);
}

/** The same as 32 hex digits: names of objects and people that cannot be guessed, nor read back. */
export function keyedName(secret: string, ...words: string[]): string {
  return bytesToHex(keyedBytes(secret, ...words));
}

/** With its key worked in, once an isolate. */
function keyedBy(secret: string): Keyed {
  const known = keyed.get(secret) ?? hmac.create(sha256, utf8ToBytes(secret));
  keyed.set(secret, known);
  return known;
}
