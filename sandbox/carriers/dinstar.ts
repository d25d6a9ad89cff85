import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import { json, jsonWebhook, text } from "./answers.ts";
import type { ApiCall, PretendCarrier, Understood } from "./carrier.ts";
import { digestChallenge, isByDigest } from "./digest.ts";
import { basicOf, isRecord, jsonOf, listOf, textOf } from "./reading.ts";
import { digitId, plain, stampOf } from "./writing.ts";

/** Codes of a Dinstar gateway's HTTP API (v202011): they stand in the body, the HTTP status is 200. */
const SUCCESS = 200;
const ACCEPTED = 202;
const BAD_FORMAT = 400;
const TOO_MANY = 413;
const OTHER = 500;
const NO_PORT = 550;
const SERIAL = "db00-0123-4567-89ab";
const MOST_AT_ONCE = 128;
const PORTS = 32;
const BASIC_CHALLENGE = text(401, "Unauthorized", { "www-authenticate": 'Basic realm="Web Server"' });

/** A Dinstar GSM gateway: `POST /api/send_sms`, results and incoming messages pushed. */
export const dinstar: PretendCarrier = {
  understand(call, accounts, memory): Understood {
    const account = accounts.find((one) => isOwner(call, one));
    if (account === undefined)
      return { is: "answered", answer: accounts.some(({ digest }) => digest) ? digestChallenge() : BASIC_CHALLENGE };
    if (call.path === "/api/query_sms_in_queue")
      return { is: "answered", answer: json(200, { error_code: SUCCESS, sn: SERIAL, in_queue: 0 }) };
    if (call.path === "/api/get_port_info") return { is: "answered", answer: json(200, portsOf(account)) };
    if (call.path !== "/api/send_sms" || call.method !== "POST") return error(404);
    return submissionsOf(call, account, memory.now);
  },
  newId: () => digitId(6),
  accepted: (messages) =>
    json(200, {
      error_code: ACCEPTED,
      sn: SERIAL,
      sms_in_queue: messages.length,
      task_id: Number(messages[0]?.carrierId ?? 0),
    }),
  refused: () => json(200, { error_code: BAD_FORMAT, sn: SERIAL }),
  broken: () => json(500, { error_code: OTHER, sn: SERIAL }),
  slowDown: () => json(429, { error_code: NO_PORT, sn: SERIAL }),
  receipt: async (account, message, state, _customer, now) => pushOf(account, message, state, now),
  inbound: async (account, message) =>
    jsonWebhook(account.inbound, {
      sn: SERIAL,
      sms: [
        {
          incoming_sms_id: message.id,
          port: Number(message.from) || 0,
          number: message.to,
          smsc: "+59899000000",
          timestamp: stampOf(message.at),
          text: message.text,
        },
      ],
    }),
};

function submissionsOf(call: ApiCall, account: Account, now: number): Understood {
  const body = jsonOf(call);
  if (!isRecord(body)) return error(BAD_FORMAT);
  const receivers = listOf(body.param).filter(isRecord);
  const ports = listOf(body.port).map(Number);
  if (receivers.length > MOST_AT_ONCE) return error(TOO_MANY);
  const words = textOf(body.text);
  const isWrong = words === "" || receivers.some(({ number }) => !/^\+?\d{3,20}$/.test(textOf(number)));
  if (isWrong || receivers.length === 0 || ports.some((port) => !(port >= 0 && port < PORTS))) return error(BAD_FORMAT);
  return {
    is: "submission",
    account,
    submissions: receivers.map((receiver, index) => {
      const values = listOf(receiver.text_param).map(textOf);
      return plain({
        to: textOf(receiver.number),
        from: String(ports[(now + index) % Math.max(1, ports.length)] ?? 0),
        text: values.reduce((filled, value) => filled.replace("#param#", () => value), words),
        ref: receiver.user_id === undefined ? null : textOf(receiver.user_id),
        // The gateway reports on delivery only when asked; its own result it always pushes.
        receiptMask: body.request_status_report === true ? 1 : 0,
        receiptUrl: account.status,
      });
    }),
  };
}

/** *SMS Result*, pushed again as `DELIVERED` when the network's report has come: firmware of after 2015. */
function pushOf({ status }: Account, message: Message, state: ReceiptState, now: number) {
  if (state === "seen" || (state === "delivered" && message.receiptMask === 0)) return null;
  const result = {
    port: Number(message.from) || 0,
    user_id: Number(message.ref) || 0,
    number: message.to,
    time: stampOf(now),
    status: { sent: "SENT_OK", delivered: "DELIVERED", failed: "FAILED" }[state],
    count: message.segments,
    succ_count: state === "failed" ? 0 : message.segments,
    ref_id: message.id % 256,
  };
  return jsonWebhook(status, { sn: SERIAL, sms_result: [result] });
}

function isOwner(call: ApiCall, account: Account): boolean {
  if (account.digest) return isByDigest(call, account);
  const basic = basicOf(call);
  return basic !== null && basic.user === account.user && basic.password === account.secrets.password;
}

function portsOf(account: Account) {
  const ports = account.from.split(",").map(Number);
  return { error_code: SUCCESS, sn: SERIAL, info: ports.map((port) => ({ port, reg: "REGISTER_OK", signal: 27 })) };
}

function error(code: number): Understood {
  return { is: "answered", answer: json(200, { error_code: code, sn: SERIAL }) };
}
