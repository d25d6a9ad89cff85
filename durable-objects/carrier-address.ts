import { CARRIERS } from "../channels/carriers.ts";
import { customerKey } from "../channels/phone-number.ts";
import { senderScope } from "../channels/sender-scope.ts";
import type { Channel } from "../domain/campaign/campaign.ts";
import type { ProviderSnapshot } from "../protocol/providers.ts";
import type { CarrierAddress } from "./calls/carrier.ts";

/** How one customer is reached by an account. `sender` is our number, port or page; empty: the account's own. */
export function carrierAddress(
  account: ProviderSnapshot,
  sender: string,
  customer: { address: string; carrier: string; shown?: string; answerable?: boolean; alsoKnownAs?: string[] },
): CarrierAddress {
  const { id, type, settings } = account;
  return {
    channel: account.channel,
    provider: id,
    sender: sender || settings.from,
    scope: senderScope(account, sender),
    key: keyOf(account.channel, customer.address),
    ...(customer.alsoKnownAs?.length && { alsoKnownAs: customer.alsoKnownAs }),
    carrier: customer.carrier,
    shown: customer.shown ?? customer.address,
    answerable: customer.answerable ?? true,
    humanAgent: settings.humanAgent,
    longest: CARRIERS[type].longest,
  };
}

function keyOf(channel: Channel, address: string): string {
  return channel === "sms" || channel === "whatsapp" || channel === "messenger"
    ? customerKey(channel, address)
    : address;
}
