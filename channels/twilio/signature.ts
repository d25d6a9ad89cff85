import { createHash, createHmac } from "node:crypto";
import type { CarrierAccount, RawWebhook } from "../carrier.ts";
import { sameText } from "../genuine.ts";
import { bodyOf } from "../webhook.ts";

/**
 * `X-Twilio-Signature`: HMAC-SHA1 with the account's token over the exact public address, and behind it every form field's name and
 * value, sorted by name. A body that is no form is signed by its SHA-256 as `bodySHA256` in the address.
 */
export async function isSignedByTwilio(webhook: RawWebhook, { secrets }: CarrierAccount): Promise<boolean> {
  const given = webhook.headers.get("x-twilio-signature") ?? "";
  const { token } = secrets;
  if (given === "" || !token) return false;
  const bodyHash = new URL(webhook.url).searchParams.get("bodySHA256");
  if (bodyHash !== null) return isHashOf(bodyHash, webhook.body) && isFor(webhook.url, given, token);
  return isFor(`${webhook.url}${signedFields(new URLSearchParams(bodyOf(webhook)))}`, given, token);
}

/** By name, then value; a repeated pair counts once. */
function signedFields(form: URLSearchParams): string {
  const pairs = new Map([...form].map(([name, value]) => [JSON.stringify([name, value]), { name, value }]));
  return [...pairs.values()]
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}${value}`)
    .join("");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isFor(signed: string, given: string, token: string): boolean {
  return sameText(createHmac("sha1", token).update(signed).digest("base64"), given);
}

function isHashOf(hash: string, body: Uint8Array): boolean {
  return sameText(createHash("sha256").update(body).digest("hex"), hash.toLowerCase());
}
