import { Hono } from "hono";
import { scopesOf } from "../../domain/access/key-scope.ts";
import { endSession, getUserToken } from "../../protocol/integra.ts";
import { rightsOf } from "../../store/access/principals.ts";
import { noteRefusedSignIn } from "../../store/access/sessions.ts";
import { createToken, endToken } from "../../store/access/tokens.ts";
import { findUser } from "../../store/access/users.ts";
import { smsOutlets } from "../../store/configuration/outlets.ts";
import { type Called, forgetCallers } from "../access/caller.ts";
import { attemptOf } from "../access/guard.ts";
import { isPasswordOf, renewHash } from "../access/password.ts";
import { hashPassword } from "../access/password-hash.ts";
import { refuse } from "../problems.ts";
import { formOf } from "./parameters.ts";
import { refusal } from "./refusals.ts";

/** `[…, token]` for a supervisor's or administrator's name and password, `0` on any error (API-1). */
export const userTokens = new Hono<Called>()
  .post("/auth/getUserToken", async (c) => {
    const { user: username, password, campaign } = await formOf(c, getUserToken);
    const attempt = await attemptOf(c.req.raw, c.env, username);
    const user = await holderOf(c.env, username, password).catch(async (error) => {
      await attempt.uncounted();
      throw error;
    });
    if (user === null) {
      c.executionCtx.waitUntil(noteRefusedSignIn(c.env.CONFIG, username));
      refuse("invalid_credentials");
    }
    await attempt.succeeded();
    const rights = await rightsOf(c.env.CONFIG, user.id);
    // A password alone would be a way around the code: such users make a key.
    if (rights !== null && rights.secondFactor !== "off") refuse("two_factor_required", "Use an API key");
    if (rights === null || scopesOf(rights).length === 0) refuse("forbidden", "Tokens are for supervisors");
    const [outlet] = campaign === undefined ? [] : await smsOutlets(c.env.CONFIG, rights, { name: campaign });
    if (campaign !== undefined && outlet === undefined) refuse("invalid_input", `There is no campaign ${campaign}`);
    c.executionCtx.waitUntil(renewHash(c.env, user.id, password));
    return c.json([await createToken(c.env.CONFIG, user, outlet?.id ?? null)]);
  })
  .onError((error, c) => refusal(c, error, "0"));

/** Who has this name and password and may come in; null, after the same work, for anybody else. */
async function holderOf(env: Env, username: string, password: string) {
  const user = await findUser(env.CONFIG, username);
  if (user === null) {
    await hashPassword(password, env.AUTH_SECRET);
    return null;
  }
  return (await isPasswordOf(env, user.id, password)) && !user.disabled ? user : null;
}

/** API-2: the program is done. */
export const sessionEnd = new Hono<Called>().post("/auth/EndSession", async (c) => {
  const { user, token } = await formOf(c, endSession);
  if (!(await endToken(c.env.CONFIG, user, token))) refuse("unauthenticated", "There is no such token of this user");
  forgetCallers();
  return c.text("OK");
});
