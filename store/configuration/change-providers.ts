import { and, eq, ne, sql } from "drizzle-orm";
import {
  PROVIDER_FORMS,
  type ProviderFields,
  type ProviderResource,
  type ProviderSecret,
  type ProviderSecrets,
} from "../../protocol/providers.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { providers } from "../schema/accounts.ts";
import { seal } from "../sealed.ts";
import { commit, theProvider } from "./commit.ts";
import { violated } from "./constraint.ts";
import { audited } from "./provider-audit.ts";
import type { ProviderRow } from "./provider-row.ts";
import { describe, findProvider, isUnused, secretsOf } from "./providers.ts";
import { raised } from "./version.ts";

const DOOR_BYTES = 24;

/** A new account with a door of its own. */
export async function createProvider(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  { secrets, ...fields }: ProviderFields,
): Promise<ProviderResource> {
  const id = crypto.randomUUID();
  const row: ProviderRow = {
    ...fields,
    id,
    channel: PROVIDER_FORMS[fields.type].channel,
    secrets: await seal(sealSecret, id, withoutEmpty(secrets)),
    door: newDoor(),
    version: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  await commit(config, actor, {
    action: "provider.create",
    subject: `provider:${id}`,
    after: audited(row, namesOf(withoutEmpty(secrets)), namesOf(secrets)),
    statements: [...clearingDefault(config, row), configuration(config).insert(providers).values(row)],
    concerns: theProvider(id),
  });
  return asKept(config, sealSecret, row);
}

/** The whole form, but for secrets that are left out; refused when somebody else has replaced it since it was read. */
export async function replaceProvider(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  before: ProviderRow,
  { secrets, version, type: _, ...fields }: ProviderFields & { version: number },
): Promise<ProviderResource | "conflict"> {
  const kept = await secretsOf(before, sealSecret);
  const merged = withoutEmpty({ ...kept, ...secrets });
  const sealed = namesOf(secrets).length === 0 ? before.secrets : await seal(sealSecret, before.id, merged);
  const after: ProviderRow = { ...before, ...fields, secrets: sealed, version: version + 1 };
  const change = commit(config, actor, {
    action: "provider.replace",
    subject: `provider:${before.id}`,
    before: audited(before, namesOf(kept), []),
    after: audited(after, namesOf(merged), namesOf(secrets)),
    statements: [
      ...clearingDefault(config, after),
      configuration(config)
        .update(providers)
        .set({ ...fields, secrets: sealed, version: raised(providers.version, version) })
        .where(eq(providers.id, before.id)),
    ],
    concerns: theProvider(before.id),
  });
  return (await violated({ "providers.version": "conflict" } as const, change)) ?? asKept(config, sealSecret, after);
}

/** Disables and hides it, and forgets its secrets; refused while a campaign or dialer leaves by it. */
export async function deleteProvider(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  before: ProviderRow,
): Promise<"in_use" | null> {
  const change = commit(config, actor, {
    action: "provider.delete",
    subject: `provider:${before.id}`,
    before: audited(before, namesOf(await secretsOf(before, sealSecret)), []),
    statements: [
      configuration(config)
        .update(providers)
        .set({
          deletedAt: Date.now(),
          isDefault: false,
          secrets: await seal(sealSecret, before.id, {}),
          version: sql`CASE WHEN ${isUnused(before.id)} THEN ${providers.version} + 1 END`,
        })
        .where(eq(providers.id, before.id)),
    ],
    concerns: theProvider(before.id),
  });
  return violated({ "providers.version": "in_use" } as const, change);
}

/** SMS-8: there is one at most. Who had it is read anew before it is changed. */
function clearingDefault(config: D1Database, { id, isDefault }: ProviderRow) {
  if (!isDefault) return [];
  return [
    configuration(config)
      .update(providers)
      .set({ isDefault: false, version: sql`${providers.version} + 1` })
      .where(and(eq(providers.isDefault, true), ne(providers.id, id))),
  ];
}

/** As a reader finds it: whether it is the default depends on the others too. */
async function asKept(config: D1Database, sealSecret: string, row: ProviderRow): Promise<ProviderResource> {
  return describe((await findProvider(config, row.name)) ?? row, sealSecret);
}

function withoutEmpty(secrets: ProviderSecrets): ProviderSecrets {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ""));
}

function namesOf(secrets: ProviderSecrets): ProviderSecret[] {
  return Object.keys(secrets) as ProviderSecret[];
}

/** Unguessable, for the path of an account's webhooks. */
export function newDoor(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DOOR_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
