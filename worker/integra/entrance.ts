import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { KeyScope } from "../../domain/access/key-scope.ts";
import { bearerOf, tokenOf } from "../access/bearer.ts";
import { type Called, type Caller, callerByKey, callerByToken, refuseUnfit } from "../access/caller.ts";
import { refuse } from "../problems.ts";

const KEY_IN_ADDRESS = /[?&]key=(dk_[0-9a-f]{64})(?=&|$)/;

/** Lets callers in by `Authorization: Basic <token>` (API-2), `Bearer <key>`, or, from a key's own addresses, `?key=<key>`. */
export function calls(scope: KeyScope) {
  return createMiddleware<Called>(async (c, next) => {
    const caller = await whoCalls(c);
    if (caller === null) refuse("unauthenticated", "Send Authorization: Basic <token> or Bearer <key>");
    await refuseUnfit(c.env, caller, scope);
    c.set("caller", caller);
    c.set("principal", caller.principal);
    await next();
  });
}

async function whoCalls(c: Context<Called>): Promise<Caller | null> {
  const key = bearerOf(c);
  if (key !== null) return callerByKey(c, key);
  const token = tokenOf(c);
  if (token !== null) return callerByToken(c, token);
  const inAddress = KEY_IN_ADDRESS.exec(new URL(c.req.url).search)?.[1];
  return inAddress === undefined ? null : callerByKey(c, inAddress, true);
}

/** What follows a door in the address as it was sent, a question mark of the message's own included, without the key. */
export function rawPath(c: Context, door: string): string {
  const { pathname, search } = new URL(c.req.url);
  const from = pathname.indexOf(`${door}/`);
  const own = search.replace(KEY_IN_ADDRESS, "");
  return from < 0 ? "" : pathname.slice(from + door.length + 1) + (own === "?" ? "" : own);
}
