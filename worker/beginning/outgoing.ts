import type { Context } from "hono";
import { addressOf } from "../../channels/phone-number.ts";
import { senderScopes } from "../../channels/sender-scope.ts";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { directoryOf } from "../../durable-objects/addresses.ts";
import type { CarrierAddress } from "../../durable-objects/calls/carrier.ts";
import { carrierAddress } from "../../durable-objects/carrier-address.ts";
import { providerById } from "../../durable-objects/directory/door.ts";
import { knownCustomer } from "../../durable-objects/known-customer.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** How an agent's first word to a number would leave. */
export interface Way {
  campaign: Campaign;
  account: ProviderSnapshot;
  line: CarrierAddress;
}

/** The campaign, if this user answers for it, and the account by which its words leave. */
export async function outgoing(c: Context<SignedIn>, id: string): Promise<Omit<Way, "line">> {
  const snapshot = await directoryOf(c.env).campaign(id);
  const isMember = snapshot?.members.some(({ agent }) => agent === c.var.principal.user) ?? false;
  if (snapshot === null || !isMember) refuse("not_found", "There is no such campaign of yours");
  const { campaign } = snapshot;
  if (!campaign.enabled) refuse("campaign_disabled");
  const account = campaign.provider === null ? null : await providerById(c.env, campaign.provider);
  if (account === null || !account.enabled) refuse("provider_unavailable");
  return { campaign, account };
}

/** The same to a number as people dial it; refuses what can be no customer of that account. */
export async function wayTo(c: Context<SignedIn>, id: string, destination: string): Promise<Way> {
  const { campaign, account } = await outgoing(c, id);
  const customer = addressOf(account, destination);
  if (customer === "other") refuse("invalid_number");
  const line = await knownBy(c.env, carrierAddress(account, campaign.dids[0] ?? "", customer));
  return { campaign, account, line };
}

/** What an entry of the black list must name to stop it: the addresses, and the scopes. */
export function stoppedAs({ campaign, account, line }: Way): { addresses: string[]; scopes: string[] } {
  const scopes = [campaign.id, ...senderScopes(account, campaign.dids[0] ?? "")];
  return { addresses: [line.key, ...(line.alsoKnownAs ?? [])], scopes };
}

/** WhatsApp may know the person by another id than the one that was typed: then that is who they are. */
async function knownBy(env: Env, line: CarrierAddress): Promise<CarrierAddress> {
  if (line.channel !== "whatsapp") return line;
  const key = await knownCustomer(env, line.provider, line.key);
  return key === line.key ? line : { ...line, key, alsoKnownAs: [line.key] };
}
