import type { CarrierAccount } from "../../channels/carrier.ts";
import { customerKey, inFormat, isUserId, readNumber, senderOf } from "../../channels/phone-number.ts";
import type { Channel, Language } from "../../domain/campaign/campaign.ts";
import { languageOfNumber } from "../../domain/interaction/language-of-number.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import { PROVIDER_FORMS } from "../../protocol/providers.ts";

/** Who is behind a webhook. */
export interface Customer {
  channel: Channel;
  /** By which conversations and the black list know them. */
  key: string;
  /** As the carrier is told when we answer. */
  carrier: string;
  /** As people read it. */
  shown: string;
  /** False for short codes and names. */
  answerable: boolean;
  /** E.164 or a short code; empty where the channel shows none. */
  phone: string;
  /** Other addresses of the same person. */
  alsoKnownAs: string[];
  /** By the country of their number; null: it has none. */
  language: Language | null;
}

interface Told {
  /** As the carrier wrote it. */
  from: string;
  /** WhatsApp: the phone beside a user id. */
  phone: string | null;
  name: string;
}

/** A number in its normal form, a name or short code as it is, a person of WhatsApp by the ids that they are known by. */
export async function customerOf(env: Env, account: CarrierAccount, told: Told): Promise<Customer> {
  const { channel } = PROVIDER_FORMS[account.type];
  const { address, answerable } = senderOf(account, told.from);
  const nameless = told.name || address;
  const nobodyElse = { channel, alsoKnownAs: [] };
  if (channel === "messenger")
    return { ...nobodyElse, key: address, carrier: address, shown: nameless, answerable, phone: "", language: null };
  const { numberFormat } = account.settings;
  if (channel !== "whatsapp") {
    const carrier = inFormat(address, numberFormat);
    const language = spokenAt(address);
    return { ...nobodyElse, key: address, carrier, shown: address, answerable, phone: address, language };
  }
  const userId = isUserId(address) ? address : null;
  const number = userId === null ? address : told.phone === null ? null : senderOf(account, told.phone).address;
  const phone = number === null ? null : customerKey("whatsapp", number);
  const key = await providerOf(env, account.id).customer({ userId, phone });
  return {
    channel,
    key,
    alsoKnownAs: [userId, phone].flatMap((id) => (id === null || id === key ? [] : [id])),
    carrier: number === null ? address : inFormat(number, numberFormat),
    shown: phone ?? nameless,
    answerable,
    phone: phone ?? "",
    language: phone === null ? languageOfNumber(address.slice(0, 2)) : spokenAt(phone),
  };
}

function spokenAt(e164: string): Language | null {
  return languageOfNumber(readNumber(e164, "")?.country || null);
}
