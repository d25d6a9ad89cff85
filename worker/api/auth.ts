import { type Context, Hono } from "hono";
import { z } from "zod";
import { deleteSession, noteRefusedSignIn, noteSession } from "../../store/access/sessions.ts";
import { inTime } from "../../store/database.ts";
import { authentication } from "../access/authentication.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { attemptOf } from "../access/guard.ts";
import { renewHash } from "../access/password.ts";
import { refuseForeignWrites, type SignedIn, sessionOf } from "../access/session.ts";
import { refuse } from "../problems.ts";

const MAX_CREDENTIAL = 256;
const word = z.string().min(1).max(MAX_CREDENTIAL);
const pair = z.object({ username: word, password: word });

/** Signing in and out. */
export const auth = new Hono<SignedIn>()
  .post("/auth/sign-in/username", async (c) => {
    refuseForeignWrites(c);
    const { username, password } = await credentials(c);
    const attempt = await attemptOf(c.req.raw, c.env, username);
    const { user, cookies } = await signInWith(c, username, password).catch(async (error) => {
      await attempt.uncounted();
      throw error;
    });
    if (user === null) {
      c.executionCtx.waitUntil(noteRefusedSignIn(c.env.CONFIG, username));
      refuse("invalid_credentials");
    }
    await attempt.succeeded();
    await noteSession(c.env.CONFIG, user, "sign-in");
    c.executionCtx.waitUntil(renewHash(c.env, user.id, password));
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.json({ id: user.id });
  })
  .post("/auth/sign-out", async (c) => {
    refuseForeignWrites(c);
    const session = await sessionOf(c.req.raw, c.env);
    const headers = c.req.raw.headers;
    const answer = await inTime(authenticationOf(c).signOut({ headers, asResponse: true }));
    if (session !== null) {
      const { user, name, session: id } = session.principal;
      await closeSessions(c.env, user, [id]);
      await noteSession(c.env.CONFIG, { id: user, name }, "sign-out");
    }
    for (const cookie of answer.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
    return c.body(null, 204);
  });

/** The user of these credentials with a new session; null, after the same work, when they are nobody's or a disabled user's (SEC-2). */
async function signInWith(c: Context<SignedIn>, username: string, password: string) {
  const body = { username, password };
  const answer = await inTime(
    authenticationOf(c).signInUsername({ body, headers: c.req.raw.headers, asResponse: true }),
  );
  if (answer.status >= 500) refuse("unavailable");
  if (!answer.ok) return { user: null, cookies: [] };
  const { user, token }: { user: { id: string; name: string; disabled: boolean }; token: string } = await answer.json();
  if (!user.disabled) return { user, cookies: answer.headers.getSetCookie() };
  await deleteSession(c.env.CONFIG, { token });
  return { user: null, cookies: [] };
}

/** What was typed. What cannot be a user name and a password is wrong, in the same words (SEC-2). */
async function credentials(c: Context): Promise<{ username: string; password: string }> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    refuse("malformed_json");
  }
  const typed = pair.safeParse(body);
  return typed.success ? typed.data : refuse("invalid_credentials");
}

function authenticationOf(c: Context<SignedIn>) {
  return authentication(c.env, new URL(c.req.url).origin).api;
}
