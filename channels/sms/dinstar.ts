import { z } from "zod";
import { byStatus, jsonOf, reasonOf, slowDown } from "../answer.ts";
import { addressAt } from "../base-address.ts";
import { basicAuth } from "../basic-auth.ts";
import {
  type Arrival,
  type Carrier,
  type CarrierAnswer,
  type Departure,
  type RawWebhook,
  type ReceiptState,
  Refusal,
  type Sent,
} from "../carrier.ts";
import { alphabetOf, textWithLink } from "../departure-text.ts";
import { digestAnswer } from "../digest-auth.ts";
import { byPathAlone } from "../genuine.ts";
import { each, id, jsonOf as jsonIn, label, message, shaped, words } from "../webhook.ts";

/**
 * Dinstar's GSM gateways by their "new version" HTTP API (manual v201910): basic or digest authentication, ports 0 to 31. On the
 * gateway, *Mobile Configuration, Basic Configuration, API: New Version*, with *Push SMS* and *Push SMS Result* to `…/inbound`.
 *
 * The gateway keeps a number per message (`user_id`), which we make of our reference: it comes back in *SMS Result* where the
 * firmware sends it, and what it stands for is kept with the account. *SMS Deliver Status* names no message of ours and is not read. Its times are the gateway's own, without a zone.
 */
export const dinstar: Carrier = {
  hosts: [],
  /** 1,500 bytes. */
  longest: 490,
  thanks: { type: "text/plain", body: "OK" },
  isGenuine: byPathAlone,
  read,
  answered,
  receiptId: (ref) => String(userIdOf(ref)),
  challenged: ({ settings, secrets }, request, answer) =>
    digestAnswer(request, answer, { user: settings.user, password: secrets.password ?? "" }),
  request({ settings, secrets }, departure) {
    const text = textWithLink(departure);
    // A text that holds the gateway's own placeholder goes as the value of one.
    const said = text.includes("#param#") ? { text: "#param#", text_param: [text] } : { text };
    const { text: template, ...values } = said;
    return {
      url: addressAt(settings.url, "", "/api/send_sms").href,
      method: "POST",
      headers: { authorization: basicAuth(settings.user, secrets.password ?? ""), "content-type": "application/json" },
      body: JSON.stringify({
        text: template,
        port: portsOf(departure.from ?? settings.ports),
        param: [{ number: departure.to, ...values, user_id: userIdOf(departure.ref) }],
        encoding: alphabetOf(settings.encoding, text) === "unicode" ? "unicode" : "gsm-7bit",
        request_status_report: true,
      }),
    };
  },
};

/** Our reference as the number that the gateway takes: 31 bits (FNV-1a). */
export function userIdOf(ref: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(ref)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash & 0x7fffffff;
}

function portsOf(text: string): number[] {
  const ports = text.split(",").map((port) => port.trim());
  if (!ports.every((port) => /^\d{1,2}$/.test(port) && Number(port) < 32))
    throw new Refusal("A port is a number from 0 to 31");
  return ports.map(Number);
}

const NO_PORT = 550;
const NO_PORT_PAUSE_MS = 30_000;
const envelope = z.looseObject({ error_code: z.number() });
const CODES: Record<number, string> = {
  400: "The request is not valid",
  413: "Too long, or too many numbers",
  500: "The gateway failed",
};

/** 202 is accepted, 550 that no port is free: nothing was taken. */
function answered(answer: CarrierAnswer, { ref }: Departure): Sent {
  const code = envelope.safeParse(jsonOf(answer)).data?.error_code;
  if (code === 202) return { outcome: "accepted", carrierId: String(userIdOf(ref)) };
  if (code === NO_PORT) return slowDown(answer.headers, NO_PORT_PAUSE_MS);
  const reason = code === undefined ? "Not an answer of the gateway" : reasonOf(`${code}`, CODES[code] ?? "");
  if (code !== undefined && code >= 400 && code < 500) return { outcome: "refused", reason };
  return byStatus(answer) ?? { outcome: "unknown", reason };
}

const push = z.looseObject({
  sn: label.default(""),
  sms: z.array(z.unknown()).default([]),
  sms_result: z.array(z.unknown()).default([]),
});
const inbound = z.looseObject({
  incoming_sms_id: z.union([z.number(), id]).optional(),
  port: z.union([z.number(), label]).default(""),
  number: id,
  timestamp: label.default(""),
  text: words,
});
const result = z.looseObject({ user_id: z.int().optional(), status: label });
const STATES: Record<string, ReceiptState> = { FAILED: "failed", SENT_OK: "sent", DELIVERED: "delivered" };

function read(webhook: RawWebhook): Arrival[] {
  const { sn, sms, sms_result } = jsonIn(webhook, push);
  const messages = each(sms, (item) => {
    const { incoming_sms_id, port, number, timestamp, text } = shaped(item, inbound);
    // Counted anew after a factory reset: the time tells them apart.
    const its = incoming_sms_id === undefined ? null : `${sn}-${incoming_sms_id}-${timestamp}`;
    return [message({ id: its, from: number, to: String(port), text })];
  });
  const receipts = each(sms_result, (item): Arrival[] => {
    const { user_id, status } = shaped(item, result);
    const state = STATES[status];
    if (user_id === undefined || state === undefined) return [];
    return [{ kind: "receipt", ref: null, carrierId: String(user_id), state, reason: "", at: null }];
  });
  return [...messages, ...receipts];
}
