/** Short signatures over short texts, in letters that pass through addresses and headers unharmed. */

/** Keyed hash of a text, at least ten bytes. */
export type Mac = (text: string) => Promise<Uint8Array>;

/** 80 bits: a guess costs a mail. */
const SIGNATURE_BYTES = 10;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Sixteen characters of `a-z2-7`. */
export async function signature(text: string, mac: Mac): Promise<string> {
  return base32((await mac(text)).subarray(0, SIGNATURE_BYTES));
}

/** Looks at every character, whatever the first difference is. */
export function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

/** RFC 4648 section 6 in lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text;
}

/** A number below 32,768 as three characters. */
export function base32Number(number: number): string {
  return [10, 5, 0].map((shift) => ALPHABET.charAt((number >> shift) & 31)).join("");
}

/** What was written in letters of the alphabet; of others it is of no meaning. */
export function readBase32Number(text: string): number {
  return [...text].reduce((number, char) => number * 32 + ALPHABET.indexOf(char), 0);
}
