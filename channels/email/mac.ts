import type { Mac } from "../../domain/mail/signature.ts";

const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

/** HMAC-SHA-256 under one secret of the installation, for reply addresses and references. */
export function macOf(secret: string): Mac {
  let key: Promise<CryptoKey> | undefined;
  return async (text) => {
    key ??= crypto.subtle.importKey("raw", new TextEncoder().encode(secret), ALGORITHM, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, await key, new TextEncoder().encode(text)));
  };
}
