import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Failure, Message } from "../network/message.ts";
import { waIdOf } from "../network/numbers.ts";
import type { Customer } from "./carrier.ts";
import { secondsOf } from "./graph.ts";

const STATUS_OF: Record<ReceiptState, string> = {
  sent: "sent",
  delivered: "delivered",
  seen: "read",
  failed: "failed",
};
/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const ERROR_OF: Record<Failure, { code: number; title: string }> = {
  unreachable: { code: 131026, title: "Message undeliverable" },
  "window-closed": { code: 131047, title: "Re-engagement message" },
  "media-unreadable": { code: 131053, title: "Media upload error" },
};

/** By which of their two names the customer is told of. */
function namesOf({ number, id, names }: Customer) {
  const wa = names === "alone" ? {} : { wa_id: waIdOf(number) };
  return { ...wa, ...(names !== "none" && { user_id: id }) };
}

export function statusOf(message: Message, state: ReceiptState, customer: Customer, now: number) {
  const { wa_id, user_id } = namesOf(customer);
  const error = ERROR_OF[message.failure ?? "unreachable"];
  return {
    id: message.carrierId,
    status: STATUS_OF[state],
    timestamp: secondsOf(now),
    ...(wa_id !== undefined && { recipient_id: wa_id }),
    ...(user_id !== undefined && { recipient_user_id: user_id }),
    ...(message.ref !== null && { biz_opaque_callback_data: message.ref }),
    ...(state !== "failed" && {
      pricing: {
        billable: true,
        pricing_model: "PMP",
        type: "regular",
        category: message.template ? "utility" : "service",
      },
    }),
    ...(state === "failed" && { errors: [{ ...error, message: error.title, error_data: { details: error.title } }] }),
  };
}

export function wordOf(account: Account, message: Message, customer: Customer, base: string) {
  const { wa_id, user_id } = namesOf(customer);
  const names = {
    ...(wa_id !== undefined && { from: wa_id }),
    ...(user_id !== undefined && { from_user_id: user_id }),
  };
  const profile = {
    name: customer.name,
    ...(customer.names === "alone" && { username: `@${customer.name.toLowerCase().replaceAll(/\W/g, "")}` }),
  };
  const contacts = [{ profile, ...namesOf(customer) }];
  const common = { ...names, id: message.carrierId, timestamp: secondsOf(message.at) };
  if (message.kind === "call") {
    const call = {
      id: message.carrierId.replace("wamid", "wacid"),
      ...names,
      to: account.from.replace("+", ""),
      event: "connect",
      timestamp: secondsOf(message.at),
      direction: "USER_INITIATED",
    };
    return envelopeOf(account, "calls", { contacts, calls: [call] });
  }
  if (message.kind !== "message") {
    const value = message.kind === "offers-stopped" ? "stop" : "resume";
    const detail = `User requested to ${value} marketing messages`;
    const preference = {
      ...namesOf(customer),
      detail,
      category: "marketing_messages",
      value,
      timestamp: Number(secondsOf(message.at)),
    };
    return envelopeOf(account, "user_preferences", { contacts, user_preferences: [preference] });
  }
  return envelopeOf(account, "messages", { contacts, messages: [{ ...common, ...contentOf(message, base) }] });
}

function contentOf({ text, file }: Message, base: string) {
  if (file === null) return { type: "text", text: { body: text } };
  const group = file.type.split("/")[0] ?? "";
  const kind = group === "image" || group === "audio" || group === "video" ? group : "document";
  const media = {
    id: file.key,
    mime_type: file.voice ? "audio/ogg; codecs=opus" : file.type,
    sha256: file.key,
    url: `${base}/media/${file.key}`,
  };
  const caption = kind !== "audio" && text !== "" ? { caption: text } : {};
  return {
    type: kind,
    [kind]: {
      ...media,
      ...caption,
      ...(kind === "document" && { filename: file.name }),
      ...(kind === "audio" && { voice: file.voice }),
    },
  };
}

export function envelopeOf(account: Account, field: string, value: Record<string, unknown>) {
  const metadata = { display_phone_number: account.from.replace("+", ""), phone_number_id: account.senderId };
  return {
    object: "whatsapp_business_account",
    entry: [
      { id: account.account, changes: [{ value: { messaging_product: "whatsapp", metadata, ...value }, field }] },
    ],
  };
}
