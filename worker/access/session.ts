import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { hasOneOf, may, type Permission } from "../../domain/access/permission.ts";
import type { SecondFactor } from "../../domain/access/second-factor.ts";
import { isReading, viewRefusal } from "../../domain/access/view.ts";
import type { Language } from "../../domain/campaign/campaign.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { refuse } from "../problems.ts";
import { rightsFor } from "./rights.ts";
import { storedSession } from "./stored-session.ts";
import { type View, viewOf } from "./view.ts";

export interface Session {
  principal: Principal;
  language: Language | null;
  secondFactor: SecondFactor;
  /** ms when the session ends. */
  ends: number;
  /** `Set-Cookie` of the minute in which D1 is not asked again. */
  cookies: string[];
  /** They see as this user. */
  view?: View;
}

export type SignedIn = {
  Bindings: Env;
  Variables: {
    principal: Principal;
    session: Pick<Session, "ends" | "language" | "view"> & { secondFactor?: SecondFactor };
  };
};

/**
 * Whose request it is, from its session cookie: the same for HTTP, sockets, search and export. Null: nobody's. Who sees as another user
 * is that user, with `viewedBy`: as long as they may, asked anew at each request.
 */
export async function sessionOf(request: Request, env: Env): Promise<Session | null> {
  const own = await ownSessionOf(request, env);
  const view = own === null ? null : await viewOf(request, env, own.principal.session);
  if (own === null || view === null) return own;
  const rights = await rightsFor(env.CONFIG, view.user);
  if (rights === null || viewRefusal(own.principal, { ...rights, user: view.user }) !== null) return own;
  const { username, name, role, permissions, campaigns } = rights;
  const { user, session } = own.principal;
  const viewedBy = { user, name: own.principal.name, until: view.until };
  const principal = { user: view.user, username, name, role, permissions, campaigns, session, viewedBy };
  return { ...own, principal, view, ends: Math.min(own.ends, view.until) };
}

/** The same, whomever they see as. */
export async function ownSessionOf(request: Request, env: Env): Promise<Session | null> {
  const stored = await storedSession(request, env);
  if (stored === null) return null;
  const rights = await rightsFor(env.CONFIG, stored.user);
  if (rights === null || rights.disabled) return null;
  const { username, name, role, language, permissions, campaigns, secondFactor } = rights;
  const principal = { user: stored.user, username, name, role, permissions, campaigns, session: stored.id };
  return { principal, language, secondFactor, ends: stored.ends, cookies: stored.cookies };
}

/** The same; refuses who is not signed in, and who has to set up a second factor before anything else. */
export async function admittedSession(request: Request, env: Env): Promise<Session> {
  const session = (await sessionOf(request, env)) ?? refuse("unauthenticated");
  return session.secondFactor === "due" ? refuse("two_factor_required") : session;
}

/** Lets only those in who have signed in; unsafe methods only from the portal's own pages. */
export const signedIn = letting(admittedSession);

/** The same for one's own account: there the second factor is set up. */
export const signedInAtAll = letting(
  async (request, env) => (await sessionOf(request, env)) ?? refuse("unauthenticated"),
);

/** The same of who sees as another user: there that is ended, and nothing else may be done. */
export const signedInAsOneself = letting(async (request, env) => {
  const own = (await ownSessionOf(request, env)) ?? refuse("unauthenticated");
  const view = await viewOf(request, env, own.principal.session);
  return view === null ? own : { ...own, view };
});

function letting(sessionFor: (request: Request, env: Env) => Promise<Session>) {
  return createMiddleware<SignedIn>(async (c, next) => {
    refuseForeignWrites(c);
    const session = await sessionFor(c.req.raw, c.env);
    if (session.principal.viewedBy !== undefined && !isReading(c.req.method)) refuse("read_only");
    c.set("principal", session.principal);
    c.set("session", session);
    await next();
    // Whoever has given the user a new session has said so.
    if (c.res.headers.getSetCookie().length > 0) return;
    for (const cookie of session.cookies) c.header("Set-Cookie", cookie, { append: true });
  });
}

/** The permission, over the campaign that `campaignOf` names (an id; null: of no campaign). What one may not see does not exist. */
export function requires(
  permission: Permission | null,
  campaignOf: (c: Context<SignedIn>) => string | null | Promise<string | null> = () => null,
) {
  return createMiddleware<SignedIn>(async (c, next) => {
    demand(c, permission, await campaignOf(c));
    await next();
  });
}

/** Refuses who may not, over this campaign (an id; null: of no campaign). What one may not see does not exist. */
export function demand(c: Context<SignedIn>, permission: Permission | null, campaign: string | null): void {
  const verdict = may(c.var.principal, permission, campaign);
  if (verdict === "unseen") refuse("not_found");
  if (verdict === "forbidden")
    refuse("forbidden", permission === null ? undefined : `It needs the permission ${permission}`);
}

/** One of these permissions, over whatever campaigns. */
export function requiresOneOf(...permissions: [Permission, ...Permission[]]) {
  return createMiddleware<SignedIn>(async (c, next) => {
    if (!hasOneOf(c.var.principal, permissions))
      refuse("forbidden", `It needs one of the permissions ${permissions.join(", ")}`);
    await next();
  });
}

/** Types that a page of any site may send without being asked first. */
const UNASKED_TYPES = ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"];

/** A page of another site cannot write here with its visitor's cookie (OWASP: Sec-Fetch-Site, Origin where it is missing; no form's type). */
export function refuseForeignWrites(c: Context): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const site = c.req.header("Sec-Fetch-Site");
  const own = site !== undefined ? site === "same-origin" : c.req.header("Origin") === new URL(c.req.url).origin;
  if (!own) refuse("origin_not_allowed", "Writes are accepted from Deskline's own pages only");
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== undefined && UNASKED_TYPES.includes(type)) refuse("malformed_json", "Send application/json");
}
