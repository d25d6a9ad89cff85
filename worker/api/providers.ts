import { type Context, Hono } from "hono";
import { sees } from "../../domain/access/permission.ts";
import { pageQuery } from "../../protocol/configuration.ts";
import { providerFields, replaceProvider } from "../../protocol/providers.ts";
import * as change from "../../store/configuration/change-providers.ts";
import { describe, listProviders, usesOf } from "../../store/configuration/providers.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsedQuery, refuse, taken } from "../problems.ts";
import { draftOf } from "./provider-draft.ts";
import { theProvider } from "./provider-selection.ts";

const TAKEN = { providers_name: "name" };

/** Accounts at carriers (SMS-1 to SMS-9, WA-1, FB-1), for who may administer providers. A secret is never sent back. */
export const providers = new Hono<SignedIn>()
  .use("/providers", signedIn, requires("providers"))
  .get("/providers", async (c) =>
    c.json(await listProviders(c.env.CONFIG, c.env.SEAL_SECRET, parsedQuery(c, pageQuery))),
  )
  .post("/providers", async (c) => {
    const fields = await draftOf(c, providerFields, null);
    const { CONFIG, SEAL_SECRET } = c.env;
    const created = await taken(TAKEN, () => change.createProvider(CONFIG, SEAL_SECRET, actorOf(c), fields));
    changed(c);
    return c.json(created, 201);
  })
  .use("/providers/:name", signedIn, requires("providers"))
  .get("/providers/:name", async (c) => c.json(await describe(await theProvider(c), c.env.SEAL_SECRET)))
  .put("/providers/:name", async (c) => {
    const { CONFIG, SEAL_SECRET } = c.env;
    const before = await theProvider(c);
    const draft = await draftOf(c, replaceProvider, await describe(before, SEAL_SECRET));
    const replaced = await taken(TAKEN, () => change.replaceProvider(CONFIG, SEAL_SECRET, actorOf(c), before, draft));
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved this provider since you opened it");
    changed(c);
    return c.json(replaced);
  })
  .delete("/providers/:name", async (c) => {
    const { CONFIG, SEAL_SECRET } = c.env;
    const provider = await theProvider(c);
    const refused = await change.deleteProvider(CONFIG, SEAL_SECRET, actorOf(c), provider);
    if (refused === "in_use") await refuseUsed(c, provider.id);
    changed(c);
    return c.body(null, 204);
  });

/** SMS-9: says who still leaves by it, as far as the user may see them. */
async function refuseUsed(c: Context<SignedIn>, id: string): Promise<never> {
  const uses = await usesOf(c.env.CONFIG, id);
  const { campaigns: seen } = c.var.principal;
  const isSeen = (campaign: string | null) => seen === "all" || (campaign !== null && sees(seen, campaign));
  const named = [
    ...uses.campaigns.filter((one) => isSeen(one.id)).map(({ name }) => `the campaign ${name}`),
    ...uses.dialers.filter((one) => isSeen(one.campaign)).map(({ name }) => `the dialer ${name}`),
  ];
  const others = uses.campaigns.length + uses.dialers.length - named.length;
  const all = [...named, ...(others > 0 ? [`${others} that you do not see`] : [])];
  const errors = all.map((detail, at) => ({ path: `uses.${at}`, code: "in_use", detail }));
  return refuse("conflict", `It is still used by ${all.join(", ")}`, errors);
}
