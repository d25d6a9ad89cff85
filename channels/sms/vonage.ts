import { z } from "zod";
import { byStatus, jsonOf, reasonOf, slowDown } from "../answer.ts";
import { addressAt } from "../base-address.ts";
import {
  type Arrival,
  type Carrier,
  type CarrierAnswer,
  type RawWebhook,
  type ReceiptState,
  type Sent,
  Unreadable,
} from "../carrier.ts";
import { alphabetOf, textWithLink } from "../departure-text.ts";
import { fieldsOf, id, idOrNumber, label, message, ourRef, shaped, timeToMs, words } from "../webhook.ts";
import { isSigned } from "./vonage-signature.ts";

/**
 * Vonage's SMS API. User and password are the API key and secret; the token is the signature secret: with it every webhook must be
 * signed, without it the door's path is all there is. A long message of a customer comes part by part, and each part is a message
 * of its own: no webhook holds more than one, and the last may never come.
 */
export const vonage: Carrier = {
  hosts: ["rest.nexmo.com", "rest.vonage.com"],
  longest: 1_530,
  thanks: { type: "text/plain", body: "OK" },
  read,
  answered,
  async isGenuine(webhook, { secrets }) {
    if (!secrets.token) return true;
    try {
      return isSigned(fieldsOf(webhook), secrets.token);
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  },
  request({ settings, secrets }, departure, statusUrl) {
    const text = textWithLink(departure);
    return {
      url: addressAt(settings.url, "https://rest.nexmo.com", "/sms/json").href,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        api_key: settings.user,
        api_secret: secrets.password ?? "",
        from: departure.from ?? settings.from,
        to: departure.to,
        text,
        type: alphabetOf(settings.encoding, text) === "unicode" ? "unicode" : "text",
        "status-report-req": "1",
        "client-ref": departure.ref,
        callback: statusUrl,
      }).toString(),
    };
  },
};

const ACCEPTED = "0";
const THROTTLED = "1";
const FAILED_INSIDE = "5";
const sent = z.looseObject({
  messages: z
    .array(z.looseObject({ status: idOrNumber, "message-id": id.optional(), "error-text": label.default("") }))
    .min(1),
});

/** Status 200 with a status for each part: what any part was taken of has left. */
function answered(answer: CarrierAnswer): Sent {
  const judged = byStatus(answer);
  if (judged !== null) return judged;
  const messages = sent.safeParse(jsonOf(answer)).data?.messages;
  const taken = messages?.find(({ status }) => status === ACCEPTED);
  if (taken) return { outcome: "accepted", carrierId: taken["message-id"] ?? null };
  const [first] = messages ?? [];
  if (first === undefined) return { outcome: "unknown", reason: "Not an answer of Vonage" };
  if (first.status === THROTTLED) return slowDown(answer.headers, 1_000);
  const reason = reasonOf(first.status, first["error-text"]);
  return first.status === FAILED_INSIDE ? { outcome: "unknown", reason } : { outcome: "refused", reason };
}

const inbound = z.looseObject({
  msisdn: id,
  to: label.default(""),
  messageId: id,
  text: words.default(""),
  "message-timestamp": z.string().optional(),
});
const receipt = z.looseObject({
  messageId: id,
  status: label,
  "err-code": label.default(""),
  "client-ref": z.string().default(""),
  "message-timestamp": z.string().optional(),
});
/** `buffered` and `unknown` tell nothing new. */
const STATES: Record<string, ReceiptState> = {
  accepted: "sent",
  delivered: "delivered",
  failed: "failed",
  rejected: "failed",
  expired: "failed",
};

function read(webhook: RawWebhook): Arrival[] {
  const fields = fieldsOf(webhook);
  if (fields.status === undefined) {
    const { msisdn, to, messageId, text, "message-timestamp": at } = shaped(fields, inbound);
    return [message({ id: messageId, from: msisdn, to, text, at: timeToMs(at) })];
  }
  const { messageId, status, "err-code": code, "client-ref": ref, "message-timestamp": at } = shaped(fields, receipt);
  const state = STATES[status];
  if (state === undefined) return [];
  return [
    {
      kind: "receipt",
      ref: ourRef.safeParse(ref).data ?? null,
      carrierId: messageId,
      state,
      reason: state === "failed" ? reasonOf(status, code === "" ? "" : `error ${code}`) : "",
      at: timeToMs(at),
    },
  ];
}
