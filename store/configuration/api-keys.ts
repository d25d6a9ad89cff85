import { and, desc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { permissionsFor } from "../../domain/access/key-scope.ts";
import { covers, type Grants } from "../../domain/access/permission.ts";
import type { KeyResource, KeyScope, NewKey } from "../../protocol/keys.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { apiKeys } from "../schema/programs.ts";
import { hex, secretHash } from "../secret-hash.ts";
import { commit } from "./commit.ts";
import type { Named } from "./members.ts";
import { listed, type Seen } from "./names.ts";
import { dialersBeyond, outletNames } from "./outlets.ts";

const SECRET_BYTES = 32;
const PREFIX_LENGTH = 11;
/** Use is noted at most so often. */
const NOTE_USE_EVERY_MS = 60_000;

export interface KeySettings {
  name: string;
  scopes: KeyScope[];
  /** Null: all there are. */
  campaigns: Named[] | null;
  dialers: Named[];
  defaultCampaign: Named | null;
  addresses: string[];
}

/** A key as the doors ask for it. */
export interface HeldKey {
  id: string;
  name: string;
  scopes: KeyScope[];
  /** Ids. */
  campaigns: string[] | "all";
  /** Ids of dialers beside those of its campaigns. */
  dialers: string[];
  /** Id of the campaign or dialer of a call that names none. */
  defaultCampaign: string | null;
  /** From where it may come in an address. */
  addresses: string[];
  /** ms; null: never. */
  lastUsedAt: number | null;
}

/** Who lists and revokes keys: those that they could make themselves. */
export type KeyGiver = Pick<Grants, "permissions"> & { campaigns: Seen };

/** A new key: the answer is the only place where it is ever seen. */
export async function createKey(config: D1Database, actor: Actor, settings: KeySettings): Promise<NewKey> {
  const key = `dk_${hex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}`;
  const { name, scopes, campaigns, dialers, defaultCampaign, addresses } = settings;
  const row = {
    id: crypto.randomUUID(),
    name,
    prefix: key.slice(0, PREFIX_LENGTH),
    scopes,
    campaigns: campaigns?.map(({ id }) => id) ?? null,
    dialers: dialers.map(({ id }) => id),
    defaultCampaign: defaultCampaign?.id ?? null,
    addresses,
    createdAt: Date.now(),
    lastUsedAt: null,
    lastUsedFrom: "",
  };
  const named = [...(campaigns ?? []), ...dialers, ...(defaultCampaign === null ? [] : [defaultCampaign])];
  const resource = resourceOf(row, new Map(named.map((one) => [one.id, one.name])));
  await commit(config, actor, {
    action: "key.create",
    subject: `key:${row.id}`,
    after: resource,
    statements: [
      configuration(config)
        .insert(apiKeys)
        .values({ ...row, hash: await secretHash(key) }),
    ],
    concerns: null,
  });
  return { ...resource, key };
}

/** Those in force that somebody has the rights to give (SEC-5), the newest first. */
export async function listKeys(config: D1Database, by: KeyGiver): Promise<KeyResource[]> {
  const rows = await inTime(
    configuration(config).select().from(apiKeys).where(isNull(apiKeys.revokedAt)).orderBy(desc(apiKeys.createdAt)),
  );
  return describe(config, await within(config, rows, by));
}

/** Null: there is none in force for them. */
export async function findKey(config: D1Database, id: string, by: KeyGiver): Promise<KeyResource | null> {
  const rows = await inTime(configuration(config).select().from(apiKeys).where(inForce(id)));
  return (await describe(config, await within(config, rows, by)))[0] ?? null;
}

/** False when there is no such key in force, for them. */
export async function revokeKey(config: D1Database, actor: Actor, id: string, by: KeyGiver): Promise<boolean> {
  const before = await findKey(config, id, by);
  if (before === null) return false;
  await commit(config, actor, {
    action: "key.revoke",
    subject: `key:${id}`,
    before,
    statements: [configuration(config).update(apiKeys).set({ revokedAt: Date.now() }).where(inForce(id))],
    concerns: null,
  });
  return true;
}

/** Who calls with the key of this hash; null for one that is unknown or revoked. */
export async function holderOfKey(config: D1Database, hash: string): Promise<HeldKey | null> {
  const known = and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt));
  const row = (await inTime(configuration(config).select().from(apiKeys).where(known)))[0];
  if (row === undefined) return null;
  const { id, name, scopes, campaigns, dialers, defaultCampaign, addresses, lastUsedAt } = row;
  return { id, name, scopes, campaigns: campaigns ?? "all", dialers, defaultCampaign, addresses, lastUsedAt };
}

/** Which of these keys, by their ids, are known and not revoked. */
export async function keysInForce(config: D1Database, ids: readonly string[]): Promise<Set<string>> {
  const among = and(inArray(apiKeys.id, listed(ids)), isNull(apiKeys.revokedAt));
  const rows = await inTime(configuration(config).select({ id: apiKeys.id }).from(apiKeys).where(among));
  return new Set(rows.map(({ id }) => id));
}

/** Whether its use is to be noted once more. */
export function isUseDue({ lastUsedAt }: Pick<HeldKey, "lastUsedAt">, now: number): boolean {
  return lastUsedAt === null || lastUsedAt <= now - NOTE_USE_EVERY_MS;
}

/** Notes that the key was used, and from which address, once a minute (`isUseDue`); in `key` too, which its caller keeps. */
export async function noteKeyUse(config: D1Database, key: HeldKey, from: string, now: number): Promise<void> {
  key.lastUsedAt = now;
  const due = or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, now - NOTE_USE_EVERY_MS));
  await inTime(
    configuration(config)
      .update(apiKeys)
      .set({ lastUsedAt: now, lastUsedFrom: from })
      .where(and(eq(apiKeys.id, key.id), due)),
  );
}

/** Without the keys that may do more than this one may, which do not exist for them. */
async function within<One extends Row>(config: D1Database, rows: One[], by: KeyGiver): Promise<One[]> {
  const given = rows.filter(({ scopes, campaigns }) =>
    covers(by, { permissions: permissionsFor(scopes), campaigns: campaigns ?? "all" }),
  );
  const named = given.flatMap(({ dialers }) => dialers);
  const beyond = named.length === 0 ? new Set<string>() : await dialersBeyond(config, by, named);
  return given.filter(({ dialers }) => !dialers.some((id) => beyond.has(id)));
}

type Row = Omit<typeof apiKeys.$inferSelect, "hash" | "revokedAt">;

async function describe(config: D1Database, rows: Row[]): Promise<KeyResource[]> {
  const ids = rows.flatMap(({ campaigns, dialers, defaultCampaign }) => [
    ...(campaigns ?? []),
    ...dialers,
    ...(defaultCampaign === null ? [] : [defaultCampaign]),
  ]);
  const names = ids.length === 0 ? new Map<string, string>() : await outletNames(config, ids);
  return rows.map((row) => resourceOf(row, names));
}

/** Campaigns and dialers that were deleted meanwhile have no name any more. */
function resourceOf(row: Row, names: ReadonlyMap<string, string>): KeyResource {
  const { id, name, prefix, scopes, addresses, createdAt, lastUsedAt, lastUsedFrom } = row;
  const named = (ids: string[]) => ids.flatMap((one) => names.get(one) ?? []);
  return {
    id,
    name,
    prefix,
    scopes,
    campaigns: row.campaigns === null ? null : named(row.campaigns),
    dialers: named(row.dialers),
    defaultCampaign: names.get(row.defaultCampaign ?? "") ?? null,
    addresses,
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
    lastUsedFrom,
  };
}

function inForce(id: string) {
  return and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt));
}
