import type { Account } from "../network/account.ts";
import type { Message } from "../network/message.ts";
import { text } from "./answers.ts";
import type { ApiCall, PretendCarrier, Understood, Webhook } from "./carrier.ts";
import { basicOf, parametersOf } from "./reading.ts";
import { digitId, plain } from "./writing.ts";

/** What the companies that one reaches by *URL GET* and *URL POST* call the parts of a message. */
const NAMES = {
  to: ["to", "phone", "destination", "number", "msisdn"],
  text: ["text", "message", "msg", "body"],
  from: ["from", "sender", "source"],
  ref: ["id", "ref", "smsId"],
};

/** A small company's API: `GET` or `POST /<account>/send` with the parts of the message by the usual names, with or without HTTP Basic. */
export function urlCarrier(method: "GET" | "POST", authenticated: boolean): PretendCarrier {
  return {
    understand(call, accounts) {
      const [, name, action] = call.path.split("/");
      const account = accounts.find((one) => one.name === name);
      if (account === undefined || action !== "send") return refusal(404, "ERROR no such account");
      if (call.method !== method) return refusal(405, `ERROR use ${method}`);
      if (authenticated && !isOwner(call, account))
        return {
          is: "answered",
          answer: text(401, "ERROR wrong user or password", { "www-authenticate": 'Basic realm="sms"' }),
        };
      const parameters = parametersOf(call);
      const part = (names: string[]) => names.map((n) => parameters.get(n)).find((value) => value !== null) ?? "";
      const to = part(NAMES.to);
      if (!/^\+?\d{4,15}$/.test(to)) return refusal(400, "ERROR invalid number");
      const ref = part(NAMES.ref) || null;
      const receiptUrl = parameters.get("dlr") ?? account.status;
      return {
        is: "submission",
        account,
        submissions: [plain({ to, text: part(NAMES.text), from: part(NAMES.from), ref, receiptUrl })],
      };
    },
    newId: () => digitId(10),
    accepted: ([message]) => text(200, message?.carrierId ?? ""),
    refused: () => text(400, "ERROR invalid number"),
    broken: () => text(503, "ERROR try later"),
    slowDown: () => text(429, "ERROR too many requests"),
    receipt: async (_account, message, state) =>
      state === "seen" || message.receiptUrl === null
        ? null
        : called(message.receiptUrl, { status: state, id: message.ref ?? message.carrierId }),
    inbound: async (account, message) => called(account.inbound, partsOf(message)),
  };
}

function isOwner(call: ApiCall, { user, secrets }: Account): boolean {
  const basic = basicOf(call);
  return basic !== null && basic.user === user && basic.password === secrets.password;
}

function refusal(status: number, words: string): Understood {
  return { is: "answered", answer: text(status, words) };
}

function partsOf({ to, from, text: message, carrierId }: Message): Record<string, string> {
  return { phone: to, from: to, to: from, message, text: message, id: carrierId };
}

/** Fills `${…}` of the address; without any the parts become its query. */
function called(address: string, parts: Record<string, string>): Webhook {
  const filled = address.replaceAll(/\$\{(\w+)\}|%24%7B(\w+)%7D/g, (_, plainName: string, coded: string) =>
    encodeURIComponent(parts[plainName ?? coded] ?? ""),
  );
  const url = new URL(filled);
  if (filled === address) for (const [name, value] of Object.entries(parts)) url.searchParams.set(name, value);
  return { url: url.href, method: "GET", headers: {}, body: null };
}
