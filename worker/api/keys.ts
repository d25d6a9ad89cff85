import { Hono } from "hono";
import { keyFields } from "../../protocol/configuration.ts";
import { createKey, listKeys, revokeKey } from "../../store/configuration/api-keys.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

/** Keys of other programs. A key is shown once, when it is made. */
export const keys = new Hono<SignedIn>()
  .use("/keys", signedIn, requires("keys"))
  .use("/keys/*", signedIn, requires("keys"))
  .get("/keys", async (c) => c.json({ items: await listKeys(c.env.CONFIG), nextCursor: null }))
  .post("/keys", async (c) => c.json(await createKey(c.env.CONFIG, actorOf(c), await parsed(c, keyFields)), 201))
  .delete("/keys/:id", async (c) => {
    if (!(await revokeKey(c.env.CONFIG, actorOf(c), c.req.param("id")))) refuse("not_found");
    return c.body(null, 204);
  });
