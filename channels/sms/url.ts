import { z } from "zod";
import { byStatus } from "../answer.ts";
import { basicAuth } from "../basic-auth.ts";
import {
  type Arrival,
  type Carrier,
  type CarrierAnswer,
  type RawWebhook,
  type ReceiptState,
  Unreadable,
} from "../carrier.ts";
import { alphabetOf, textWithLink } from "../departure-text.ts";
import { byPathAlone } from "../genuine.ts";
import { fieldsOf, id, label, message, ourRef, shaped, words } from "../webhook.ts";
import { filled } from "./url-template.ts";

/**
 * Any gateway that takes an address (SMS-3 to SMS-6). GET asks for the filled template. POST sends the template's query as a form
 * (`application/x-www-form-urlencoded`) to the address before the `?`. Any 2xx is accepted; its body is the carrier's id if it is
 * one short token with a digit. What a gateway says beyond its status is not shown: the address is the account's own.
 *
 * In: `…/inbound?phone=…&message=…` (or `from`, `text`; also `to`, `id`), out of query, form or flat JSON. Receipts:
 * `…/status?id=<our id, or the gateway's>&status=delivered|sent|failed|…` (also `reason`).
 */
export function urlCarrier(method: "GET" | "POST", authenticates: boolean): Carrier {
  return {
    hosts: [],
    longest: 1_530,
    thanks: { type: "text/plain", body: "OK" },
    isGenuine: byPathAlone,
    read,
    answered,
    request({ settings, secrets }, departure) {
      const text = textWithLink(departure);
      const url = filled(settings.url, {
        phone: departure.to,
        message: text,
        id: departure.ref,
        from: departure.from ?? settings.from,
        coding: settings.url.includes("${coding}") && alphabetOf(settings.encoding, text) === "unicode" ? "2" : "0",
      });
      const authorization = authenticates ? { authorization: basicAuth(settings.user, secrets.password ?? "") } : {};
      url.hash = "";
      if (method === "GET") return { url: url.href, method, headers: authorization, body: null };
      const body = url.search.slice(1);
      url.search = "";
      return {
        url: url.href,
        method,
        headers: { ...authorization, "content-type": "application/x-www-form-urlencoded" },
        body,
      };
    },
  };
}

const TOKEN = /^(?=.*\d)[\w.:-]{6,64}$/;

function answered(answer: CarrierAnswer) {
  const body = answer.body.trim();
  return byStatus(answer) ?? ({ outcome: "accepted", carrierId: TOKEN.test(body) ? body : null } as const);
}

const STATES: Record<string, ReceiptState> = {
  ...{ sent: "sent", accepted: "sent", acceptd: "sent", enroute: "sent", buffered: "sent", "8": "sent" },
  ...{ delivered: "delivered", delivrd: "delivered", "1": "delivered" },
  ...{ seen: "seen", read: "seen" },
  ...{
    failed: "failed",
    error: "failed",
    undelivered: "failed",
    undeliv: "failed",
    rejected: "failed",
    rejectd: "failed",
  },
  ...{ expired: "failed", deleted: "failed", blocked: "failed", "2": "failed", "16": "failed" },
};

const inbound = z.object({ from: id, text: words, to: label.default(""), id: id.optional() });

function read(webhook: RawWebhook): Arrival[] {
  const { phone, from = phone, message: said, text = said, to, id: its, status, reason = "" } = fieldsOf(webhook);
  if (status !== undefined) return [receipt(its ?? "", status, reason)];
  const { id: messageId = null, ...arrived } = shaped({ from, text, to, id: its || undefined }, inbound);
  return [message({ ...arrived, id: messageId })];
}

function receipt(its: string, status: string, reason: string): Arrival {
  const state = STATES[status.trim().toLowerCase()];
  if (state === undefined || its === "") throw new Unreadable("A receipt without an id, or of an unknown status");
  const ref = ourRef.safeParse(its).data ?? null;
  return {
    kind: "receipt",
    ref,
    carrierId: ref === null ? its.slice(0, 512) : null,
    state,
    reason: reason.slice(0, 200),
    at: null,
  };
}
