import { z } from "zod";
import { jsonOf } from "../answer.ts";
import type { Carrier, CarrierAnswer, Sent } from "../carrier.ts";
import { isSignedByMeta, metaHandshake } from "../meta/door.ts";
import { graphError, graphMessage, META_HOSTS } from "../meta/graph.ts";
import { id } from "../webhook.ts";
import { fetchedFromMeta } from "./meta-media.ts";
import { outgoing } from "./meta-outgoing.ts";
import { metaTemplates } from "./meta-templates.ts";
import { readWhatsapp } from "./meta-webhook.ts";

/** WhatsApp by Meta's Cloud API: `senderId` is the phone number's id, `account` the WhatsApp Business Account's. */
export const metaWhatsapp: Carrier = {
  hosts: META_HOSTS,
  longest: 4_096,
  thanks: { type: "text/plain", body: "OK" },
  isGenuine: isSignedByMeta,
  handshake: metaHandshake,
  read: readWhatsapp,
  file: fetchedFromMeta,
  templates: metaTemplates,
  answered,
  request(account, departure) {
    return graphMessage(account, outgoing(departure));
  },
  /** Typing is shown for 25 seconds, and only in answer to a message, which it marks as read. */
  sign(account, _customer, sign, messageId) {
    if (messageId === null) return null;
    const typing = sign === "typing" ? { typing_indicator: { type: "text" } } : {};
    return graphMessage(account, {
      messaging_product: "whatsapp",
      status: "read",
      message_id: messageId,
      ...typing,
    });
  },
};

const accepted = z.looseObject({ messages: z.array(z.looseObject({ id })).min(1) });

function answered(answer: CarrierAnswer): Sent {
  return (
    graphError(answer) ?? {
      outcome: "accepted",
      carrierId: accepted.safeParse(jsonOf(answer)).data?.messages[0]?.id ?? null,
    }
  );
}
