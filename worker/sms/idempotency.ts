import { callLedgerOf } from "../../durable-objects/addresses.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { secretHash } from "../../store/secret-hash.ts";
import type { Caller } from "../access/caller.ts";
import { refuse } from "../problems.ts";

/** Visible ASCII, as the header's draft wants it. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** Id of the word (32 hex digits), and whether it was asked for before. */
export interface Asked {
  entry: string;
  again: boolean;
}

/**
 * Names the word that a call asks for. Under the same `Idempotency-Key` within a day it is the same word, which its conversation keeps
 * once, however many calls run at a time; another body under that key is refused.
 */
export async function wordAsked(env: Env, caller: Caller, key: string | undefined, body: unknown): Promise<Asked> {
  if (key === undefined) return { entry: crypto.randomUUID().replaceAll("-", ""), again: false };
  if (!KEY.test(key)) refuse("invalid_input", "An Idempotency-Key has 1 to 255 visible characters");
  const { user } = caller.principal;
  const hashes = { key: await secretHash(key), body: await secretHash(JSON.stringify(body)) };
  const sending = await callLedgerOf(env, user).send(hashes);
  if (sending.outcome === "mismatch") refuse("idempotency_mismatch");
  const entry = keyedName(env.NAME_SECRET, "api-word", user, hashes.key, String(sending.since));
  return { entry, again: sending.outcome === "again" };
}
