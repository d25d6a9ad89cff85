import { Hono } from "hono";
import { changeOwnPassword, type Me } from "../../protocol/access.ts";
import { soundSettings } from "../../protocol/sounds.ts";
import { replacePassword } from "../../store/access/credentials.ts";
import { keepSounds, soundsOf } from "../../store/access/preferences.ts";
import { actorOf } from "../access/actor.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { attemptOf } from "../access/guard.ts";
import { isPasswordOf, refuseWeak } from "../access/password.ts";
import { hashPassword } from "../access/password-hash.ts";
import { type SignedIn, signedInAtAll } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

/** Who one is, one's own password, and what one wants to hear. */
export const me = new Hono<SignedIn>()
  .get("/me", signedInAtAll, (c) => {
    const { session: _, ...principal } = c.var.principal;
    const { SANDBOX_URL: sandbox } = c.env as Env & { SANDBOX_URL?: string };
    return c.json({
      ...principal,
      language: c.var.session.language,
      secondFactor: c.var.session.secondFactor ?? "off",
      ...(sandbox !== undefined && { sandbox }),
    } satisfies Me);
  })
  .get("/me/sounds", signedInAtAll, async (c) => c.json(await soundsOf(c.env.CONFIG, c.var.principal.user)))
  .put("/me/sounds", signedInAtAll, async (c) => {
    await keepSounds(c.env.CONFIG, c.var.principal.user, await parsed(c, soundSettings));
    return c.body(null, 204);
  })
  .put("/me/password", signedInAtAll, async (c) => {
    const { current, next } = await parsed(c, changeOwnPassword);
    const { user, username, session } = c.var.principal;
    refuseWeak(next, username, "next");
    const attempt = await attemptOf(c.req.raw, c.env, username);
    if (!(await isPasswordOf(c.env, user, current)))
      refuse("invalid_input", undefined, [
        { path: "current", code: "wrong", detail: "This is not your present password" },
      ]);
    await attempt.succeeded();
    const hash = await hashPassword(next, c.env.AUTH_SECRET);
    const ended = await replacePassword(c.env.CONFIG, actorOf(c), user, hash, session);
    await closeSessions(c.env, user, ended);
    return c.body(null, 204);
  });
