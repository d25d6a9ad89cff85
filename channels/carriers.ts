import type { ProviderType } from "../protocol/providers.ts";
import type { Carrier } from "./carrier.ts";
import { metaMessenger } from "./messenger/meta-messenger.ts";
import { dinstar } from "./sms/dinstar.ts";
import { infobip } from "./sms/infobip.ts";
import { kannel } from "./sms/kannel.ts";
import { twilio } from "./sms/twilio.ts";
import { urlCarrier } from "./sms/url.ts";
import { vonage } from "./sms/vonage.ts";
import { metaWhatsapp } from "./whatsapp/meta-whatsapp.ts";
import { twilioWhatsapp } from "./whatsapp/twilio-whatsapp.ts";

/** Every type of provider (SMS-3, WA-1, FB-1): a new one is a file and a row here. */
export const CARRIERS: Record<ProviderType, Carrier> = {
  "url-get": urlCarrier("GET", false),
  "url-get-auth": urlCarrier("GET", true),
  "url-post": urlCarrier("POST", false),
  "url-post-auth": urlCarrier("POST", true),
  kannel,
  dinstar,
  twilio,
  vonage,
  infobip,
  "twilio-whatsapp": twilioWhatsapp,
  "meta-whatsapp": metaWhatsapp,
  "meta-messenger": metaMessenger,
};

/** The hosts of all carriers: fixed in the program, so always allowed. */
export const CARRIER_HOSTS: readonly string[] = [...new Set(Object.values(CARRIERS).flatMap(({ hosts }) => hosts))];
