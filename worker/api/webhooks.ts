import { type Context, Hono } from "hono";
import { seesWebhook } from "../../domain/webhook/seen.ts";
import { webhookOf } from "../../durable-objects/addresses.ts";
import { webhookRefusal } from "../../durable-objects/webhook/address.ts";
import { eventDeliveryQuery, replaceWebhook, type WebhookFields, webhookFields } from "../../protocol/webhooks.ts";
import * as change from "../../store/configuration/change-webhooks.ts";
import type { WebhookRow, WebhookSettings } from "../../store/configuration/webhook-row.ts";
import { describe, findWebhook, listWebhooks } from "../../store/configuration/webhooks.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { inTurns } from "../in-turns.ts";
import { parsed, parsedQuery, refuse, taken } from "../problems.ts";
import { campaignsSeen, refuseLimited, refuseUnknown } from "./selection.ts";

const TAKEN = { webhooks_name: "name" };

/** Webhooks to other programs, for who gives them their keys. A secret is shown once, when it is made. */
export const webhookAdministration = new Hono<SignedIn>()
  .use("/webhooks", signedIn, requires("keys"))
  .use("/webhooks/*", signedIn, requires("keys"))
  .get("/webhooks", async (c) => {
    const items = await listWebhooks(c.env.CONFIG, c.var.principal.campaigns);
    const told = await inTurns(items, async (one) => ({ ...one, ...(await webhookOf(c.env, one.id).health()) }));
    return c.json({ items: told.map(withMoment), nextCursor: null });
  })
  .post("/webhooks", async (c) => {
    const settings = await settingsOf(c, await parsed(c, webhookFields));
    const { CONFIG, SEAL_SECRET } = c.env;
    const made = await taken(TAKEN, () => change.createWebhook(CONFIG, SEAL_SECRET, actorOf(c), settings));
    changed(c);
    return c.json(made, 201);
  })
  .get("/webhooks/:id", async (c) => c.json(await describe(c.env.CONFIG, await theWebhook(c))))
  .put("/webhooks/:id", async (c) => {
    const { version, ...fields } = await parsed(c, replaceWebhook);
    const settings = { ...(await settingsOf(c, fields)), version };
    const before = await theWebhook(c);
    const replaced = await taken(TAKEN, () => change.replaceWebhook(c.env.CONFIG, actorOf(c), before, settings));
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved this webhook since you opened it");
    changed(c);
    return c.json(replaced);
  })
  .delete("/webhooks/:id", async (c) => {
    await change.deleteWebhook(c.env.CONFIG, c.env.SEAL_SECRET, actorOf(c), await theWebhook(c));
    changed(c);
    return c.body(null, 204);
  })
  .post("/webhooks/:id/secret", async (c) => {
    const secret = await change.renewSecret(c.env.CONFIG, c.env.SEAL_SECRET, actorOf(c), await theWebhook(c));
    changed(c);
    return c.json({ secret });
  })
  .post("/webhooks/:id/test", async (c) => {
    const { id } = await theWebhook(c);
    if (!(await webhookOf(c.env, id).sendTest())) refuse("conflict", "The webhook is disabled");
    return c.body(null, 202);
  })
  .get("/webhooks/:id/deliveries", async (c) => {
    const { state, limit, cursor } = parsedQuery(c, eventDeliveryQuery);
    const { id } = await theWebhook(c);
    const { items, next } = await webhookOf(c.env, id).page({ state, before: cursor, limit });
    return c.json({ items, nextCursor: next === null ? null : String(next) });
  })
  .post("/webhooks/:id/replay", async (c) => {
    const { id } = await theWebhook(c);
    return c.json({ replayed: await webhookOf(c.env, id).replayFailed() });
  })
  .post("/webhooks/:id/deliveries/:event/replay", async (c) => {
    const { id } = await theWebhook(c);
    if (!(await webhookOf(c.env, id).replay(c.req.param("event")))) refuse("not_found");
    return c.body(null, 202);
  });

/** One that tells of another group's campaigns does not exist for this user (SEC-5). */
async function theWebhook(c: Context<SignedIn>): Promise<WebhookRow> {
  const found = await findWebhook(c.env.CONFIG, c.req.param("id") ?? "");
  return found !== null && seesWebhook(c.var.principal.campaigns, found) ? found : refuse("not_found");
}

/** With ids for names. Refuses addresses that must not be called, and campaigns that its maker may not see. */
async function settingsOf(c: Context<SignedIn>, fields: WebhookFields): Promise<WebhookSettings> {
  const why = webhookRefusal(c.env, fields.url);
  if (why !== null) refuse("invalid_input", undefined, [{ path: "url", code: "address", detail: why }]);
  if (fields.campaigns === null) {
    refuseLimited(c, "Only who sees all campaigns may send all their events: name the campaigns");
    return { ...fields, campaigns: null };
  }
  const campaigns = await campaignsSeen(c.env.CONFIG, c.var.principal, fields.campaigns);
  refuseUnknown("campaigns", fields.campaigns, campaigns);
  return { ...fields, campaigns };
}

function withMoment<T extends { failingSince: number | null }>({ failingSince, ...one }: T) {
  return { ...one, failingSince: failingSince === null ? null : new Date(failingSince).toISOString() };
}
