import { z } from "zod";
import { byStatus, jsonOf, reasonOf, slowDown } from "../answer.ts";
import { addressAt } from "../base-address.ts";
import type { CarrierAccount, CarrierAnswer, CarrierRequest, Sent } from "../carrier.ts";
import { label } from "../webhook.ts";

/** Two years old at most: Meta ends a version then. */
const VERSION = "v25.0";

/** Meta's own, and where it keeps what customers send. */
export const META_HOSTS = ["graph.facebook.com", "*.fbsbx.com", "*.fbcdn.net"] as const;

/** An address of the Graph API; `path` begins with `/`. */
export function graphAddress({ settings }: CarrierAccount, path: string): string {
  return addressAt(settings.url, "https://graph.facebook.com", `/${VERSION}${path}`).href;
}

/** The token goes in a header: addresses are logged on their way. */
export function graphAuth({ secrets }: CarrierAccount): Record<string, string> {
  return { authorization: `Bearer ${secrets.token ?? ""}` };
}

/** `GET` of a path below the API's version, with the account's token. */
export function graphGet(account: CarrierAccount, path: string): CarrierRequest {
  return { url: graphAddress(account, path), method: "GET", headers: graphAuth(account), body: null };
}

/** `POST /<phone number or page>/messages`. */
export function graphMessage(account: CarrierAccount, message: object): CarrierRequest {
  return {
    url: graphAddress(account, `/${encodeURIComponent(account.settings.senderId)}/messages`),
    method: "POST",
    headers: { ...graphAuth(account), "content-type": "application/json" },
    body: JSON.stringify(message),
  };
}

const failed = z.looseObject({
  error: z.looseObject({
    code: z.number(),
    error_subcode: z.number().optional(),
    message: label.default(""),
    error_data: z
      .looseObject({ details: label.default("") })
      .optional()
      .catch(undefined),
  }),
});
/** Too many calls of the app, page or account, counted by the hour. */
const TOO_MANY = new Set([4, 17, 32, 613, 80_006, 80_007]);
const HOURLY_PAUSE_MS = 60_000;
/** The rest: too many messages a second of this number, or to this one customer, who takes one every six seconds. */
const PAUSES_MS: Record<number, number> = { 130429: 2_000, 131056: 6_000 };
/** *Try again later*, which does not say that nothing was sent. */
const UNCERTAIN = new Set([1, 2, 131_000, 131_016]);

/** What an error of the Graph API means for a send; null: it is none, and the body holds the message's id. */
export function graphError(answer: CarrierAnswer): Sent | null {
  const error = failed.safeParse(jsonOf(answer)).data?.error;
  if (error === undefined) return byStatus(answer);
  const { code, error_subcode, message, error_data } = error;
  const pause = TOO_MANY.has(code) ? HOURLY_PAUSE_MS : PAUSES_MS[code];
  if (pause !== undefined) return slowDown(answer.headers, pause);
  const number = error_subcode === undefined ? `${code}` : `${code}/${error_subcode}`;
  const reason = reasonOf(number, error_data?.details || message);
  if (UNCERTAIN.has(code)) return { outcome: "unknown", reason };
  return byStatus(answer, reason) ?? { outcome: "refused", reason };
}
