import { parse } from "hono/utils/cookie";
import { deleteSession } from "../../store/access/sessions.ts";
import { inTime, Unavailable } from "../../store/database.ts";
import { authentication } from "./authentication.ts";

export interface StoredSession {
  id: string;
  /** User id. */
  user: string;
  /** ms when it ends, used or not. */
  ends: number;
  /** `Set-Cookie` of the minute in which D1 is not asked again. */
  cookies: string[];
}

const WORKING_DAY_MS = 12 * 60 * 60_000;
/** How long an isolate goes on with what it has read while D1 is away. */
const STALE_MS = 15 * 60_000;
/** Longer than the cookie cache and anything else that could still show an ended session. */
const ENDED_KEPT_MS = STALE_MS;
const MOST_KEPT = 2_000;

const kept = new Map<string, { session: StoredSession; at: number }>();
const ended = new Map<string, number>();

/** The session of a request's cookie; null without one that is valid. Throws `Unavailable` for one that nobody here knows while D1 is away. */
export async function storedSession(request: Request, env: Env): Promise<StoredSession | null> {
  const token = tokenOf(request);
  if (token === null) return null;
  const now = Date.now();
  const session = await read(request, env, token, now);
  if (session === null || isEnded(session.id, now)) return null;
  if (session.ends > now) return session;
  await deleteSession(env.CONFIG, { id: session.id });
  return null;
}

/** These sessions are over: at once in this isolate, everywhere when the cookie's minute has passed. */
export function forgetSessions(ids: string[], now = Date.now()): void {
  for (const [id, at] of ended) if (now - at > ENDED_KEPT_MS) ended.delete(id);
  for (const id of ids) ended.set(id, now);
}

function isEnded(id: string, now: number): boolean {
  const at = ended.get(id);
  return at !== undefined && now - at <= ENDED_KEPT_MS;
}

async function read(request: Request, env: Env, token: string, now: number): Promise<StoredSession | null> {
  try {
    const { api } = authentication(env, new URL(request.url).origin);
    const { response, headers } = await inTime(api.getSession({ headers: request.headers, returnHeaders: true }));
    if (response === null) return null;
    const { id, userId, createdAt } = response.session;
    const ends = createdAt.getTime() + WORKING_DAY_MS;
    const session = { id, user: userId, ends, cookies: headers.getSetCookie() };
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(token, { session: { ...session, cookies: [] }, at: now });
    return session;
  } catch (error) {
    const known = kept.get(token);
    if (known !== undefined && now - known.at <= STALE_MS) return known.session;
    throw new Unavailable("The session cannot be read", { cause: error });
  }
}

/** The signed token, whatever prefix its cookie has. */
function tokenOf(request: Request): string | null {
  const cookies = parse(request.headers.get("Cookie") ?? "");
  return Object.entries(cookies).find(([name]) => name.endsWith("deskline.session_token"))?.[1] ?? null;
}
