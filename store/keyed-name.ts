import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

type Keyed = ReturnType<typeof keyedAnew>;

const BYTES = 16;
const ENCODER = new TextEncoder();
const keyed = new Map<string, Keyed>();

/**
 * HMAC-SHA256 of these words in their order, its first sixteen bytes. Every message of a customer is named by it, and the runtime's own costs
 * several times as much, most of it the promise. Compare nothing secret with it: that is for `crypto.subtle.verify`.
 */
export function keyedBytes(secret: string, ...words: string[]): Uint8Array {
  const { key, scratch } = keyedBy(secret);
  // A hash made anew each time would cost more than the hashing.
  const hash = key._cloneInto(scratch).update(ENCODER.encode(JSON.stringify(words)));
  return hash.digest().subarray(0, BYTES);
}

/** The same as 32 hex digits: names of objects and people that cannot be guessed, nor read back. */
export function keyedName(secret: string, ...words: string[]): string {
  return bytesToHex(keyedBytes(secret, ...words));
}

/** With its key worked in, once an isolate; `scratch` is written over by every use. */
function keyedBy(secret: string): Keyed {
  const known = keyed.get(secret) ?? keyedAnew(secret);
  keyed.set(secret, known);
  return known;
}

function keyedAnew(secret: string) {
  const key = hmac.create(sha256, ENCODER.encode(secret));
  return { key, scratch: key.clone() };
}
