import type { HonoRequest } from "hono";
import { type KeyScope, scopesOf } from "../../domain/access/key-scope.ts";
import { comesFrom } from "../../domain/access/source-address.ts";
import { Kept } from "../../durable-objects/kept.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { type HeldToken, holderOfToken, noteTokenUse } from "../../store/access/tokens.ts";
import { isUseDue, noteKeyUse } from "../../store/configuration/api-keys.ts";
import type { SeenDialers } from "../../store/configuration/dialers-for-lists.ts";
import { type Outlet, smsOutlets } from "../../store/configuration/outlets.ts";
import { Unavailable } from "../../store/database.ts";
import { secretHash } from "../../store/secret-hash.ts";
import { refuse } from "../problems.ts";
import { refuseForNow } from "./begun.ts";
import { forgetPaces, waitOf } from "./call-pace.ts";
import { forgetKeys, knownKey, STALE_MS } from "./known-keys.ts";
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
const KEEPING = { freshMs: 5_000, keepsNone: false, most: 2_000 };

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
  const now = Date.now();
  const held = KEY.test(key) ? await knownKey(c.env.CONFIG, key, now) : null;
  if (held === null) return null;
  const isNoted = isUseDue(held, now);
  const from = inAddress || isNoted ? (c.req.header("CF-Connecting-IP") ?? "") : "";
  if (inAddress && !comesFrom(from, held.addresses)) return null;
  if (isNoted) c.executionCtx.waitUntil(noteKeyUse(c.env.CONFIG, held, from, now).catch(() => {}));
  return held.caller;
}

/** Whose token it is (API-2); null for one that is unknown, has ended, or is of a user who may not come in. */
export async function callerByToken(c: Door, token: string): Promise<Caller | null> {
  const now = Date.now();
  const read = async () => holderOfToken(c.env.CONFIG, await secretHash(token), now);
  const mayBeStale = (error: unknown, age: number) => error instanceof Unavailable && age <= STALE_MS;
  const held = TOKEN.test(token) ? await tokens.get(token, read, now, mayBeStale) : null;
  const rights = held === null ? null : await rightsFor(c.env.CONFIG, held.user);
  if (held === null || rights === null || rights.disabled) return null;
  c.executionCtx.waitUntil(noteTokenUse(c.env.CONFIG, held, now).catch(() => {}));
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

/** What this isolate keeps of keys, tokens and what they send by is read anew: after a change made here. */
export function forgetCallers(): void {
  forgetKeys();
  for (const kept of [tokens, outlets]) kept.forget();
  forgetPaces();
}
