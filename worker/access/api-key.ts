import { createMiddleware } from "hono/factory";
import type { KeyResource, KeyScope } from "../../protocol/configuration.ts";
import { holderOfKey } from "../../store/configuration/api-keys.ts";
import { refuse } from "../problems.ts";

export type Keyed = { Bindings: Env; Variables: { key: KeyResource } };

/** Lets other programs in by `Authorization: Bearer <key>`, for what the key was made for. */
export function keyed(scope: KeyScope) {
  return createMiddleware<Keyed>(async (c, next) => {
    const [scheme, secret] = (c.req.header("Authorization") ?? "").split(" ");
    if (scheme?.toLowerCase() !== "bearer" || secret === undefined)
      refuse("unauthenticated", "Send Authorization: Bearer <key>");
    const key = await holderOfKey(c.env.CONFIG, secret);
    if (key === null) refuse("unauthenticated", "The key is not known, or was revoked");
    if (!key.scopes.includes(scope)) refuse("forbidden", `The key is not for ${scope}`);
    c.set("key", key);
    await next();
  });
}
