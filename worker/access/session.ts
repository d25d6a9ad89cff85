import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { may, type Permission } from "../../domain/access/permission.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { type Rights, rightsOf } from "../../store/access/principals.ts";
import { refuse } from "../problems.ts";
import { authentication } from "./authentication.ts";

export interface Session {
  principal: Principal;
  /** ms when the session ends. */
  ends: number;
}

export type SignedIn = { Bindings: Env; Variables: { principal: Principal; session: { ends: number } } };

const RIGHTS_FRESH_MS = 60_000;
const MOST_KEPT = 2_000;
const rights = new Map<string, { rights: Rights; at: number }>();

/** Whose request it is, from its session cookie: the same for HTTP, sockets, search and export. Null: nobody's. */
export async function sessionOf(request: Request, env: Env): Promise<Session | null> {
  const found = await authentication(env, new URL(request.url).origin).api.getSession({ headers: request.headers });
  if (found === null) return null;
  const known = await rightsFor(env, found.session.userId);
  if (known === null || known.disabled) return null;
  const { username, name, role, permissions, campaigns } = known;
  const principal: Principal = {
    user: found.session.userId,
    username,
    name,
    role,
    permissions,
    campaigns,
    session: found.session.id,
  };
  return { principal, ends: new Date(found.session.expiresAt).getTime() };
}

/** Lets only those in who have signed in; unsafe methods only from the portal's own pages. */
export const signedIn = createMiddleware<SignedIn>(async (c, next) => {
  refuseForeignWrites(c);
  const session = await sessionOf(c.req.raw, c.env);
  if (session === null) refuse("unauthenticated");
  c.set("principal", session.principal);
  c.set("session", { ends: session.ends });
  await next();
});

/** The permission, over the campaign that `campaignOf` names (an id; null: of no campaign). What one may not see does not exist. */
export function requires(
  permission: Permission | null,
  campaignOf: (c: Context<SignedIn>) => string | null | Promise<string | null> = () => null,
) {
  return createMiddleware<SignedIn>(async (c, next) => {
    const verdict = may(c.var.principal, permission, await campaignOf(c));
    if (verdict === "unseen") refuse("not_found");
    if (verdict === "forbidden")
      refuse("forbidden", permission === null ? undefined : `It needs the permission ${permission}`);
    await next();
  });
}

/** Rights that this isolate keeps are read anew at the next request. */
export function forgetRights(): void {
  rights.clear();
}

/** A page of another site cannot write here with its visitor's cookie (OWASP: Sec-Fetch-Site, Origin where it is missing). */
export function refuseForeignWrites(c: Context): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const site = c.req.header("Sec-Fetch-Site");
  if (site !== undefined ? site === "same-origin" : c.req.header("Origin") === new URL(c.req.url).origin) return;
  refuse("origin_not_allowed", "Writes are accepted from Deskline's own pages only");
}

/** Read from D1 once a minute; used stale while D1 is away. */
async function rightsFor(env: Env, userId: string): Promise<Rights | null> {
  const now = Date.now();
  const known = rights.get(userId);
  if (known !== undefined && now - known.at < RIGHTS_FRESH_MS) return known.rights;
  try {
    const read = await rightsOf(env.CONFIG, userId);
    if (rights.size >= MOST_KEPT) rights.clear();
    if (read !== null) rights.set(userId, { rights: read, at: now });
    return read;
  } catch (error) {
    if (known !== undefined) return known.rights;
    throw error;
  }
}
