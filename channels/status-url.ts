import type { RawWebhook } from "./carrier.ts";
import { ourRef } from "./webhook.ts";

/** The address at which the receipts of one message come in: a carrier that keeps no reference of ours is told it in the address. */
export function statusUrlOf(statusUrl: string, ref: string): string {
  const url = new URL(statusUrl);
  url.searchParams.set("ref", ref);
  return url.href;
}

/** The reference that such an address carries; null if there is none of ours. */
export function refOf(webhook: RawWebhook): string | null {
  return ourRef.safeParse(new URL(webhook.url).searchParams.get("ref")).data ?? null;
}
