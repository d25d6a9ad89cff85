import { type Context, Hono } from "hono";
import { isAuthenticatorCode } from "../../domain/access/second-factor.ts";
import { ownPassword, type SecondFactorStarted, secondStep } from "../../protocol/access.ts";
import { noteSecondFactor, sessionsOf } from "../../store/access/second-factor.ts";
import { inTime } from "../../store/database.ts";
import { actorOf, changed } from "../access/actor.ts";
import { authentication } from "../access/authentication.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { attemptOf } from "../access/guard.ts";
import { type SignedIn, signedInAtAll } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

/** One's own second factor: an authenticator's code beside the password, and codes to keep for the day it is lost. */
export const secondFactor = new Hono<SignedIn>()
  .use("/me/second-factor", signedInAtAll)
  .use("/me/second-factor/*", signedInAtAll)
  .post("/me/second-factor", async (c) => {
    if (c.var.session.secondFactor === "on") refuse("conflict", "It is set up already");
    const answer = await byPassword(c, (body) => apiOf(c).enableTwoFactor({ ...body, asResponse: true }));
    const { totpURI: uri, backupCodes: codes }: { totpURI: string; backupCodes: string[] } = await answer.json();
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    return c.json({ uri: labelled(uri, c.var.principal.username), secret, codes } satisfies SecondFactorStarted, 201);
  })
  .put("/me/second-factor", async (c) => {
    const { code } = await parsed(c, secondStep);
    if (c.var.session.secondFactor === "on") refuse("conflict", "It is set up already");
    const before = await sessionsOf(c.env.CONFIG, c.var.principal.user);
    const attempt = await attemptOf(c.req.raw, c.env, c.var.principal.username);
    const body = { code: code.replaceAll(" ", "") };
    const answer = isAuthenticatorCode(code)
      ? await inTime(apiOf(c).verifyTOTP({ body, headers: c.req.raw.headers, asResponse: true }))
      : null;
    if (answer === null || !answer.ok) refuseCode();
    await attempt.succeeded();
    return renewed(c, answer, "two-factor.create", before);
  })
  .post("/me/second-factor/codes", async (c) => {
    const answer = await byPassword(c, (body) => apiOf(c).generateBackupCodes({ ...body, asResponse: true }));
    const { backupCodes: codes }: { backupCodes: string[] } = await answer.json();
    await noteSecondFactor(c.env.CONFIG, actorOf(c), "two-factor.replace", []);
    return c.json({ codes });
  })
  .delete("/me/second-factor", async (c) => {
    const before = await sessionsOf(c.env.CONFIG, c.var.principal.user);
    const answer = await byPassword(c, (body) => apiOf(c).disableTwoFactor({ ...body, asResponse: true }));
    return renewed(c, answer, "two-factor.delete", before);
  });

/** What asks for the password again: who sits down at an open session cannot change it. */
async function byPassword(
  c: Context<SignedIn>,
  act: (asked: { body: { password: string }; headers: Headers }) => Promise<Response>,
): Promise<Response> {
  const { password } = await parsed(c, ownPassword);
  const attempt = await attemptOf(c.req.raw, c.env, c.var.principal.username);
  const answer = await inTime(act({ body: { password }, headers: c.req.raw.headers }));
  if (answer.status >= 500) refuse("unavailable");
  if (!answer.ok)
    refuse("invalid_input", undefined, [
      { path: "password", code: "wrong", detail: "This is not your present password" },
    ]);
  await attempt.succeeded();
  return answer;
}

/** The session is a new one: those of before end, with whatever they have open. */
async function renewed(
  c: Context<SignedIn>,
  answer: Response,
  action: "two-factor.create" | "two-factor.delete",
  before: string[],
): Promise<Response> {
  await noteSecondFactor(c.env.CONFIG, actorOf(c), action, before);
  changed(c);
  await closeSessions(c.env, c.var.principal.user, before);
  for (const cookie of answer.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
  return c.body(null, 204);
}

/** An authenticator lists accounts by the name that people type, not by the address that we make of it. */
function labelled(uri: string, username: string): string {
  const [, query = ""] = uri.split("?");
  return `otpauth://totp/Deskline:${encodeURIComponent(username)}?${query}`;
}

function refuseCode(): never {
  return refuse("invalid_input", undefined, [{ path: "code", code: "wrong_code", detail: "This code is not right" }]);
}

function apiOf(c: Context<SignedIn>) {
  return authentication(c.env, new URL(c.req.url).origin).api;
}
