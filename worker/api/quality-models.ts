import { type Context, Hono } from "hono";
import { type QualityModelResource, qualityModelFields } from "../../protocol/quality.ts";
import type { Named } from "../../store/configuration/members.ts";
import * as store from "../../store/configuration/quality-models.ts";
import { watchedCampaigns } from "../../store/configuration/report-subjects.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, requiresOneOf, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse, taken } from "../problems.ts";
import { campaignsSeen, refuseLimited, refuseUnknown } from "./selection.ts";

const TAKEN = { quality_models_name: "name", "quality_campaigns.campaign_id": "campaigns" };
const OF_ALL = "Quality models are changed by who sees all campaigns";

/** WEB-21: what is asked at interactions, and of which campaigns. */
export const qualityModels = new Hono<SignedIn>()
  .use("/quality-models", signedIn)
  .use("/quality-models/*", signedIn)
  .get("/quality-models", requiresOneOf("campaigns", "quality"), async (c) => {
    const all = await store.listQualityModels(c.env.CONFIG);
    const seen = new Set((await watchedCampaigns(c.env.CONFIG, c.var.principal.campaigns)).map(({ name }) => name));
    const items = all.map((one) => ({ ...one, campaigns: one.campaigns.filter((name) => seen.has(name)) }));
    return c.json({ items, nextCursor: null });
  })
  .post("/quality-models", requires("campaigns"), async (c) => {
    refuseLimited(c, OF_ALL);
    const { campaigns, ...form } = await parsed(c, qualityModelFields);
    const used = await using(c, campaigns);
    const created = await taken(TAKEN, () => store.createQualityModel(c.env.CONFIG, actorOf(c), form, used));
    changed(c);
    return c.json(created, 201);
  })
  .put("/quality-models/:id", requires("campaigns"), async (c) => {
    const before = await found(c);
    const { campaigns, ...form } = await parsed(c, qualityModelFields);
    const [used, usedBefore] = [await using(c, campaigns), await campaignsOf(c, before)];
    const replaced = await taken(TAKEN, () =>
      store.replaceQualityModel(c.env.CONFIG, actorOf(c), before, form, used, usedBefore),
    );
    changed(c);
    return c.json(replaced);
  })
  .delete("/quality-models/:id", requires("campaigns"), async (c) => {
    const before = await found(c);
    await store.deleteQualityModel(c.env.CONFIG, actorOf(c), before, await campaignsOf(c, before));
    changed(c);
    return c.body(null, 204);
  });

async function found(c: Context<SignedIn>): Promise<QualityModelResource> {
  refuseLimited(c, OF_ALL);
  return (await store.findQualityModel(c.env.CONFIG, c.req.param("id") ?? "")) ?? refuse("not_found");
}

async function using(c: Context<SignedIn>, names: string[]): Promise<Named[]> {
  const known = await campaignsSeen(c.env.CONFIG, c.var.principal, names);
  refuseUnknown("campaigns", names, known);
  return known;
}

function campaignsOf(c: Context<SignedIn>, { campaigns }: QualityModelResource): Promise<Named[]> {
  return campaignsSeen(c.env.CONFIG, c.var.principal, campaigns);
}
