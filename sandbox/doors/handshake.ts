import type { Account } from "../network/account.ts";

const LIMIT_MS = 5_000;

/** Meta's question before it sends anything: does this address answer our challenge? null for carriers that do not ask. */
export async function isProven({ type, inbound, secrets }: Account): Promise<boolean | null> {
  if (type !== "meta-whatsapp" && type !== "meta-messenger") return null;
  const challenge = String(crypto.getRandomValues(new Uint32Array(1))[0]);
  const url = new URL(inbound);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.verify_token", secrets.verifyToken ?? "");
  url.searchParams.set("hub.challenge", challenge);
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LIMIT_MS) });
    return response.ok && (await response.text()) === challenge;
  } catch {
    return false;
  }
}
