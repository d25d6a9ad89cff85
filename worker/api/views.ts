import { Hono } from "hono";
import { viewRefusal } from "../../domain/access/view.ts";
import { findUser } from "../../store/access/users.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { rightsFor } from "../access/rights.ts";
import { type SignedIn, signedIn, signedInAsOneself } from "../access/session.ts";
import { beginView, endView } from "../access/view.ts";
import { refuse } from "../problems.ts";

/** Seeing the portal as another user would, reading only: begun and ended in the audit log. */
export const views = new Hono<SignedIn>()
  .post("/users/:username/view", signedIn, async (c) => {
    const { principal } = c.var;
    const id = (await findUser(c.env.CONFIG, c.req.param("username")))?.id ?? "";
    const rights = (await rightsFor(c.env.CONFIG, id)) ?? refuse("not_found");
    const refused = viewRefusal(principal, { ...rights, user: id });
    if (refused === "forbidden") refuse("forbidden", "Nobody sees as a user with rights that they do not have");
    if (refused !== null)
      refuse("conflict", undefined, [
        { path: "username", code: refused, detail: "There is nothing to see as this user" },
      ]);
    const until = await beginView(c, c.env, principal.session, id);
    const after = { until: new Date(until).toISOString() };
    await recordAct(c.env.CONFIG, actorOf(c), { action: "user.view", subject: `agent:${id}`, after });
    return c.json({ until }, 201);
  })
  .delete("/me/view", signedInAsOneself, async (c) => {
    const seen = c.var.session.view;
    endView(c);
    if (seen !== undefined)
      await recordAct(c.env.CONFIG, actorOf(c), { action: "user.view-end", subject: `agent:${seen.user}` });
    return c.body(null, 204);
  });
