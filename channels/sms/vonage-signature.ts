import { createHash, createHmac } from "node:crypto";
import { sameText } from "../genuine.ts";

/** By length of the hex digest: Vonage lets an account choose, and does not name the choice in the webhook. */
const HMACS: Record<number, string> = { 32: "md5", 40: "sha1", 64: "sha256", 128: "sha512" };

/**
 * Whether `sig` signs these fields with the account's signature secret: all of them but `sig`, sorted, as `&name=value` with `&` and
 * `=` in values as `_`; by MD5 hash (secret behind) or HMAC of MD5, SHA-1, SHA-256 or SHA-512.
 */
export function isSigned(fields: Readonly<Record<string, string>>, secret: string): boolean {
  const { sig = "", ...signed } = fields;
  const text = Object.keys(signed)
    .sort()
    .map((name) => `&${name}=${(signed[name] ?? "").replaceAll(/[&=]/g, "_")}`)
    .join("");
  const hmac = HMACS[sig.length];
  if (hmac === undefined) return false;
  const candidates = [createHmac(hmac, secret).update(text).digest("hex")];
  if (hmac === "md5") candidates.push(createHash("md5").update(`${text}${secret}`).digest("hex"));
  return candidates.some((candidate) => sameText(candidate, sig.toLowerCase()));
}
