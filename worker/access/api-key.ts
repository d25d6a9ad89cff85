import { createMiddleware } from "hono/factory";
import type { KeyScope } from "../../domain/access/key-scope.ts";
import { refuse } from "../problems.ts";
import { bearerOf, tokenOf } from "./bearer.ts";
import { type Called, type Caller, callerByKey, callerByToken, refuseUnfit } from "./caller.ts";
import { type SignedIn, signedIn } from "./session.ts";

/** Lets other programs in by `Authorization: Bearer <key>`, for what the key was made for (API-12). */
export function keyed(scope: KeyScope) {
  return createMiddleware<Called>(async (c, next) => {
    const caller = await holderOf(c, scope);
    c.set("caller", caller);
    c.set("principal", caller.principal);
    await next();
  });
}

/** The same, and a user's token: who has sent by the predecessor's doors asks what became of it (API-4). */
export function keyedOrToken(scope: KeyScope) {
  const byKey = keyed(scope);
  return createMiddleware<Called>(async (c, next) => {
    const token = tokenOf(c);
    if (token === null) return byKey(c, next);
    const caller = (await callerByToken(c, token)) ?? refuse("unauthenticated", "The token is not known, or has ended");
    await refuseUnfit(c.env, caller, scope);
    c.set("caller", caller);
    c.set("principal", caller.principal);
    await next();
  });
}

/**
 * Lets in who has signed in, and programs by a key with this scope: `requires` guards both. A key comes with no cookie, so no page of
 * another site can send it unasked.
 */
export function personOrProgram(scope: KeyScope) {
  return createMiddleware<SignedIn>(async (c, next) => {
    if (bearerOf(c) === null) return signedIn(c, next);
    c.set("principal", (await holderOf(c, scope)).principal);
    c.set("session", { ends: Number.MAX_SAFE_INTEGER, language: null });
    await next();
  });
}

async function holderOf(c: Parameters<typeof callerByKey>[0], scope: KeyScope): Promise<Caller> {
  const key = bearerOf(c) ?? refuse("unauthenticated", "Send Authorization: Bearer <key>");
  const caller = (await callerByKey(c, key)) ?? refuse("unauthenticated", "The key is not known, or was revoked");
  await refuseUnfit(c.env, caller, scope);
  return caller;
}
