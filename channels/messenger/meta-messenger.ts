import { z } from "zod";
import { isAt } from "../address-rules.ts";
import { jsonOf } from "../answer.ts";
import { type Carrier, type CarrierAnswer, type Departure, Refusal, type Sent } from "../carrier.ts";
import { textWithLink } from "../departure-text.ts";
import { isSignedByMeta, metaHandshake } from "../meta/door.ts";
import { graphError, graphMessage, META_HOSTS } from "../meta/graph.ts";
import { id } from "../webhook.ts";
import { readMessenger } from "./webhook.ts";

/** Facebook Messenger of one page (FB-1 to FB-8): `senderId` is the page's id, the token a page token. It answers who wrote first. */
export const metaMessenger: Carrier = {
  hosts: META_HOSTS,
  longest: 2_000,
  thanks: { type: "text/plain", body: "EVENT_RECEIVED" },
  isGenuine: isSignedByMeta,
  handshake: metaHandshake,
  read: readMessenger,
  answered,
  request(account, departure) {
    const window = departure.humanAgent
      ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }
      : { messaging_type: "RESPONSE" };
    return graphMessage(account, {
      recipient: { id: departure.to },
      ...window,
      // Comes back in the echo of our own message.
      message: { ...contentOf(departure), metadata: departure.ref },
    });
  },
  async file({ settings }, { source }, ask) {
    const own = URL.parse(settings.url)?.hostname;
    if (!isAt(source, own === undefined ? META_HOSTS : [...META_HOSTS, own]))
      throw new Refusal("The file is not kept by Meta");
    return ask({ url: source, method: "GET", headers: {}, body: null });
  },
  sign(account, customer, sign) {
    return graphMessage(account, {
      recipient: { id: customer },
      sender_action: sign === "typing" ? "typing_on" : "mark_seen",
    });
  },
};

/** A message is a text or a file: with both, the file goes as its address. */
function contentOf(departure: Departure): Record<string, unknown> {
  const { text, file } = departure;
  if (file === null || text !== "") return { text: textWithLink(departure) };
  return { attachment: { type: attachmentType(file.type), payload: { url: file.url, is_reusable: false } } };
}

function attachmentType(type: string): string {
  return /^(image|video|audio)\//.exec(type)?.[1] ?? "file";
}

const accepted = z.looseObject({ message_id: id });

function answered(answer: CarrierAnswer): Sent {
  return (
    graphError(answer) ?? {
      outcome: "accepted",
      carrierId: accepted.safeParse(jsonOf(answer)).data?.message_id ?? null,
    }
  );
}
