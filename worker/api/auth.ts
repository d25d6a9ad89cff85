import { type Context, Hono } from "hono";
import { z } from "zod";
import { isAuthenticatorCode } from "../../domain/access/second-factor.ts";
import { type PasswordAccepted, secondStep } from "../../protocol/access.ts";
import { deleteSession, noteRefusedSignIn, noteSession } from "../../store/access/sessions.ts";
import { inTime } from "../../store/database.ts";
import { authentication } from "../access/authentication.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { attemptOf } from "../access/guard.ts";
import { renewHash } from "../access/password.ts";
import { ownSessionOf, refuseForeignWrites, type SignedIn } from "../access/session.ts";
import { endView } from "../access/view.ts";
import { parsed, refuse } from "../problems.ts";

const MAX_CREDENTIAL = 256;
const word = z.string().min(1).max(MAX_CREDENTIAL);
const pair = z.object({ username: word, password: word });

/** Signing in and out. */
export const auth = new Hono<SignedIn>()
  .post("/auth/sign-in/username", async (c) => {
    refuseForeignWrites(c);
    const { username, password } = await credentials(c);
    const { user, cookies, second } = await signInCounted(c, username, password);
    if (user !== null) {
      await noteSession(c.env.CONFIG, user, "sign-in");
      c.executionCtx.waitUntil(renewHash(c.env, user.id, password));
    }
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.json({ second } satisfies PasswordAccepted);
  })
  .post("/auth/sign-in/second-factor", async (c) => {
    refuseForeignWrites(c);
    const { code } = await parsed(c, secondStep);
    const { user, cookies } = await signInByCode(c, code);
    await noteSession(c.env.CONFIG, user, "sign-in");
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.json({ second: false } satisfies PasswordAccepted);
  })
  .post("/auth/sign-out", async (c) => {
    refuseForeignWrites(c);
    const session = await ownSessionOf(c.req.raw, c.env);
    const headers = c.req.raw.headers;
    const answer = await inTime(authenticationOf(c).signOut({ headers, asResponse: true }));
    if (session !== null) {
      const { user, name, session: id } = session.principal;
      await closeSessions(c.env, user, [id]);
      await noteSession(c.env.CONFIG, { id: user, name }, "sign-out");
    }
    endView(c);
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
  const none = { user: null, cookies: [], second: false };
  if (!answer.ok) return none;
  const { user, token }: Partial<Accepted> = await answer.json();
  const cookies = answer.headers.getSetCookie();
  if (user === undefined || token === undefined) return { user: null, cookies, second: true };
  if (!user.disabled) return { user, cookies, second: false };
  await deleteSession(c.env.CONFIG, { token });
  return none;
}

/** The same, counted where it fails: who tries too often has to wait. */
async function signInCounted(c: Context<SignedIn>, username: string, password: string) {
  const attempt = await attemptOf(c.req.raw, c.env, username);
  const accepted = await signInWith(c, username, password).catch(async (error) => {
    await attempt.uncounted();
    throw error;
  });
  if (accepted.user === null && !accepted.second) {
    c.executionCtx.waitUntil(noteRefusedSignIn(c.env.CONFIG, username));
    refuse("invalid_credentials");
  }
  await attempt.succeeded();
  return accepted;
}

interface Accepted {
  user: { id: string; name: string; disabled: boolean };
  token: string;
}

/** The second step, of who has just typed the right password: a code of the authenticator, or one of those that are kept. */
async function signInByCode(c: Context<SignedIn>, typed: string) {
  const code = typed.replaceAll(" ", "");
  const asked = { body: { code }, headers: withoutSession(c.req.raw.headers), asResponse: true } as const;
  const api = authenticationOf(c);
  const answer = await inTime(isAuthenticatorCode(typed) ? api.verifyTOTP(asked) : api.verifyBackupCode(asked));
  if (answer.status >= 500) refuse("unavailable");
  if (!answer.ok) refuseSecondStep(((await answer.json()) as { code?: string }).code);
  const { user, token }: Accepted = await answer.json();
  if (!user.disabled) return { user, cookies: answer.headers.getSetCookie() };
  await deleteSession(c.env.CONFIG, { token });
  return refuse("invalid_credentials");
}

const OVER = ["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"];

function refuseSecondStep(code: string | undefined): never {
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") refuse("locked_out");
  if (code !== undefined && OVER.includes(code)) refuse("session_ended", "Type the password again");
  return refuse("invalid_input", undefined, [{ path: "code", code: "wrong_code", detail: "This code is not right" }]);
}

/** Only what the first step has set: a session that is open here is somebody else's, perhaps. */
function withoutSession(headers: Headers): Headers {
  const cookies = (headers.get("Cookie") ?? "").split(/; */).filter((one) => /deskline\.two_factor=/.test(one));
  const rest = new Headers(headers);
  rest.set("Cookie", cookies.join("; "));
  return rest;
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
