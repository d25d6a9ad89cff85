import { type Context, Hono } from "hono";
import type { Break } from "../../domain/agent/agent.ts";
import { breakFields } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/breaks.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse, taken } from "../problems.ts";

const TAKEN = { breaks_name: "name" };

/** The breaks that agents choose from (AGT-2): the same for all campaigns. */
export const breaks = new Hono<SignedIn>()
  .get("/breaks", signedIn, async (c) => c.json({ items: await store.listBreaks(c.env.CONFIG), nextCursor: null }))
  .post("/breaks", signedIn, requires("campaigns"), async (c) => {
    const fields = await parsed(c, breakFields);
    const created = await taken(TAKEN, () => store.createBreak(c.env.CONFIG, actorOf(c), fields));
    changed(c);
    return c.json(created, 201);
  })
  .put("/breaks/:id", signedIn, requires("campaigns"), async (c) => {
    const before = await found(c);
    const fields = await parsed(c, breakFields);
    const replaced = await taken(TAKEN, () => store.replaceBreak(c.env.CONFIG, actorOf(c), before, fields));
    changed(c);
    return c.json(replaced);
  })
  .delete("/breaks/:id", signedIn, requires("campaigns"), async (c) => {
    await store.deleteBreak(c.env.CONFIG, actorOf(c), await found(c));
    changed(c);
    return c.body(null, 204);
  });

async function found(c: Context<SignedIn>): Promise<Break> {
  return (await store.findBreak(c.env.CONFIG, c.req.param("id") ?? "")) ?? refuse("not_found");
}
