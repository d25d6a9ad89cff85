import { Hono } from "hono";
import { queueOf } from "../../durable-objects/addresses.ts";
import {
  campaignQuery,
  copyCampaign,
  createCampaign,
  pageQuery,
  replaceCampaign,
} from "../../protocol/configuration.ts";
import { resourceOf } from "../../store/configuration/campaign-row.ts";
import { listCampaigns } from "../../store/configuration/campaigns.ts";
import * as change from "../../store/configuration/change-campaigns.ts";
import * as copy from "../../store/configuration/copy-campaign.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, parsedQuery, refuse, taken } from "../problems.ts";
import { checkMailbox, requireMailRights } from "./campaign-mail.ts";
import { theCampaign } from "./selection.ts";

const TAKEN = { campaigns_name: "name", "campaigns.case_code": "caseCode" };
const listQuery = campaignQuery.extend(pageQuery.shape);

/** Webchat campaigns (WEB-1 to WEB-54). Everybody lists those that they may see; the rest needs `campaigns`. */
export const campaigns = new Hono<SignedIn>()
  .use("/campaigns", signedIn)
  .use("/campaigns/:name", signedIn)
  .get("/campaigns", async (c) => {
    const search = { ...parsedQuery(c, listQuery), seen: c.var.principal.campaigns };
    return c.json(await listCampaigns(c.env.CONFIG, search));
  })
  .post("/campaigns", requires("campaigns"), async (c) => {
    const form = await parsed(c, createCampaign);
    requireMailRights(c, form.channel);
    await checkMailbox(c.env, form.channel, form);
    const { user, campaigns } = c.var.principal;
    const forGroupsOf = campaigns === "all" ? null : user;
    const created = await taken(TAKEN, () => change.createCampaign(c.env.CONFIG, actorOf(c), form, forGroupsOf));
    changed(c);
    return c.json(created, 201);
  })
  .get("/campaigns/:name", async (c) => c.json(resourceOf(await theCampaign(c, "campaigns"))))
  .put("/campaigns/:name", async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    requireMailRights(c, campaign.channel);
    const form = await parsed(c, replaceCampaign);
    await checkMailbox(c.env, campaign.channel, form);
    const replaced = await taken(TAKEN, () => change.replaceCampaign(c.env.CONFIG, actorOf(c), campaign, form));
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved this campaign since you opened it");
    changed(c);
    return c.json(replaced);
  })
  .post("/campaigns/:name/copies", signedIn, async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    requireMailRights(c, campaign.channel);
    const wanted = await parsed(c, copyCampaign);
    const created = await taken(TAKEN, () => copy.copyCampaign(c.env.CONFIG, actorOf(c), campaign, wanted));
    changed(c);
    return c.json(created, 201);
  })
  .get("/campaigns/:name/visit", signedIn, async (c) => {
    const { id } = await theCampaign(c, "campaigns");
    return c.json({ visit: await queueOf(c.env, id).lastVisit() });
  })
  .delete("/campaigns/:name", async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    requireMailRights(c, campaign.channel);
    await change.deleteCampaign(c.env.CONFIG, actorOf(c), campaign);
    changed(c);
    return c.body(null, 204);
  });
