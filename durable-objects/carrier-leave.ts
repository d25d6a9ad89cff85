import type { CarrierAccount, Departure, Sent } from "../channels/carrier.ts";
import { CARRIERS } from "../channels/carriers.ts";
import { leave } from "../channels/wire.ts";
import { providerOf } from "./addresses.ts";
import { addressRules } from "./carrier-account.ts";
import { within } from "./within.ts";

/** No message is held up for longer by what only its receipt needs. */
const EXPECTED_MS = 2_000;

/**
 * Sends one message as `leave` does. What its receipts will be about is kept before it goes, where the carrier does not say so itself:
 * one row of the account's object. Without it the message goes all the same, and nobody learns whether it arrived.
 */
export async function leaveAwaited(
  env: Env,
  account: CarrierAccount,
  departure: Departure,
  statusUrl: string,
): Promise<Sent> {
  const { ref } = departure;
  const id = CARRIERS[account.type].receiptId?.(ref);
  if (id !== undefined)
    await within(EXPECTED_MS, providerOf(env, account.id).expectReceipt({ id, ref })).catch((error: unknown) =>
      console.error("a receipt is not expected", error),
    );
  return leave(account, departure, statusUrl, addressRules(env));
}
