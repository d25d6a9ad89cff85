import { Hono } from "hono";
import { changeOwnPassword, type Me } from "../../protocol/access.ts";
import { soundSettings } from "../../protocol/sounds.ts";
import { keepSounds, soundsOf } from "../../store/access/preferences.ts";
import { actorOf } from "../access/actor.ts";
import { type SignedIn, signedInAtAll } from "../access/session.ts";
import { changePassword } from "../people/change-password.ts";
import { parsed } from "../problems.ts";

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
    const wanted = await parsed(c, changeOwnPassword);
    await changePassword(c.env, c.req.raw, c.var.principal, actorOf(c), wanted);
    return c.body(null, 204);
  });
