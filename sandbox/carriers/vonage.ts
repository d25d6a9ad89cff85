import { fitsGsm } from "../../protocol/segments.ts";
import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import { vonageSignature } from "../network/signatures.ts";
import { json, jsonWebhook } from "./answers.ts";
import type { Answer, PretendCarrier, Understood, Webhook } from "./carrier.ts";
import { parametersOf } from "./reading.ts";
import { hexId, plain, stampOf } from "./writing.ts";

/** https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms: HTTP says 200, the body says what went wrong. */
const THROTTLED = "1";
const MISSING = "2";
const INVALID = "3";
const CREDENTIALS = "4";
const INTERNAL = "5";

/** Vonage's SMS API: `POST /sms/json`; webhooks are JSON, signed by SHA-256 HMAC when the account has a signature secret. */
export const vonage: PretendCarrier = {
  understand(call, accounts): Understood {
    if (call.path !== "/sms/json") return { is: "answered", answer: json(404, { type: "NOT_FOUND" }) };
    const form = parametersOf(call);
    const account = accounts.find(
      ({ user, secrets }) => user === form.get("api_key") && secrets.password === form.get("api_secret"),
    );
    if (account === undefined) return { is: "answered", answer: error(CREDENTIALS, "Bad Credentials") };
    const to = form.get("to") ?? "";
    const text = form.get("text") ?? "";
    if (to === "" || text === "" || !form.has("from"))
      return { is: "answered", answer: error(MISSING, "Missing to, from or text param") };
    if (!/^[1-9]\d{6,14}$/.test(to)) return { is: "answered", answer: error(INVALID, "Invalid value for param to") };
    return {
      is: "submission",
      account,
      submissions: [
        plain({
          to,
          // Without `type=unicode` what GSM has no letter for is lost on the way.
          text: form.get("type") === "unicode" ? text : text.replaceAll(/[^\u0020-\u00ff\n\r€]/gu, "?"),
          from: form.get("from") ?? "",
          ref: form.get("client-ref"),
          receiptUrl: form.get("callback") ?? account.status,
        }),
      ],
    };
  },
  newId: () => hexId("", 16).toUpperCase(),
  accepted: (messages) =>
    json(200, {
      "message-count": String(messages.length),
      messages: messages.map((message) => ({
        to: message.to,
        "message-id": message.carrierId,
        status: "0",
        "remaining-balance": "25.00",
        "message-price": "0.03330000",
        network: "74801",
        ...(message.ref !== null && { "client-ref": message.ref }),
      })),
    }),
  refused: () => error(INVALID, "Invalid value for param to"),
  broken: () => ({ ...error(INTERNAL, "Internal Error"), status: 500 }),
  slowDown: () => ({ ...error(THROTTLED, "Throughput Rate Exceeded - please wait and retry"), status: 429 }),
  receipt: async (account, message, state, _customer, now) => receiptOf(account, message, state, now),
  inbound: async (account, message) => {
    const at = stampOf(message.at);
    return signed(account, account.inbound, {
      "api-key": account.user,
      msisdn: message.to,
      to: account.from.replace("+", ""),
      messageId: message.carrierId,
      text: message.text,
      type: fitsGsm(message.text) ? "text" : "unicode",
      keyword: (message.text.split(/\s/)[0] ?? "").toUpperCase(),
      "message-timestamp": at,
    });
  },
};

/** `accepted` is the network's word that it has the message; `delivered` the handset's. */
async function receiptOf(
  account: Account,
  message: Message,
  state: ReceiptState,
  now: number,
): Promise<Webhook | null> {
  if (state === "seen" || message.receiptUrl === null) return null;
  return signed(account, message.receiptUrl, {
    msisdn: message.to,
    to: message.from,
    "network-code": "74801",
    messageId: message.carrierId,
    price: "0.03330000",
    status: state === "sent" ? "accepted" : state,
    scts: stampOf(now).replaceAll(/\D/g, "").slice(2, 12),
    "err-code": state === "failed" ? "1" : "0",
    "api-key": account.user,
    "message-timestamp": stampOf(now),
    ...(message.ref !== null && { "client-ref": message.ref }),
  });
}

async function signed(account: Account, url: string, fields: Record<string, string>): Promise<Webhook> {
  const secret = account.secrets.token ?? "";
  if (secret === "") return jsonWebhook(url, fields);
  const timed = { ...fields, timestamp: String(Math.floor(Date.now() / 1_000)), nonce: hexId("", 32) };
  return jsonWebhook(url, { ...timed, sig: await vonageSignature(secret, timed) });
}

function error(status: string, words: string): Answer {
  return json(200, { "message-count": "1", messages: [{ status, "error-text": words }] });
}
