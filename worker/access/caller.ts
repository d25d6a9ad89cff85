import type { HonoRequest } from "hono";
import { type KeyScope, permissionsFor, scopesOf } from "../../domain/access/key-scope.ts";
import { comesFrom } from "../../domain/access/source-address.ts";
import { Kept } from "../../durable-objects/kept.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { type HeldToken, holderOfToken, noteTokenUse } from "../../store/access/tokens.ts";
import { type HeldKey, holderOfKey, isUseDue, noteKeyUse } from "../../store/configuration/api-keys.ts";
import type { SeenDialers } from "../../store/configuration/dialers-for-lists.ts";
import { type Outlet, smsOutlets } from "../../store/configuration/outlets.ts";
import { Unavailable } from "../../store/database.ts";
import { secretHash } from "../../store/secret-hash.ts";
import { refuse } from "../problems.ts";
import { refuseForNow } from "./begun.ts";
import { forgetPaces, waitOf } from "./call-pace.ts";
import { rightsFor } from "./rights.ts";

/** Another program, by its key or by a user's token. */
export interface Caller {
  /** Of a key: `user` is `key:<id>`, and there is no session. */
  principal: Principal;
  scopes: KeyScope[];
  /** Id of the campaign or dialer of a call that names none. */
  defaultCampaign: string | null;
}

export type Called = { Bindings: Env; Variables: { principal: Principal; caller: Caller } };

/** As much of a request's context as tells who calls. */
interface Door {
  env: Env;
  req: HonoRequest;
  executionCtx: { waitUntil(promise: Promise<unknown>): void };
}

const KEY = /^dk_[0-9a-f]{64}$/;
/** base64 of `user:uuid`. */
const TOKEN = /^[A-Za-z0-9+/=]{48,200}$/;
/** How long an isolate goes on with what it has read while D1 is away. */
const STALE_MS = 15 * 60_000;
/** A key that was revoked elsewhere opens this isolate so much longer: reading it at every call costs more than all the rest. */
const FRESH_MS = 5_000;
const KEEPING = { freshMs: FRESH_MS, keepsNone: false, most: 2_000 };

const keys = new Kept<HeldKey & { caller: Caller }>(KEEPING);
const tokens = new Kept<HeldToken>(KEEPING);
const outlets = new Kept<Outlet[]>(KEEPING);

/** A key, not a person. */
export function isProgram({ user }: Principal): boolean {
  return user.startsWith("key:");
}

/** The dialers that a principal may see. */
export function seenDialers({ campaigns, dialers = [] }: Principal): SeenDialers {
  return { campaigns, dialers };
}

/** What a caller may send by, as D1 says or has said here in the last seconds; `name` without case. */
export async function outletsFor(
  env: Env,
  { principal }: Caller,
  by: { name?: string; id?: string },
): Promise<Outlet[]> {
  const seen = seenDialers(principal);
  const key = JSON.stringify([seen.campaigns, seen.dialers, by.name?.toLowerCase() ?? null, by.id ?? null]);
  const ask = async () => {
    const found = await smsOutlets(env.CONFIG, seen, by);
    return found.length === 0 ? null : found;
  };
  return (await outlets.get(key, ask, Date.now())) ?? [];
}

/** Who calls with this key; null for one that is unknown or revoked. `inAddress`: it stood in the URL, which only its addresses may. */
export async function callerByKey(c: Door, key: string, inAddress = false): Promise<Caller | null> {
  const held = KEY.test(key) ? await keptRead(keys, key, (hash) => readKey(c.env.CONFIG, hash)) : null;
  if (held === null) return null;
  const now = Date.now();
  const isNoted = isUseDue(held, now);
  const from = inAddress || isNoted ? (c.req.header("CF-Connecting-IP") ?? "") : "";
  if (inAddress && !comesFrom(from, held.addresses)) return null;
  if (isNoted) c.executionCtx.waitUntil(noteKeyUse(c.env.CONFIG, held, from, now).catch(() => {}));
  return held.caller;
}

async function readKey(config: D1Database, hash: string): Promise<(HeldKey & { caller: Caller }) | null> {
  const held = await holderOfKey(config, hash);
  if (held === null) return null;
  const { id, name, scopes, campaigns, dialers, defaultCampaign } = held;
  const permissions = permissionsFor(scopes);
  const user = `key:${id}`;
  const principal: Principal = {
    user,
    username: user,
    name,
    role: "agent",
    permissions,
    campaigns,
    dialers,
    session: "",
  };
  return { ...held, caller: { principal, scopes, defaultCampaign } };
}

/** Whose token it is (API-2); null for one that is unknown, has ended, or is of a user who may not come in. */
export async function callerByToken(c: Door, token: string): Promise<Caller | null> {
  const read = (hash: string) => holderOfToken(c.env.CONFIG, hash, Date.now());
  const held = TOKEN.test(token) ? await keptRead(tokens, token, read) : null;
  const rights = held === null ? null : await rightsFor(c.env.CONFIG, held.user);
  if (held === null || rights === null || rights.disabled) return null;
  c.executionCtx.waitUntil(noteTokenUse(c.env.CONFIG, held, Date.now()).catch(() => {}));
  const { username, name, role, permissions, campaigns } = rights;
  return {
    principal: { user: held.user, username, name, role, permissions, campaigns, session: "" },
    scopes: scopesOf(rights),
    defaultCampaign: held.defaultCampaign,
  };
}

/** Refuses what the key or token is not for, and a program that calls faster than one may. */
export async function refuseUnfit(env: Env, caller: Caller, scope: KeyScope): Promise<void> {
  if (!caller.scopes.includes(scope)) refuse("forbidden", `The key is not for ${scope}`);
  const wait = await waitOf(env, caller.principal.user, Date.now());
  if (wait > 0) refuseForNow(Math.ceil(wait / 1_000));
}

/**
 * What D1 says, or has said here in the last seconds; while it is away, what it last said here. Known by the secret itself: its hash, by
 * which D1 knows it, costs as much as a tenth of a message.
 */
function keptRead<T extends HeldKey | HeldToken>(
  kept: Kept<T>,
  secret: string,
  read: (hash: string) => Promise<T | null>,
): Promise<T | null> {
  const ask = async () => read(await secretHash(secret));
  return kept.get(secret, ask, Date.now(), (error, age) => error instanceof Unavailable && age <= STALE_MS);
}

/** What this isolate keeps of keys, tokens and what they send by is read anew: after a change made here. */
export function forgetCallers(): void {
  for (const kept of [keys, tokens, outlets]) kept.forget();
  forgetPaces();
}
