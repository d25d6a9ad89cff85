import { mailboxKey } from "../../domain/mail/mail-address.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { directoryOf } from "../addresses.ts";
import { Kept } from "../kept.ts";
import { forgetListening } from "../listening.ts";
import type { MailRoute } from "./subjects.ts";

const FRESH_MS = 30_000;
/** A burst of mails asks once; a sender that is told *nobody's* never comes again, so what an address leads to may not be old. */
const ROUTE_FRESH_MS = 1_000;

const campaigns = new Kept<CampaignSnapshot>({ freshMs: FRESH_MS, keepsNone: true });
const owners = new Kept<CampaignSnapshot>({ freshMs: FRESH_MS, keepsNone: false });
const doors = new Kept<ProviderSnapshot>({ freshMs: FRESH_MS, keepsNone: false });
const accounts = new Kept<ProviderSnapshot>({ freshMs: FRESH_MS, keepsNone: false });
const mailboxes = new Kept<MailboxSnapshot>({ freshMs: FRESH_MS, keepsNone: false });
const routes = new Kept<MailRoute>({ freshMs: ROUTE_FRESH_MS, keepsNone: false });

/** The campaign of that name as doors need it. */
export function campaignByName(env: Env, name: string, now = Date.now()): Promise<CampaignSnapshot | null> {
  const key = name.toLowerCase();
  return campaigns.get(key, () => directoryOf(env).campaignByName(key), now);
}

/** The account whose webhooks come in at this door; null: it is nobody's. */
export function providerByDoor(env: Env, door: string, now = Date.now()): Promise<ProviderSnapshot | null> {
  return doors.get(door, () => directoryOf(env).providerByDoor(door), now);
}

/** What this isolate knows of that door is asked anew: a secret may have been changed elsewhere. */
export function forgetProvider(door: string): void {
  doors.forget(door);
}

/** The account of that id, at most half a minute old; null: there is none. */
export function providerById(env: Env, id: string, now = Date.now()): Promise<ProviderSnapshot | null> {
  return accounts.get(id, () => directoryOf(env).provider(id), now);
}

/** SMS-24: the campaign whose message it is that came to this account for `to`; null: nobody's. */
export function campaignOfDid(
  env: Env,
  provider: string,
  to: string,
  now = Date.now(),
): Promise<CampaignSnapshot | null> {
  const key = JSON.stringify([provider, to]);
  return owners.get(key, () => directoryOf(env).campaignOfDid({ provider, to }), now);
}

/** The mailbox of that id, at most half a minute old; null: there is none. */
export function mailboxById(env: Env, id: string, now = Date.now()): Promise<MailboxSnapshot | null> {
  return mailboxes.get(id, () => directoryOf(env).mailbox(id), now);
}

/**
 * Whose mail it is that comes to `address` (EML-10), with or without what follows a `+`; null: nobody's. That is asked of `Directory` each
 * time, which knows it while D1 is away, as long as the address is somebody's.
 */
export async function mailboxesOf(env: Env, address: string, now = Date.now()): Promise<MailRoute | null> {
  const whole = mailboxKey(address);
  const plain = whole.replace(/\+[^@]*(?=@[^@]*$)/, "");
  return routes.get(whole, () => directoryOf(env).mailRoute([...new Set([whole, plain])]), now);
}

/** Forgets what this isolate keeps: after a change made here, and between tests. */
export function forgetCampaigns(): void {
  for (const kept of [campaigns, owners, doors, accounts, mailboxes, routes]) kept.forget();
  forgetListening();
}
