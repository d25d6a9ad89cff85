import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** E.164 of what a carrier was given, national numbers read in `country`; what is no number stays as it is. */
export function numberOf(written: string, country: string): string {
  const text = written.replace(/^whatsapp:/, "");
  const international = /^[1-9]\d{10,14}$/.test(text) ? `+${text}` : text;
  for (const reading of [text, international]) {
    const parsed = parsePhoneNumberFromString(reading, country as CountryCode);
    if (parsed?.isValid()) return parsed.number;
  }
  return international;
}

export function countryOf(number: string): string | undefined {
  return parsePhoneNumberFromString(number)?.country;
}

/** Brazilian area codes in which WhatsApp still knows most people by their number of before the ninth digit. */
const OLD_BRAZILIAN = /^\+55([3-9]\d)9(\d{8})$/;
const MEXICAN = /^\+52(\d{10})$/;
const ARGENTINE = /^\+54(?!9)(\d{10})$/;

/** The id under which WhatsApp knows a number: often not the number that one dials. */
export function waIdOf(number: string): string {
  return number
    .replace(OLD_BRAZILIAN, "+55$1$2")
    .replace(MEXICAN, "+521$1")
    .replace(ARGENTINE, "+549$1")
    .replace(/^\+/, "");
}

/** The number of that id again. */
export function numberOfWaId(waId: string): string {
  return `+${waId.replace(/\D/g, "")}`
    .replace(/^\+55(\d\d)([6-9]\d{7})$/, "+55$19$2")
    .replace(/^\+521(\d{10})$/, "+52$1");
}

/** `UY.` and digits: what WhatsApp calls a customer of one business. */
export async function userIdOf(business: string, number: string): Promise<string> {
  return `${countryOf(number) ?? "ZZ"}.${await digitsOf(`${business} ${number}`, 17)}`;
}

/** What a page of Messenger calls a customer. */
export async function pageScopedIdOf(page: string, number: string): Promise<string> {
  return `2${await digitsOf(`${page} ${number}`, 15)}`;
}

async function digitsOf(text: string, length: number): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...hash]
    .map((byte) => String(byte % 10))
    .join("")
    .slice(0, length);
}
