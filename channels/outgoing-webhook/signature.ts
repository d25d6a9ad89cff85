const encoder = new TextEncoder();

/**
 * The headers of one attempt by Standard Webhooks 1: HMAC-SHA256 over id, time and body under each secret (`whsec_` and base64), so that a
 * replaced secret goes on being good for a while. `now` in ms.
 */
export async function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  now: number,
): Promise<Record<string, string>> {
  const seconds = Math.floor(now / 1_000);
  const content = encoder.encode(`${id}.${seconds}.${body}`);
  const signatures = await Promise.all(secrets.map((secret) => signature(secret, content)));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures.map((one) => `v1,${one}`).join(" "),
  };
}

async function signature(secret: string, content: BufferSource): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, "")), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, content));
  return btoa(String.fromCharCode(...signed));
}
