import type { ProviderType } from "../../protocol/providers.ts";
import type { PretendCarrier } from "./carrier.ts";
import { dinstar } from "./dinstar.ts";
import { infobip } from "./infobip.ts";
import { kannel } from "./kannel.ts";
import { metaMessenger } from "./meta-messenger.ts";
import { metaWhatsapp } from "./meta-whatsapp.ts";
import { twilioCarrier } from "./twilio.ts";
import { urlCarrier } from "./url.ts";
import { vonage } from "./vonage.ts";

export const CARRIERS: Record<ProviderType, PretendCarrier> = {
  "url-get": urlCarrier("GET", false),
  "url-get-auth": urlCarrier("GET", true),
  "url-post": urlCarrier("POST", false),
  "url-post-auth": urlCarrier("POST", true),
  kannel,
  dinstar,
  twilio: twilioCarrier(false),
  vonage,
  infobip,
  "twilio-whatsapp": twilioCarrier(true),
  "meta-whatsapp": metaWhatsapp,
  "meta-messenger": metaMessenger,
};
