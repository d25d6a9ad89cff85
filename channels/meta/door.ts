import { createHmac } from "node:crypto";
import type { CarrierAccount, RawWebhook } from "../carrier.ts";
import { sameText } from "../genuine.ts";

/** `X-Hub-Signature-256`: HMAC-SHA256 with the app's secret over the bytes as they came; read again and written anew, an emoji would break it. */
export async function isSignedByMeta({ headers, body }: RawWebhook, { secrets }: CarrierAccount): Promise<boolean> {
  const given = headers.get("x-hub-signature-256") ?? "";
  if (given === "" || !secrets.appSecret) return false;
  return sameText(`sha256=${createHmac("sha256", secrets.appSecret).update(body).digest("hex")}`, given.toLowerCase());
}

/** `hub.challenge`, if the GET holds the verify token that we told Meta. */
export function metaHandshake(query: URLSearchParams, { secrets }: CarrierAccount): string | null {
  const token = query.get("hub.verify_token");
  const challenge = query.get("hub.challenge");
  if (query.get("hub.mode") !== "subscribe" || token === null || challenge === null || !secrets.verifyToken)
    return null;
  return sameText(token, secrets.verifyToken) && /^[\w.-]{1,200}$/.test(challenge) ? challenge : null;
}
