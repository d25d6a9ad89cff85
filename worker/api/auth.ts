import { type Context, Hono } from "hono";
import { z } from "zod";
import { passwordProblem } from "../../domain/access/password.ts";
import { deskOf } from "../../durable-objects/addresses.ts";
import { keyedName } from "../../durable-objects/tickets.ts";
import { findCredential, otherSessions, replacePassword } from "../../store/access/credentials.ts";
import { authentication } from "../access/authentication.ts";
import { hashPassword, verifyPassword } from "../access/password-hash.ts";
import { refuseForeignWrites, type SignedIn, sessionOf, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

const MAX_CREDENTIAL = 256;
const changePassword = z.strictObject({
  current: z.string().max(MAX_CREDENTIAL),
  next: z.string().max(MAX_CREDENTIAL),
});

/** Sign in, sign out, one's own password. */
export const auth = new Hono<SignedIn>()
  .post("/auth/sign-in/username", async (c) => {
    refuseForeignWrites(c);
    const { username, password } = await credentials(c);
    const guard = await guardOf(c, username);
    const wait = await guard.attempt();
    if (wait > 0) refuse("locked_out", `Try again in ${Math.ceil(wait / 1_000)} s`);
    const answer = await authentication(c.env, new URL(c.req.url).origin).api.signInUsername({
      body: { username, password },
      headers: c.req.raw.headers,
      asResponse: true,
    });
    if (answer.status >= 500) refuse("unavailable");
    const body: { user?: { id: string; disabled?: boolean } } = answer.ok ? await answer.json() : {};
    // A disabled user hears the same as a wrong password (SEC-2).
    if (body.user === undefined || body.user.disabled === true) refuse("invalid_credentials");
    await guard.succeeded();
    for (const cookie of answer.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
    return c.json({ id: body.user.id });
  })
  .post("/auth/sign-out", async (c) => {
    refuseForeignWrites(c);
    const session = await sessionOf(c.req.raw, c.env);
    const answer = await authentication(c.env, new URL(c.req.url).origin).api.signOut({
      headers: c.req.raw.headers,
      asResponse: true,
    });
    if (session !== null)
      await deskOf(c.env, session.principal.user).endSession({ session: session.principal.session });
    for (const cookie of answer.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
    return c.body(null, 204);
  })
  .get("/me", signedIn, (c) => {
    const { user, username, name, role, permissions, campaigns } = c.var.principal;
    return c.json({ user, username, name, role, permissions, campaigns });
  })
  .put("/me/password", signedIn, async (c) => {
    const { current, next } = await parsed(c, changePassword);
    const { user, username, session } = c.var.principal;
    const credential = await findCredential(c.env.CONFIG, user);
    if (credential === null || !(await verifyPassword(current, credential, c.env.AUTH_SECRET))) {
      refuse("invalid_input", undefined, [
        { path: "current", code: "wrong", detail: "This is not your present password" },
      ]);
    }
    const weak = passwordProblem(next, username);
    if (weak !== null)
      refuse("invalid_input", undefined, [{ path: "next", code: weak, detail: "Choose a longer or rarer password" }]);
    const others = await otherSessions(c.env.CONFIG, user, session);
    await replacePassword(
      c.env.CONFIG,
      { id: user, name: username },
      user,
      await hashPassword(next, c.env.AUTH_SECRET),
      session,
    );
    for (const ended of others) await deskOf(c.env, user).endSession({ session: ended });
    return c.body(null, 204);
  });

/** What was typed; anything that is no pair of words is simply wrong, in the same words and after the same work. */
async function credentials(c: Context): Promise<{ username: string; password: string }> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    refuse("malformed_json");
  }
  const pair = z
    .object({ username: z.string().min(1).max(MAX_CREDENTIAL), password: z.string().min(1).max(MAX_CREDENTIAL) })
    .safeParse(body);
  if (!pair.success) refuse("invalid_credentials");
  return pair.data;
}

/** Counts the attempts on one user name; asked before any password is hashed, which costs a fifth of a second. */
async function guardOf(c: Context<SignedIn>, username: string) {
  return c.env.SIGN_IN_GUARD.getByName(await keyedName(c.env.NAME_SECRET, "sign-in", username.toLowerCase()));
}
