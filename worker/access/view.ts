import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import { VIEW_MS } from "../../domain/access/view.ts";
import { readSigned, sign } from "../../durable-objects/tickets.ts";

/** One session sees as another user, until then (ms). */
export interface View {
  kind: "view";
  session: string;
  /** User id. */
  user: string;
  until: number;
}

/** As the session's own cookie: no other host of the domain can set it. */
function nameOf(origin: string): string {
  return origin.startsWith("https:") ? "__Host-deskline.view" : "deskline.view";
}

/** The view of this very session that has not run out; null without one. */
export async function viewOf(request: Request, env: Env, session: string): Promise<View | null> {
  const origin = new URL(request.url).origin;
  const cookie = parse(request.headers.get("Cookie") ?? "")[nameOf(origin)];
  const view = cookie === undefined ? null : ((await readSigned(env.TICKET_SECRET, cookie)) as View | null);
  return view?.kind === "view" && view.session === session && view.until > Date.now() ? view : null;
}

/** Every request of this browser is seen as the user's, until it is ended or runs out. */
export async function beginView(c: Context, env: Env, session: string, user: string): Promise<number> {
  const until = Date.now() + VIEW_MS;
  const { origin, protocol } = new URL(c.req.url);
  const cookie = await sign(env.TICKET_SECRET, { kind: "view", session, user, until } satisfies View);
  const maxAge = VIEW_MS / 1_000;
  setCookie(c, nameOf(origin), cookie, {
    path: "/",
    httpOnly: true,
    secure: protocol === "https:",
    sameSite: "Strict",
    maxAge,
  });
  return until;
}

/** The cookie goes; the view would have ended by itself. */
export function endView(c: Context): void {
  const { origin, protocol } = new URL(c.req.url);
  deleteCookie(c, nameOf(origin), { path: "/", secure: protocol === "https:" });
}
