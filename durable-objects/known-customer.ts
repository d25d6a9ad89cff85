import { isUserId } from "../channels/phone-number.ts";
import { providerOf } from "./addresses.ts";

/** The key of whoever has this address on WhatsApp, by that account: they may be known by another id of theirs. */
export function knownCustomer(env: Env, account: string, address: string): Promise<string> {
  const ids = isUserId(address) ? { userId: address, phone: null } : { userId: null, phone: address };
  return providerOf(env, account).customer(ids);
}
