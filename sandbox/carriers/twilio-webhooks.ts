import { segmentsOf } from "../../protocol/segments.ts";
import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Failure, Message } from "../network/message.ts";
import { twilioSignature } from "../network/signatures.ts";
import { formWebhook } from "./answers.ts";
import type { Customer, Webhook } from "./carrier.ts";

const STATUS_OF: Record<ReceiptState, string> = {
  sent: "sent",
  delivered: "delivered",
  seen: "read",
  failed: "undelivered",
};
/** https://www.twilio.com/docs/api/errors */
const CODE_OF: Record<Failure, number> = { unreachable: 30003, "window-closed": 63016, "media-unreadable": 63019 };

export async function statusOf(
  account: Account,
  message: Message,
  state: ReceiptState,
  whatsapp: boolean,
): Promise<Webhook | null> {
  if (message.receiptUrl === null || (state === "seen" && !whatsapp)) return null;
  const status = state === "failed" && message.failure !== "unreachable" ? "failed" : STATUS_OF[state];
  const form: [string, string][] = [
    ["SmsSid", message.carrierId],
    ["SmsStatus", status],
    ["MessageStatus", status],
    ["To", message.to],
    ["MessageSid", message.carrierId],
    ["AccountSid", account.account],
    ["From", message.from],
    ["ApiVersion", "2010-04-01"],
  ];
  if (state === "failed") form.push(["ErrorCode", String(CODE_OF[message.failure ?? "unreachable"])]);
  if (whatsapp) form.push(["ChannelPrefix", "whatsapp"], ["ChannelToAddress", message.to.replace("whatsapp:", "")]);
  if (state === "seen") form.push(["EventType", "READ"]);
  return signed(account, message.receiptUrl, form);
}

export async function incoming(
  account: Account,
  message: Message,
  customer: Customer,
  base: string,
  whatsapp: boolean,
): Promise<Webhook | null> {
  if (message.kind !== "message") return null;
  const form: [string, string][] = [
    ["ToCountry", "US"],
    ["SmsMessageSid", message.carrierId],
    ["NumMedia", message.file === null ? "0" : "1"],
    ["SmsSid", message.carrierId],
    ["SmsStatus", "received"],
    ["Body", message.text],
    ["To", whatsapp ? `whatsapp:${account.from}` : account.from],
    ["NumSegments", String(segmentsOf(message.text))],
    ["MessageSid", message.carrierId],
    ["AccountSid", account.account],
    ["From", whatsapp ? `whatsapp:${customer.number}` : customer.number],
    ["ApiVersion", "2010-04-01"],
  ];
  if (whatsapp)
    form.push(
      ["ProfileName", customer.name],
      ["WaId", customer.number.slice(1)],
      ["MessageType", message.file ? "media" : "text"],
    );
  if (message.file !== null) {
    const { key, type } = message.file;
    const path = `/2010-04-01/Accounts/${account.account}/Messages/${message.carrierId}/Media/${key}`;
    form.push(["MediaContentType0", type], ["MediaUrl0", base + path]);
  }
  return signed(account, account.inbound, form);
}

async function signed(account: Account, url: string, form: [string, string][]): Promise<Webhook> {
  const signature = await twilioSignature(account.secrets.token ?? "", url, form);
  return formWebhook(url, form, { "x-twilio-signature": signature, "user-agent": "TwilioProxy/1.1" });
}
