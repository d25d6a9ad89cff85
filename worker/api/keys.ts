import { type Context, Hono } from "hono";
import { permissionsFor } from "../../domain/access/key-scope.ts";
import { covers } from "../../domain/access/permission.ts";
import { type KeyFields, keyFields } from "../../protocol/keys.ts";
import { createKey, findKey, type KeySettings, listKeys, revokeKey } from "../../store/configuration/api-keys.ts";
import { dialersNamed, smsOutlets } from "../../store/configuration/outlets.ts";
import { actorOf } from "../access/actor.ts";
import { forgetCallers, seenDialers } from "../access/caller.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { campaignsSeen, refuseUnknown } from "./selection.ts";

/** Keys of other programs (API-12). A key is shown once, when it is made; one beyond somebody's rights does not exist for them (SEC-5). */
export const keys = new Hono<SignedIn>()
  .use("/keys", signedIn, requires("keys"))
  .use("/keys/*", signedIn, requires("keys"))
  .get("/keys", async (c) => c.json({ items: await listKeys(c.env.CONFIG, c.var.principal), nextCursor: null }))
  .post("/keys", async (c) => {
    const settings = await settingsOf(c, await parsed(c, keyFields));
    return c.json(await createKey(c.env.CONFIG, actorOf(c), settings), 201);
  })
  .get("/keys/:id", async (c) => {
    const key = await findKey(c.env.CONFIG, c.req.param("id"), c.var.principal);
    return c.json(key ?? refuse("not_found"));
  })
  .delete("/keys/:id", async (c) => {
    if (!(await revokeKey(c.env.CONFIG, actorOf(c), c.req.param("id"), c.var.principal))) refuse("not_found");
    forgetCallers();
    return c.body(null, 204);
  });

/** With ids for names. Refuses names of what its maker may not see, and rights that they do not have. */
async function settingsOf(c: Context<SignedIn>, fields: KeyFields): Promise<KeySettings> {
  const { principal } = c.var;
  const { name, scopes, addresses } = fields;
  const campaigns = fields.campaigns && (await campaignsSeen(c.env.CONFIG, principal, fields.campaigns));
  if (campaigns !== null) refuseUnknown("campaigns", fields.campaigns ?? [], campaigns);
  const dialers = await dialersNamed(c.env.CONFIG, seenDialers(principal), fields.dialers);
  refuseUnknown("dialers", fields.dialers, dialers);
  const reach = campaigns === null ? ("all" as const) : campaigns.map(({ id }) => id);
  if (!covers(principal, { permissions: permissionsFor(scopes), campaigns: reach }))
    refuse("forbidden", "Nobody gives rights that they do not have: name the campaigns that the key is for");
  const defaultCampaign = await defaultOf(c, fields, { campaigns: reach, dialers: dialers.map(({ id }) => id) });
  return { name, scopes, campaigns, dialers, defaultCampaign, addresses };
}

/** The campaign or dialer of a call that names none: one of those that the key is for. */
async function defaultOf(
  c: Context<SignedIn>,
  { defaultCampaign: name }: KeyFields,
  reach: { campaigns: string[] | "all"; dialers: string[] },
): Promise<KeySettings["defaultCampaign"]> {
  if (name === null) return null;
  const [outlet] = await smsOutlets(c.env.CONFIG, reach, { name });
  if (outlet !== undefined) return { id: outlet.id, name: outlet.name };
  const detail = `${name} is no SMS campaign or dialer that the key is for`;
  return refuse("invalid_input", detail, [{ path: "defaultCampaign", code: "unknown", detail }]);
}
