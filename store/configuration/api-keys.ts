import { and, desc, eq, isNull } from "drizzle-orm";
import type { KeyResource, KeyScope, NewKey } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { apiKeys } from "../schema/configuration.ts";
import { commit } from "./commit.ts";

const SECRET_BYTES = 32;
const PREFIX_LENGTH = 11;

/** A new key: the answer is the only place where it is ever seen. */
export async function createKey(
  config: D1Database,
  actor: Actor,
  { name, scopes }: { name: string; scopes: KeyScope[] },
): Promise<NewKey> {
  const key = `dk_${hex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}`;
  const row = { id: crypto.randomUUID(), name, prefix: key.slice(0, PREFIX_LENGTH), scopes, createdAt: Date.now() };
  await commit(config, actor, {
    action: "key.create",
    subject: `key:${row.id}`,
    after: row,
    statements: [
      configuration(config)
        .insert(apiKeys)
        .values({ ...row, hash: await hashOf(key) }),
    ],
    concerns: null,
  });
  return { ...resourceOf(row), key };
}

/** Those in force, the newest first. */
export async function listKeys(config: D1Database): Promise<KeyResource[]> {
  const rows = await inTime(
    configuration(config).select().from(apiKeys).where(isNull(apiKeys.revokedAt)).orderBy(desc(apiKeys.createdAt)),
  );
  return rows.map(resourceOf);
}

/** False when there is no such key in force. */
export async function revokeKey(config: D1Database, actor: Actor, id: string): Promise<boolean> {
  const db = configuration(config);
  const inForce = and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt));
  const row = (await inTime(db.select().from(apiKeys).where(inForce)))[0];
  if (row === undefined) return false;
  await commit(config, actor, {
    action: "key.revoke",
    subject: `key:${row.id}`,
    before: resourceOf(row),
    statements: [db.update(apiKeys).set({ revokedAt: Date.now() }).where(inForce)],
    concerns: null,
  });
  return true;
}

/** Who calls with this key; null for one that is unknown or revoked. */
export async function holderOfKey(config: D1Database, key: string): Promise<KeyResource | null> {
  const known = and(eq(apiKeys.hash, await hashOf(key)), isNull(apiKeys.revokedAt));
  const rows = await inTime(configuration(config).select().from(apiKeys).where(known));
  return rows[0] === undefined ? null : resourceOf(rows[0]);
}

function resourceOf({
  id,
  name,
  prefix,
  scopes,
  createdAt,
}: Omit<typeof apiKeys.$inferSelect, "hash" | "revokedAt">): KeyResource {
  return { id, name, prefix, scopes, createdAt: new Date(createdAt).toISOString() };
}

async function hashOf(key: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
