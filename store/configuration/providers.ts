import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Page } from "../../protocol/configuration.ts";
import type { ProviderChoice, ProviderResource, ProviderSecret } from "../../protocol/providers.ts";
import { configuration, inTime } from "../database.ts";
import { providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { unseal } from "../sealed.ts";
import type { Named } from "./members.ts";
import { named } from "./names.ts";
import { type ProviderRow, resourceOf } from "./provider-row.ts";

const BY_NAME = sql<string>`lower(${providers.name})`;

/** Ids of all accounts, deleted ones too. */
export async function providerIds(config: D1Database): Promise<string[]> {
  return (await inTime(configuration(config).select({ id: providers.id }).from(providers))).map(({ id }) => id);
}

/** All accounts by name (SMS-1), never with what their secrets are. */
export async function listProviders(
  config: D1Database,
  sealSecret: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ProviderResource>> {
  const rows = await inTime(
    configuration(config)
      .select({ provider: providers, defaultId: DEFAULT_ID })
      .from(providers)
      .where(and(isNull(providers.deletedAt), cursor === undefined ? undefined : gt(BY_NAME, cursor)))
      .orderBy(asc(BY_NAME))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit).map(withDefault);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  const items = await Promise.all(page.map((row) => describe(row, sealSecret)));
  return { items, nextCursor: last?.name.toLowerCase() ?? null };
}

/** By its name, without case; null when there is none, or it was deleted. */
export async function findProvider(config: D1Database, name: string): Promise<ProviderRow | null> {
  const row = (
    await inTime(
      configuration(config)
        .select({ provider: providers, defaultId: DEFAULT_ID })
        .from(providers)
        .where(named(providers, name)),
    )
  )[0];
  return row === undefined ? null : withDefault(row);
}

/** What a form of a campaign or dialer chooses from (SMS-21, SMS-43). */
export async function providerChoices(config: D1Database): Promise<ProviderChoice[]> {
  const { id, name, channel, enabled } = providers;
  return inTime(
    configuration(config)
      .select({ id, name, channel, enabled })
      .from(providers)
      .where(isNull(providers.deletedAt))
      .orderBy(asc(BY_NAME)),
  );
}

/** The account with the names of its secrets. */
export async function describe(row: ProviderRow, sealSecret: string): Promise<ProviderResource> {
  const kept = await secretsOf(row, sealSecret);
  return resourceOf(row, Object.keys(kept) as ProviderSecret[]);
}

/** Secrets that another installation has sealed (a restored copy) are lost: they have to be typed again. */
export async function secretsOf({ id, secrets }: ProviderRow, sealSecret: string) {
  return unseal(sealSecret, id, secrets).catch(() => ({}));
}

/** Campaigns and dialers that leave by this account. */
export async function usesOf(
  config: D1Database,
  id: string,
): Promise<{ campaigns: Named[]; dialers: (Named & { campaign: string | null })[] }> {
  const db = configuration(config);
  const [ofCampaigns, ofDialers] = await inTime(
    db.batch([
      db.select({ id: campaigns.id, name: campaigns.name }).from(campaigns).where(leavesBy(id)),
      db
        .select({ id: dialers.id, name: dialers.name, campaign: dialers.campaign })
        .from(dialers)
        .where(and(eq(dialers.provider, id), isNull(dialers.deletedAt))),
    ]),
  );
  return { campaigns: ofCampaigns, dialers: ofDialers };
}

/** Whether nothing leaves by this account, as a condition inside a change of it. */
export function isUnused(id: string): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${campaigns} WHERE ${leavesBy(id)})
    AND NOT EXISTS (SELECT 1 FROM ${dialers} WHERE ${dialers.provider} = ${id} AND ${dialers.deletedAt} IS NULL)`;
}

function leavesBy(id: string): SQL {
  return sql`json_extract(${campaigns.settings}, '$.provider') = ${id} AND ${campaigns.deletedAt} IS NULL`;
}

/** SMS-8: the one that was chosen; without one, the first of the list that can send SMS. */
const DEFAULT_ID = sql<string>`(SELECT id FROM ${providers} WHERE deleted_at IS NULL
  ORDER BY is_default DESC, channel = 'sms' DESC, lower(name) LIMIT 1)`;

function withDefault({ provider, defaultId }: { provider: ProviderRow; defaultId: string }): ProviderRow {
  return { ...provider, isDefault: provider.id === defaultId };
}
