import { z } from "zod";
import { byStatus, reasonOf, slowDown } from "../answer.ts";
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
import { byPathAlone } from "../genuine.ts";
import { refOf, statusUrlOf } from "../status-url.ts";
import { fieldsOf, id, label, message, secondsToMs, shaped, words } from "../webhook.ts";
import { decoded } from "./kannel-charset.ts";

/**
 * Kannel 1.4, by its sendsms CGI and an sms-service. The account's address is the smsbox (`https://sms.example.com`); it splits long
 * texts itself if the user may. In its configuration:
 *
 *     group = sendsms-user
 *     username = deskline
 *     password = …
 *     max-messages = 10
 *     concatenation = true
 *
 *     group = sms-service
 *     keyword = default
 *     catch-all = true
 *     max-messages = 0          # our answer to a message is no SMS
 *     get-url = "https://DESKLINE/webhooks/DOOR/inbound?from=%p&to=%P&text=%b&charset=%C&coding=%c&id=%I&time=%T"
 */
export const kannel: Carrier = {
  hosts: [],
  longest: 1_530,
  thanks: { type: "text/plain", body: "" },
  isGenuine: byPathAlone,
  read,
  answered,
  request({ settings, secrets }, departure, statusUrl) {
    const text = textWithLink(departure);
    const url = addressAt(settings.url, "", "/cgi-bin/sendsms");
    url.search = new URLSearchParams({
      username: settings.user,
      password: secrets.password ?? "",
      from: departure.from ?? settings.from,
      to: departure.to,
      text,
      charset: "UTF-8",
      coding: alphabetOf(settings.encoding, text) === "unicode" ? "2" : "0",
      "dlr-mask": "31",
      "dlr-url": `${statusUrlOf(statusUrl, departure.ref)}&dlr=%d&reply=%A&foreign=%F&time=%T`,
    }).toString();
    return { url: url.href, method: "GET", headers: {}, body: null };
  },
};

/** 202 `0: Accepted for delivery` or `3: Queued for later delivery`; 503 is `Temporal failure, try again later`: its bearerbox took nothing. */
function answered(answer: CarrierAnswer): Sent {
  if (answer.status === 503 && answer.body.includes("try again later")) return slowDown(answer.headers);
  const judged = byStatus(answer, answer.body);
  if (judged !== null) return judged;
  return /^\s*[03]:/.test(answer.body)
    ? { outcome: "accepted", carrierId: null }
    : { outcome: "unknown", reason: reasonOf("Not an answer of Kannel", answer.body) };
}

/** Delivery report values (`%d`); 4 and 32 are steps in between. */
const STATES: Record<string, ReceiptState> = { "1": "delivered", "2": "failed", "8": "sent", "16": "failed" };

const inbound = z.object({
  from: id,
  to: label.default(""),
  text: words,
  id: id.optional(),
  time: z.string().optional(),
});

function read(webhook: RawWebhook): Arrival[] {
  const fields = fieldsOf(webhook);
  if (fields.dlr !== undefined) return receipts(webhook, fields.dlr, fields);
  const {
    id: its = null,
    time,
    ...arrived
  } = shaped(
    { ...fields, text: decoded(new URL(webhook.url), fields.charset ?? "UTF-8"), id: fields.id || undefined },
    inbound,
  );
  return [message({ ...arrived, id: its, at: secondsToMs(time) })];
}

function receipts(webhook: RawWebhook, dlr: string, { reply = "", foreign, time }: Record<string, string>): Arrival[] {
  const ref = refOf(webhook);
  if (ref === null || !/^\d{1,2}$/.test(dlr)) throw new Unreadable("A delivery report without our reference");
  const state = STATES[dlr];
  if (state === undefined) return [];
  const reason = state === "failed" ? reasonOf(forPeople(reply)) : "";
  return [{ kind: "receipt", ref, carrierId: foreign || null, state, reason, at: secondsToMs(time) }];
}

/** Of an SMPP receipt (`id:… sub:001 … stat:UNDELIV err:006 text:…`) its state and error, anything else as it is. */
function forPeople(reply: string): string {
  const [, stat, err] = /\bstat:(\S+)(?:.*?\berr:(\S+))?/.exec(reply) ?? [];
  return stat === undefined ? reply : [stat, err].filter(Boolean).join(" ");
}
