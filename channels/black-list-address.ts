import type { Channel } from "../domain/campaign/campaign.ts";
import { mailboxKey, readAddress } from "../domain/mail/mail-address.ts";
import { customerKey, readNumber } from "./phone-number.ts";

/**
 * Under which addresses somebody is put on the black list, so that whoever sends finds them: E.164, on WhatsApp the customer's key,
 * which may differ, a mail address in lower case. `channel` null: whichever channel sends. What cannot be read is kept as it is written (`read` false).
 */
export function blackListAddresses(
  written: string,
  country: string,
  channel: Channel | null,
): { addresses: string[]; read: boolean } {
  const plain = written.trim();
  if (channel === "messenger") return { addresses: [plain], read: true };
  const mail = channel === "email" || plain.includes("@") ? readAddress(plain) : null;
  if (channel === "email" || mail !== null) return { addresses: [mailboxKey(mail ?? plain)], read: mail !== null };
  const international = INTERNATIONAL.test(plain) ? `+${digitsOf(plain)}` : null;
  const number = readNumber(plain, country) ?? (international === null ? null : readNumber(international, country));
  const onSms = number?.e164 ?? plain;
  const onWhatsApp = customerKey("whatsapp", number?.e164 ?? international ?? plain);
  const known = number !== null || (international !== null && onWhatsApp !== international);
  if (channel === "sms") return { addresses: [onSms], read: number !== null };
  if (channel === "whatsapp") return { addresses: [known ? onWhatsApp : plain], read: known };
  return { addresses: known ? [...new Set([onSms, onWhatsApp])] : [plain], read: known };
}

/** Long enough to begin with the code of a country. */
const INTERNATIONAL = /^\+?\d{11,15}$/;

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}
