import { type CountryCode, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import type { ReadNumber } from "./phone-number.ts";

/**
 * Reading a number takes longer than storing its row. Numbers that differ in their last digits only are valid alike and written alike:
 * no rule of any country looks at the last two digits of a national number of eight or more (four in those named here), which a test
 * proves over all of the metadata. So one of each hundred, or ten thousand, is read; the others have its beginning and their own end.
 */
export const FREE_DIGITS = 2;
export const FOUR_FREE = new Set(["BO", "BR", "EC", "MX", "PE", "PY", "UY", "VE"]);
/** Digits of the shortest national number for which that is so. */
export const SHORTEST_NATIONAL = 8;

const PLAIN = /^\d{8,15}$/;
const MOST_KEPT = 20_000;

/** By country, length and beginning: a valid number of the class without its last digits. */
const kept = new Map<string, ReadNumber>();

/** What `read` says of a number, asked only for the first of its class. */
export function readAlike(
  written: string,
  country: string,
  read: (written: string, country: string) => ReadNumber | null,
): ReadNumber | null {
  if (!PLAIN.test(written) || !isSupportedCountry(country)) return read(written, country);
  const code = getCountryCallingCode(country as CountryCode);
  // With the country's code in front it may be read in two ways, one of them too short.
  if (written.startsWith(code)) return read(written, country);
  const free = FOUR_FREE.has(country) ? 4 : FREE_DIGITS;
  const name = `${country}${written.length}:${written.slice(0, -free)}`;
  const end = written.slice(-free);
  const known = kept.get(name);
  if (known !== undefined) return { ...known, e164: known.e164 + end, national: known.national + end };
  const number = read(written, country);
  if (number !== null && isKept(number, `+${code}`, end)) {
    if (kept.size >= MOST_KEPT) kept.clear();
    const { e164, national } = number;
    kept.set(name, { ...number, e164: e164.slice(0, -free), national: national.slice(0, -free) });
  }
  return number;
}

function isKept({ e164, national }: ReadNumber, code: string, end: string): boolean {
  const isLong = e164.startsWith(code) && e164.length - code.length >= SHORTEST_NATIONAL;
  return isLong && e164.endsWith(end) && national.endsWith(end);
}
