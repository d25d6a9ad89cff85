import { PROVIDER_FORMS } from "../protocol/providers.ts";
import type { CarrierAccount } from "./carrier.ts";
import { readNumber } from "./phone-number.ts";

type Account = Pick<CarrierAccount, "id" | "type" | "settings">;

/** Of an account as it was read: reading a number anew for each message costs more than the rest of its way. */
const scopes = new WeakMap<Account, Map<string, string>>();
const MOST_SENDERS = 100;

/**
 * What a STOP to a sender of ours blocks: every campaign and dialer that uses that number, page or sender name on that channel
 * (decisions: STOP). One sender, one scope, however it is written: `sender:sms:+59898000100`, `sender:sms:antel`. Without a sender it
 * is the account's own; ports are numbered anew at each gateway.
 */
export function senderScope(account: Account, sender: string): string {
  const known = scopes.get(account) ?? new Map<string, string>();
  const scope = known.get(sender) ?? scopeOf(account, sender);
  if (known.size < MOST_SENDERS) scopes.set(account, known.set(sender, scope));
  return scope;
}

function scopeOf({ id, type, settings }: Account, sender: string): string {
  const { channel } = PROVIDER_FORMS[type];
  const written = sender.trim() || settings.from.trim();
  if (written === "" || type === "dinstar") return `sender:${channel}:${id}${written === "" ? "" : `.${written}`}`;
  const { country } = settings;
  const number = channel === "messenger" ? null : (readNumber(written, country) ?? readNumber(`+${written}`, country));
  return `sender:${channel}:${number?.e164 ?? written.toLowerCase()}`;
}

/**
 * Under which a STOP stops what leaves as `sender`: its own, and the account's. A gateway that is told no sender, or only a port of its
 * own, writes from the account's number, and that is the one that customers answer to.
 */
export function senderScopes(account: Account, sender: string): string[] {
  return [...new Set([senderScope(account, sender), senderScope(account, "")])];
}
