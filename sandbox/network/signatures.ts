/** How carriers sign what they send to us. */

/** `X-Twilio-Signature`: HMAC-SHA1, base64, of the address and every POST parameter in order of its name. */
export async function twilioSignature(token: string, url: string, form: [string, string][]): Promise<string> {
  const sorted = form.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const signed = await hmac("SHA-1", token, url + sorted.map(([name, value]) => name + value).join(""));
  return btoa(String.fromCharCode(...signed));
}

/** `X-Hub-Signature-256`: HMAC-SHA256, hexadecimal, of the raw body. */
export async function metaSignature(appSecret: string, body: string): Promise<string> {
  return `sha256=${hex(await hmac("SHA-256", appSecret, body))}`;
}

/** Vonage's `sig`, method SHA-256 HMAC: `&name=value` in order of the name, `&` and `=` inside values made `_`. */
export async function vonageSignature(secret: string, parameters: Record<string, string>): Promise<string> {
  const text = Object.keys(parameters)
    .toSorted()
    .map((name) => `&${name}=${(parameters[name] ?? "").replaceAll(/[&=]/g, "_")}`)
    .join("");
  return hex(await hmac("SHA-256", secret, text));
}

async function hmac(hash: "SHA-1" | "SHA-256", secret: string, text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", bytes.encode(secret), { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes.encode(text)));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
