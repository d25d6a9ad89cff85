import { addressAt } from "../base-address.ts";
import { basicAuth } from "../basic-auth.ts";
import type { CarrierAccount, CarrierRequest } from "../carrier.ts";

/** Where Twilio keeps what customers send: behind a redirect. */
export const TWILIO_HOSTS = ["api.twilio.com", "content.twilio.com", "*.twiliocdn.com", "*.twilio.com"] as const;

/** The account's SID and token as basic authentication. */
export function twilioAuth({ settings, secrets }: CarrierAccount): string {
  return basicAuth(settings.account, secrets.token ?? "");
}

/** `POST …/Messages.json` with these fields. A sender `MG…` is a messaging service. */
export function twilioMessage(account: CarrierAccount, from: string, fields: Record<string, string>): CarrierRequest {
  const { settings } = account;
  const path = `/2010-04-01/Accounts/${encodeURIComponent(settings.account)}/Messages.json`;
  const sender = /^MG[0-9a-f]{32}$/i.test(from) ? { MessagingServiceSid: from } : { From: from };
  return {
    url: addressAt(settings.url, "https://api.twilio.com", path).href,
    method: "POST",
    headers: { authorization: twilioAuth(account), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...sender, ...fields }).toString(),
  };
}
