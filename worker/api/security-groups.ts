import { type Context, Hono } from "hono";
import { type GroupResource, groupFields } from "../../protocol/access.ts";
import { deleteGroup, type KeptGroup, listGroups, putGroup } from "../../store/access/groups.ts";
import { actorOf, changed } from "../access/actor.ts";
import { administers, refuseUngrantableGroup } from "../access/granting.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse, taken } from "../problems.ts";

const TAKEN = { security_groups_name: "name" };

/** Security groups: which campaigns their users see, and what they may do there (SEC-4, SEC-5). */
export const securityGroups = new Hono<SignedIn>()
  .use("/security-groups", signedIn, requires("groups"))
  .use("/security-groups/*", signedIn, requires("groups"))
  .get("/security-groups", async (c) => c.json({ items: (await visible(c)).map(resourceOf), nextCursor: null }))
  .post("/security-groups", async (c) => {
    const fields = await parsed(c, groupFields);
    await refuseUngrantableGroup(c.env, c.var.principal, fields);
    const id = await taken(TAKEN, () => putGroup(c.env.CONFIG, actorOf(c), null, fields));
    changed(c);
    return c.json(resourceOf(await found(c, id)), 201);
  })
  .get("/security-groups/:id", async (c) => c.json(resourceOf(await found(c, c.req.param("id")))))
  .put("/security-groups/:id", async (c) => {
    const before = await found(c, c.req.param("id"));
    const fields = await parsed(c, groupFields);
    await refuseUngrantableGroup(c.env, c.var.principal, fields);
    await taken(TAKEN, () => putGroup(c.env.CONFIG, actorOf(c), before, fields));
    changed(c);
    return c.json(resourceOf(await found(c, before.id)));
  })
  .delete("/security-groups/:id", async (c) => {
    await deleteGroup(c.env.CONFIG, actorOf(c), await found(c, c.req.param("id")));
    changed(c);
    return c.body(null, 204);
  });

async function visible(c: Context<SignedIn>): Promise<KeptGroup[]> {
  return (await listGroups(c.env.CONFIG)).filter((group) => administers(c.var.principal, group));
}

async function found(c: Context<SignedIn>, id: string): Promise<KeptGroup> {
  return (await visible(c)).find((group) => group.id === id) ?? refuse("not_found");
}

function resourceOf({ campaignIds: _, ...group }: KeptGroup): GroupResource {
  return group;
}
