import { type Context, Hono } from "hono";
import { voiceCampaignFields } from "../../protocol/configuration.ts";
import type { Named } from "../../store/configuration/members.ts";
import { voiceCampaignsNamed } from "../../store/configuration/members-screen.ts";
import * as store from "../../store/configuration/voice-campaigns.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse, taken } from "../problems.ts";

const TAKEN = { voice_campaigns_name: "name" };

/** Names with members: who belongs to none receives nothing (WEB-86). Who moves members lists them too. */
export const voiceCampaigns = new Hono<SignedIn>()
  .get("/voice-campaigns", signedIn, requires("members"), async (c) =>
    c.json({ items: await store.listVoiceCampaigns(c.env.CONFIG), nextCursor: null }),
  )
  .post("/voice-campaigns", signedIn, requires("campaigns"), async (c) => {
    const { name } = await parsed(c, voiceCampaignFields);
    return c.json(await taken(TAKEN, () => store.createVoiceCampaign(c.env.CONFIG, actorOf(c), name)), 201);
  })
  .put("/voice-campaigns/:name", signedIn, requires("campaigns"), async (c) => {
    const before = await found(c);
    const { name } = await parsed(c, voiceCampaignFields);
    return c.json(await taken(TAKEN, () => store.renameVoiceCampaign(c.env.CONFIG, actorOf(c), before, name)));
  })
  .delete("/voice-campaigns/:name", signedIn, requires("campaigns"), async (c) => {
    await store.deleteVoiceCampaign(c.env.CONFIG, actorOf(c), await found(c));
    changed(c);
    return c.body(null, 204);
  });

async function found(c: Context<SignedIn>): Promise<Named> {
  return (await voiceCampaignsNamed(c.env.CONFIG, [c.req.param("name") ?? ""]))[0] ?? refuse("not_found");
}
