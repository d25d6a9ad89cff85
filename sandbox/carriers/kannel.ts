import { fitsGsm } from "../../protocol/segments.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import { text } from "./answers.ts";
import type { PretendCarrier, Understood, Webhook } from "./carrier.ts";
import { digitId, plain, stampOf } from "./writing.ts";

/** Kannel's types of delivery reports, also the bits of `dlr-mask`: https://www.kannel.org/download/kannel-userguide-snapshot/userguide.html */
const DELIVERED = 1;
const FAILED = 2;
const SENT_TO_SMSC = 8;
const TYPE_OF: Partial<Record<ReceiptState, number>> = { sent: SENT_TO_SMSC, delivered: DELIVERED, failed: FAILED };

const ANSWERS = {
  accepted: text(202, "0: Accepted for delivery"),
  unauthorised: text(403, "Authorization failed for sendsms"),
  noReceiver: text(400, "Missing receiver number, rejected"),
  routing: text(403, "Denied"),
  temporal: text(503, "Temporal failure, try again later."),
};

/** A Kannel `smsbox`: `GET /cgi-bin/sendsms`, and `dlr-url` called with its escapes replaced. */
export const kannel: PretendCarrier = {
  understand(call, accounts): Understood {
    if (call.path !== "/cgi-bin/sendsms") return { is: "answered", answer: text(404, "Unknown request") };
    const query = rawParameters(call.query);
    const value = (name: string) => decoded(query.get(name) ?? "", "UTF-8");
    const account = accounts.find(
      ({ user, secrets }) => user === value("username") && secrets.password === value("password"),
    );
    if (account === undefined) return { is: "answered", answer: ANSWERS.unauthorised };
    const to = value("to");
    if (!/^\+?[\d ]+$/.test(to)) return { is: "answered", answer: ANSWERS.noReceiver };
    const mask = Number(query.get("dlr-mask") ?? 0);
    return {
      is: "submission",
      account,
      submissions: to.split(" ").map((receiver) =>
        plain({
          to: receiver,
          from: value("from"),
          text: decoded(query.get("text") ?? "", charsetOf(query)),
          receiptUrl: query.has("dlr-url") ? value("dlr-url") : null,
          receiptMask: Number.isInteger(mask) ? mask : 0,
        }),
      ),
    };
  },
  newId: () => digitId(10),
  accepted: () => ANSWERS.accepted,
  refused: () => ANSWERS.routing,
  broken: () => ANSWERS.temporal,
  slowDown: () => text(429, "Throttling limit exceeded"),
  receipt: async (_account, message, state, _customer, now) => {
    const type = TYPE_OF[state];
    if (type === undefined || message.receiptUrl === null || (message.receiptMask & type) === 0) return null;
    return get(
      escaped(message.receiptUrl, { ...escapesOf(message, now), d: String(type), A: reportOf(message, state, now) }),
    );
  },
  inbound: async (account, message) => get(escaped(account.inbound, escapesOf(message, message.at))),
};

/** Values as they were sent, still with their `%`: which letters they mean depends on another parameter. */
function rawParameters(query: string): Map<string, string> {
  return new Map(
    query
      .replace(/^\?/, "")
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

/** `coding=2` without a charset is UTF-16 in network order; otherwise `charset` says, and UTF-8 is meant when nothing does. */
function charsetOf(query: Map<string, string>): string {
  return query.get("charset") ?? (query.get("coding") === "2" ? "UTF-16BE" : "UTF-8");
}

function decoded(raw: string, charset: string): string {
  const latin = raw
    .replaceAll("+", " ")
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder(charset).decode(Uint8Array.from(latin, (char) => char.charCodeAt(0)));
}

/** What Kannel's escapes stand for in a message that came, or in a report on one that went. */
function escapesOf(message: Message, now: number): Record<string, string> {
  const at = stampOf(now);
  const [sender, receiver] = message.mine ? [message.to, message.from] : [message.from, message.to];
  return {
    p: sender,
    q: sender,
    P: receiver,
    Q: receiver,
    a: message.text,
    k: message.text.split(/\s/)[0] ?? "",
    r: message.text.split(/\s/).slice(1).join(" "),
    t: at,
    T: String(Math.floor(now / 1_000)),
    I: message.carrierId,
    F: message.carrierId,
    i: "pretend",
    n: "sendsms-user",
    ...charsOf(message.text),
    u: "",
    o: "",
  };
}

/** How the text came over the air: `%c`, and `%C` for the bytes of `%b`. */
function charsOf(text: string): { c: string; C: string } {
  return fitsGsm(text) ? { c: "0", C: "UTF-8" } : { c: "2", C: "UTF-16BE" };
}

function bytesOf(text: string): string {
  const units = [...new Uint16Array(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)))];
  const bytes = fitsGsm(text) ? [...new TextEncoder().encode(text)] : units.flatMap((unit) => [unit >> 8, unit & 0xff]);
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}

function reportOf({ carrierId, text: body }: Message, state: ReceiptState, now: number): string {
  const stamp = stampOf(now).replaceAll(/\D/g, "").slice(2, 12);
  const stat = state === "delivered" ? "DELIVRD" : state === "failed" ? "UNDELIV" : "ACCEPTD";
  if (state === "sent") return "ACK/";
  return `id:${carrierId} sub:001 dlvrd:${state === "delivered" ? "001" : "000"} submit date:${stamp} done date:${stamp} stat:${stat} err:000 text:${body.slice(0, 20)}`;
}

/** Escapes of one letter become their value, coded for an address; a `%` with two hexadecimal digits is left as it is. */
function escaped(address: string, values: Record<string, string>): string {
  return address.replaceAll(/%(?![0-9A-Fa-f]{2})([A-Za-z])/g, (whole, letter: string) =>
    letter === "b" ? bytesOf(values.a ?? "") : encodeURIComponent(values[letter] ?? whole),
  );
}

function get(url: string): Webhook {
  return { url, method: "GET", headers: { "user-agent": "Kannel/1.4.5" }, body: null };
}
