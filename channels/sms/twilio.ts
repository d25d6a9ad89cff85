import type { Carrier } from "../carrier.ts";
import { textWithLink } from "../departure-text.ts";
import { statusUrlOf } from "../status-url.ts";
import { TWILIO_HOSTS, twilioMessage } from "../twilio/account.ts";
import { answeredByTwilio } from "../twilio/answer.ts";
import { fetchedFromTwilio } from "../twilio/media.ts";
import { isSignedByTwilio } from "../twilio/signature.ts";
import { readTwilio } from "../twilio/webhook.ts";

/** SMS by Twilio's Programmable Messaging. A file goes as its address: MMS reaches the United States and Canada only. */
export const twilio: Carrier = {
  hosts: TWILIO_HOSTS,
  longest: 1_600,
  thanks: { type: "text/xml", body: "<Response/>" },
  isGenuine: isSignedByTwilio,
  read: readTwilio,
  answered: answeredByTwilio,
  file: fetchedFromTwilio,
  request(account, departure, statusUrl) {
    return twilioMessage(account, departure.from ?? account.settings.from, {
      To: departure.to,
      Body: textWithLink(departure),
      StatusCallback: statusUrlOf(statusUrl, departure.ref),
    });
  },
};
