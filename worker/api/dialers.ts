import { Hono } from "hono";
import { dialerOf } from "../../durable-objects/addresses.ts";
import { pageQuery } from "../../protocol/configuration.ts";
import { type DialerResource, dialerFields, replaceDialer } from "../../protocol/dialer-fields.ts";
import type { DialerLine } from "../../protocol/dialers.ts";
import * as change from "../../store/configuration/change-dialers.ts";
import { listDialers, resourceOf } from "../../store/configuration/dialers.ts";
import { actorOf, changed } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { seenDialers } from "../access/caller.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { inTurns } from "../in-turns.ts";
import { parsed, parsedQuery, refuse, taken } from "../problems.ts";
import { belonging, requiresDialers, theDialer } from "./dialer-selection.ts";

const TAKEN = { dialers_name: "name", "dialers.campaign_id": "campaign" };

/** Who sends in bulk (SMS-40 to SMS-58), all of them in one table with their boards. */
export const dialers = new Hono<SignedIn>()
  .get("/dialers", personOrProgram("dialers"), requiresDialers, async (c) => {
    const page = await listDialers(c.env.CONFIG, { ...parsedQuery(c, pageQuery), seen: seenDialers(c.var.principal) });
    return c.json({ ...page, items: await withBoards(c.env, page.items) });
  })
  .post("/dialers", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const fields = await parsed(c, dialerFields);
    const belongs = await belonging(c, fields, null);
    const created = await taken(TAKEN, () => change.createDialer(c.env.CONFIG, actorOf(c), fields, belongs));
    changed(c);
    return c.json(created, 201);
  })
  .get("/dialers/:name", personOrProgram("dialers"), requires("dialers.run"), async (c) =>
    c.json(resourceOf(await theDialer(c))),
  )
  .put("/dialers/:name", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const before = await theDialer(c);
    const fields = await parsed(c, replaceDialer);
    const belongs = await belonging(c, fields, before);
    const replaced = await taken(TAKEN, () => change.replaceDialer(c.env.CONFIG, actorOf(c), before, fields, belongs));
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved this dialer since you opened it");
    changed(c);
    return c.json(replaced);
  })
  .delete("/dialers/:name", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    await change.deleteDialer(c.env.CONFIG, actorOf(c), await theDialer(c));
    changed(c);
    return c.body(null, 204);
  });

/** An object that does not answer takes nobody else's figures away. */
function withBoards(env: Env, resources: readonly DialerResource[]): Promise<DialerLine[]> {
  return inTurns(resources, async (resource) => ({
    ...resource,
    board: await dialerOf(env, resource.id)
      .board()
      .catch(() => null),
  }));
}
