import type { Carrier, Departure } from "../carrier.ts";
import { textWithLink } from "../departure-text.ts";
import { statusUrlOf } from "../status-url.ts";
import { TWILIO_HOSTS, twilioMessage } from "../twilio/account.ts";
import { answeredByTwilio } from "../twilio/answer.ts";
import { contentFields, twilioTemplates } from "../twilio/content.ts";
import { fetchedFromTwilio } from "../twilio/media.ts";
import { isSignedByTwilio } from "../twilio/signature.ts";
import { readTwilio } from "../twilio/webhook.ts";

/** WhatsApp by Twilio: the same account as SMS, addresses as `whatsapp:+598…`, templates of its Content API (WA-3, WA-4). */
export const twilioWhatsapp: Carrier = {
  hosts: TWILIO_HOSTS,
  longest: 1_600,
  thanks: { type: "text/xml", body: "<Response/>" },
  isGenuine: isSignedByTwilio,
  read: readTwilio,
  answered: answeredByTwilio,
  file: fetchedFromTwilio,
  templates: twilioTemplates,
  request(account, departure, statusUrl) {
    const from = departure.from ?? account.settings.from;
    return twilioMessage(account, from.startsWith("MG") ? from : onWhatsApp(from), {
      To: onWhatsApp(departure.to),
      ...contentOf(departure),
      StatusCallback: statusUrlOf(statusUrl, departure.ref),
    });
  },
};

/** A voice message has no caption: with a text beside it, it goes as its address. */
function contentOf(departure: Departure): Record<string, string> {
  const { text, file, template } = departure;
  if (template !== null) return contentFields(template);
  if (file === null || (file.type.startsWith("audio/") && text !== "")) return { Body: textWithLink(departure) };
  return { ...(text === "" ? {} : { Body: text }), MediaUrl: file.url };
}

function onWhatsApp(address: string): string {
  return address.startsWith("whatsapp:") ? address : `whatsapp:${address}`;
}
