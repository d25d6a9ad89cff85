import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { type NumberFormat, PROVIDER_FORMS } from "../protocol/providers.ts";
import type { CarrierAccount } from "./carrier.ts";
import { readAlike } from "./number-class.ts";

/**
 * Numbers as people write them, as they are kept (E.164) and as a carrier wants them. The metadata is `max` (194 KB, 50 KB
 * compressed; `min` 121 and 29): `min` knows only lengths, and takes `9834448` and the Brazilian `+55 11 8765-4321` for valid.
 */

export interface ReadNumber {
  e164: string;
  /** ISO 3166; empty for numbers of no country, as +800. */
  country: string;
  /** As one dials it there, digits only: `098344484`. */
  national: string;
}

/** What people put into a number; letters and extensions make it none. */
const WRITTEN = /^\+?[\d\s().\-/]{3,24}$/;
/** Shorter ones without `+` are short codes. */
const FEWEST_DIGITS = 7;
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** A number that is valid in its country: `country` (ISO 3166), unless it is written with `+` or the country's international prefix. Null for any other text. */
export function readNumber(text: string, country: string): ReadNumber | null {
  return readAlike(text.trim(), country, parsed);
}

/** An E.164 number as the carrier writes numbers; anything else stays as it is. */
export function inFormat(e164: string, format: NumberFormat): string {
  if (!/^\+\d+$/.test(e164) || format === "plus-e164") return e164;
  if (format === "e164") return e164.slice(1);
  const number = parsePhoneNumberFromString(e164);
  return number === undefined ? e164.slice(1) : nationalOf(number);
}

/**
 * Where a message of this account goes (SMS-55): `address` as it is kept, `carrier` as the carrier gets it, which must match the
 * account's pattern (anchored only as written; at most 16 characters are matched, which bounds its cost). *Other*, and never sent:
 * what is no valid number, and short codes and names, which cannot be answered. A WhatsApp user id and a page-scoped id are
 * themselves; WhatsApp's own forms of a number (Brazil without the ninth digit, +52 1) go out as they came in.
 */
export function addressOf(
  account: Pick<CarrierAccount, "type" | "settings">,
  text: string,
): { address: string; carrier: string } | "other" {
  const { country, numberFormat, pattern } = account.settings;
  const written = text.trim();
  const { channel } = PROVIDER_FORMS[account.type];
  if (channel === "messenger") return /^\d{1,32}$/.test(written) ? { address: written, carrier: written } : "other";
  if (channel === "whatsapp" && isUserId(written)) return { address: written, carrier: written };
  const number = readNumber(written, country);
  const address = number?.e164 ?? (channel === "whatsapp" ? ownFormOf(written, country) : null);
  if (address === null) return "other";
  const carrier = number !== null && numberFormat === "national" ? number.national : inFormat(address, numberFormat);
  return matches(pattern, carrier) ? { address, carrier } : "other";
}

/**
 * Who wrote, as it is kept: E.164 where the carrier gave a valid number (with or without `+`, or national), else as it was written:
 * short codes (`6622`) and names (`ANTEL`) stay, and cannot be answered.
 */
export function senderOf(
  account: Pick<CarrierAccount, "type" | "settings">,
  from: string,
): { address: string; answerable: boolean } {
  const { country, numberFormat } = account.settings;
  const written = from.trim();
  const { channel } = PROVIDER_FORMS[account.type];
  if (channel === "messenger" || (channel === "whatsapp" && isUserId(written)))
    return { address: written, answerable: true };
  const digits = written.replace(/^\+/, "");
  if (channel === "whatsapp" && /^\d{7,15}$/.test(digits)) return { address: `+${digits}`, answerable: true };
  const readings = [readNumber(written, country), readNumber(`+${digits}`, country)];
  const number = numberFormat === "e164" ? (readings[1] ?? readings[0]) : (readings[0] ?? readings[1]);
  return number ? { address: number.e164, answerable: true } : { address: written, answerable: false };
}

/** WhatsApp's id of a user who shows no number: `BR.13491208655302741918`. */
export function isUserId(text: string): boolean {
  return USER_ID.test(text);
}

/**
 * One customer, one key, however the number is written. On WhatsApp a Brazilian mobile with and without its ninth digit, +52 1 and
 * +52, +54 9 and +54 are the same, and the key is the number as one dials it today.
 */
export function customerKey(channel: "sms" | "whatsapp" | "messenger", address: string): string {
  if (channel !== "whatsapp" || isUserId(address)) return address;
  const digits = address.replaceAll(/\D/g, "");
  return digits === "" ? address : `+${onWhatsApp(digits)}`;
}

function onWhatsApp(digits: string): string {
  const brazil = /^(55[1-9]\d)([6-9]\d{7})$/.exec(digits);
  if (brazil) return `${brazil[1]}9${brazil[2]}`;
  const mexico = /^521(\d{10})$/.exec(digits);
  if (mexico) return `52${mexico[1]}`;
  const argentina = /^54([1-8]\d{9})$/.exec(digits);
  return argentina ? `549${argentina[1]}` : digits;
}

/** `+551187654321`: no valid number, but what WhatsApp calls the one that is. */
function ownFormOf(text: string, country: string): string | null {
  const digits = /^\+(\d{7,15})$/.exec(text)?.[1];
  return digits !== undefined && readNumber(`+${onWhatsApp(digits)}`, country) !== null ? text : null;
}

function parsed(text: string, country: string): ReadNumber | null {
  if (!WRITTEN.test(text) || text.replaceAll(/\D/g, "").length < FEWEST_DIGITS) return null;
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? (country as CountryCode) : undefined);
  if (number === undefined || !number.isValid() || number.ext !== undefined) return null;
  return { e164: number.number, country: number.country ?? "", national: nationalOf(number) };
}

function nationalOf(number: PhoneNumber): string {
  return number.formatNational().replaceAll(/\D/g, "");
}

/** The last pattern, compiled: a list of a million numbers asks for the same one. */
let last: { pattern: string; expression: RegExp | null } = { pattern: ".", expression: /./ };

function matches(pattern: string, number: string): boolean {
  if (last.pattern !== pattern) last = { pattern, expression: compiled(pattern) };
  return last.expression?.test(number.slice(0, 16)) ?? false;
}

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern);
  } catch {
    return null;
  }
}
