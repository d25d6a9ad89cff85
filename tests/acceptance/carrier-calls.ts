import { exports } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import type { ProviderResource } from "../../protocol/providers.ts";
import { ORIGIN } from "./program.ts";

/** The house's own number in the stories. */
export const OURS = "+59898000100";
export const META_SECRETS = { token: "meta-token", appSecret: "app-secret", verifyToken: "verify-me" };

/** What a gateway that knows only addresses tells of a customer's message. */
export function heardByUrl(account: ProviderResource, fields: Record<string, string>): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}${account.webhooks.inbound}?${new URLSearchParams(fields)}`);
}

/** A webhook as Twilio posts and signs it. */
export function toldByTwilio(
  account: ProviderResource,
  form: Record<string, string>,
  { path = account.webhooks.inbound, token = "twilio-token" } = {},
): Promise<Response> {
  const names = Object.keys(form).sort();
  const signed = names.reduce((text, name) => `${text}${name}${form[name]}`, `${ORIGIN}${path}`);
  return posted(path, new URLSearchParams(form).toString(), {
    "Content-Type": "application/x-www-form-urlencoded",
    "X-Twilio-Signature": createHmac("sha1", token).update(signed).digest("base64"),
  });
}

/** A webhook as Meta posts and signs it. */
export function toldByMeta(
  account: ProviderResource,
  body: unknown,
  secret = META_SECRETS.appSecret,
): Promise<Response> {
  const text = JSON.stringify(body);
  const signature = `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
  return posted(account.webhooks.inbound, text, {
    "Content-Type": "application/json",
    "X-Hub-Signature-256": signature,
  });
}

/** Meta's envelope of what happened on our number of WhatsApp. */
export function onWhatsApp(...values: object[]) {
  const metadata = { display_phone_number: OURS.slice(1), phone_number_id: "106540352242922" };
  const changes = values.map((value) => ({
    field: "messages",
    value: { messaging_product: "whatsapp", metadata, ...value },
  }));
  return { object: "whatsapp_business_account", entry: [{ id: "102290129340398", changes }] };
}

/** A text of a customer as Meta documents it; `at` in ms. */
export function whatsAppText(id: string, from: { from?: string; from_user_id?: string }, body: string, at: number) {
  return { id, ...from, timestamp: String(Math.floor(at / 1_000)), type: "text", text: { body } };
}

export function posted(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${ORIGIN}${path}`, { method: "POST", body, headers }));
}
