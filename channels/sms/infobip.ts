import { z } from "zod";
import { byStatus, jsonOf, reasonOf } from "../answer.ts";
import { addressAt } from "../base-address.ts";
import type { Arrival, Carrier, CarrierAnswer, RawWebhook, ReceiptState, Sent } from "../carrier.ts";
import { textWithLink } from "../departure-text.ts";
import { byPathAlone } from "../genuine.ts";
import { each, id, jsonOf as jsonIn, label, message, ourRef, shaped, timeToMs, words } from "../webhook.ts";

/** Infobip's SMS API at the account's own address (`https://xyz.api.infobip.com`), token as API key. It does not sign its webhooks. */
export const infobip: Carrier = {
  hosts: ["*.api.infobip.com", "api.infobip.com"],
  longest: 1_530,
  thanks: { type: "text/plain", body: "OK" },
  isGenuine: byPathAlone,
  read,
  answered,
  request({ settings, secrets }, departure, statusUrl) {
    return {
      url: addressAt(settings.url, "", "/sms/2/text/advanced").href,
      method: "POST",
      headers: {
        authorization: `App ${secrets.token ?? ""}`,
        "content-type": "application/json",
        accept: "application/json",
      },
      body: JSON.stringify({
        messages: [
          {
            from: departure.from ?? settings.from,
            destinations: [{ to: departure.to }],
            text: textWithLink(departure),
            notifyUrl: statusUrl,
            notifyContentType: "application/json",
            callbackData: departure.ref,
          },
        ],
      }),
    };
  },
};

const status = z.looseObject({ groupName: label, name: label.default(""), description: label.default("") });
const sent = z.looseObject({ messages: z.array(z.looseObject({ messageId: id.optional(), status })).min(1) });
const failed = z.looseObject({
  requestError: z.looseObject({
    serviceException: z.looseObject({ messageId: label.default(""), text: label.default("") }),
  }),
});

function answered(answer: CarrierAnswer): Sent {
  const body = jsonOf(answer);
  const error = failed.safeParse(body).data?.requestError.serviceException;
  const judged = byStatus(answer, error ? reasonOf(error.messageId, error.text) : "");
  if (judged !== null) return judged;
  const first = sent.safeParse(body).data?.messages[0];
  if (first === undefined) return { outcome: "unknown", reason: "Not an answer of Infobip" };
  return first.status.groupName === "REJECTED"
    ? { outcome: "refused", reason: reasonOf(first.status.name, first.status.description) }
    : { outcome: "accepted", carrierId: first.messageId ?? null };
}

const results = z.looseObject({ results: z.array(z.unknown()) });
const reported = z.looseObject({ status: z.looseObject({}) });
const inbound = z.looseObject({
  messageId: id,
  from: id,
  to: label.default(""),
  text: words,
  receivedAt: z.string().optional(),
});
const receipt = z.looseObject({
  messageId: id.optional(),
  callbackData: z.string().nullish(),
  status,
  doneAt: z.string().optional(),
});
const STATES: Record<string, ReceiptState> = {
  DELIVERED: "delivered",
  UNDELIVERABLE: "failed",
  EXPIRED: "failed",
  REJECTED: "failed",
};

function read(webhook: RawWebhook): Arrival[] {
  return each(jsonIn(webhook, results).results, (item) => {
    if (!reported.safeParse(item).success) {
      const { messageId, from, to, text, receivedAt } = shaped(item, inbound);
      return [message({ id: messageId, from, to, text, at: timeToMs(receivedAt) })];
    }
    const { messageId, callbackData, status: told, doneAt } = shaped(item, receipt);
    const state = told.name === "PENDING_ENROUTE" ? "sent" : STATES[told.groupName];
    if (state === undefined) return [];
    const reason = state === "failed" ? reasonOf(told.name, told.description) : "";
    const ref = ourRef.safeParse(callbackData).data ?? null;
    return [{ kind: "receipt", ref, carrierId: messageId ?? null, state, reason, at: timeToMs(doneAt) }];
  });
}
