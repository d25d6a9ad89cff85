import { permissionsFor } from "../../domain/access/key-scope.ts";
import { Kept } from "../../durable-objects/kept.ts";
import { type HeldKey, holderOfKey, keysInForce } from "../../store/configuration/api-keys.ts";
import { Unavailable } from "../../store/database.ts";
import { secretHash } from "../../store/secret-hash.ts";
import type { Caller } from "./caller.ts";

export interface KnownKey extends HeldKey {
  caller: Caller;
}

/** A key that was revoked elsewhere opens this isolate so much longer: reading it at every call costs more than all the rest. */
const ASK_EVERY_MS = 5_000;
/** While one call asks, the others go on with what is known. */
const FRESH_MS = ASK_EVERY_MS + 1_000;
/** How long an isolate goes on with what it has read while D1 is away. */
export const STALE_MS = 15 * 60_000;

/** By the key itself: its hash, by which D1 knows it, costs as much as a tenth of a message. */
const known = new Kept<KnownKey>({ freshMs: FRESH_MS, keepsNone: false, most: 2_000 });
/** Keys that have called since D1 was last asked about them, with their ids: of a key nothing changes but that it is revoked. */
const used = new Map<string, string>();
let askedAt = 0;

/** What D1 says of a key, or has said here in the last seconds; while it is away, what it last said here. Null: unknown, or revoked. */
export async function knownKey(config: D1Database, key: string, now: number): Promise<KnownKey | null> {
  if (now - askedAt >= ASK_EVERY_MS) await askAgain(config, now);
  const read = async () => readKey(config, await secretHash(key));
  const held = await known.get(key, read, now, (error, age) => error instanceof Unavailable && age <= STALE_MS);
  if (held !== null) used.set(key, held.id);
  return held;
}

/** All keys that have called lately in one statement, however many programs there are. */
async function askAgain(config: D1Database, now: number): Promise<void> {
  askedAt = now;
  const keys = [...used];
  used.clear();
  if (keys.length === 0) return;
  // While D1 is away each is read by itself, and found to be known here.
  const inForce = await keysInForce(config, [...new Set(keys.map(([, id]) => id))]).catch(() => null);
  for (const [key, id] of inForce === null ? [] : keys) {
    if (inForce?.has(id)) known.renew(key, now);
    else known.forget(key);
  }
}

async function readKey(config: D1Database, hash: string): Promise<KnownKey | null> {
  const held = await holderOfKey(config, hash);
  if (held === null) return null;
  const { id, name, scopes, campaigns, dialers, defaultCampaign } = held;
  const user = `key:${id}`;
  const rights = { role: "agent", permissions: permissionsFor(scopes), campaigns, dialers } as const;
  const principal = { user, username: user, name, ...rights, session: "" };
  return { ...held, caller: { principal, scopes, defaultCampaign } };
}

/** Read anew: after a change made here. */
export function forgetKeys(): void {
  known.forget();
  used.clear();
  askedAt = 0;
}
