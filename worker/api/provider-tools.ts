import { type Context, Hono } from "hono";
import { type Departure, Refusal, type Sent } from "../../channels/carrier.ts";
import { CARRIERS } from "../../channels/carriers.ts";
import { addressOf } from "../../channels/phone-number.ts";
import { asking } from "../../channels/wire.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import { accountOf, addressRules } from "../../durable-objects/carrier-account.ts";
import { leaveAwaited } from "../../durable-objects/carrier-leave.ts";
import { type ProviderTestResult, providerTest } from "../../protocol/providers.ts";
import { recordAct } from "../../store/changes.ts";
import { noteProviderTest } from "../../store/configuration/provider-audit.ts";
import { providerSnapshot } from "../../store/configuration/provider-snapshot.ts";
import { providerChoices } from "../../store/configuration/providers.ts";
import { listTemplates, replaceTemplates } from "../../store/configuration/templates.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { accountsHealth } from "../health/accounts.ts";
import { parsed, refuse } from "../problems.ts";
import { testRef } from "../webhooks/reference.ts";
import { dropUnread, isUnread, listUnread, readUnread } from "../webhooks/unread.ts";
import { requiresChoice, theProvider } from "./provider-selection.ts";

const LONGEST_WAIT_MS = 5_000;

/** Whether an account works: a test, its health, its templates, and what came in that nobody could read. */
export const providerTools = new Hono<SignedIn>()
  .get("/provider-choices", signedIn, requiresChoice, async (c) =>
    c.json({ items: await providerChoices(c.env.CONFIG), nextCursor: null }),
  )
  .post("/providers/:name/test", signedIn, requires("providers"), async (c) => {
    const { id, name } = await theProvider(c);
    const { to, text } = await parsed(c, providerTest);
    const sent = await testSent(c, id, to, text);
    await noteProviderTest(c.env.CONFIG, actorOf(c), { id, name }, { to, outcome: sent.outcome });
    const carrierId = sent.outcome === "accepted" ? sent.carrierId : null;
    const reason = "reason" in sent ? sent.reason : "";
    return c.json({ outcome: sent.outcome, carrierId, reason } satisfies ProviderTestResult);
  })
  .get("/provider-health", signedIn, requires("providers"), async (c) =>
    c.json({ items: await accountsHealth(c.env, await providerChoices(c.env.CONFIG)), nextCursor: null }),
  )
  .get("/providers/:name/health", signedIn, requires("providers"), async (c) =>
    c.json(await providerOf(c.env, (await theProvider(c)).id).health()),
  )
  .get("/providers/:name/templates", signedIn, requiresChoice, async (c) =>
    c.json({ items: await listTemplates(c.env.CONFIG, (await theProvider(c)).id), nextCursor: null }),
  )
  .post("/providers/:name/templates/sync", signedIn, requires("providers"), async (c) => {
    const provider = await theProvider(c);
    await replaceTemplates(c.env.CONFIG, actorOf(c), provider, await templatesOf(c, provider.id));
    return c.json({ items: await listTemplates(c.env.CONFIG, provider.id), nextCursor: null });
  })
  .get("/providers/:name/unread", signedIn, requires("providers"), async (c) =>
    c.json({ items: await listUnread(c.env, (await theProvider(c)).door), nextCursor: null }),
  )
  .delete("/providers/:name/unread/:id", signedIn, requires("providers"), async (c) => {
    const { id, name, door } = await theProvider(c);
    const webhook = c.req.param("id");
    if (!(await isUnread(c.env, door, webhook))) refuse("not_found");
    const act = { action: "provider.delete-unread", subject: `provider:${id}`, before: { provider: name, webhook } };
    await recordAct(c.env.CONFIG, actorOf(c), act);
    await dropUnread(c.env, door, webhook);
    return c.body(null, 204);
  })
  .get("/providers/:name/unread/:id", signedIn, requires("providers"), async (c) => {
    const { door } = await theProvider(c);
    const id = c.req.param("id");
    const unread = (await readUnread(c.env, door, id)) ?? refuse("not_found");
    return new Response(unread.body, { headers: downloadHeaders(`webhook-${id}`, unread.type) });
  });

/** One message in its turn, before bulk; a disabled account is tried too, which is what tests are for. */
async function testSent(c: Context<SignedIn>, id: string, to: string, text: string): Promise<Sent> {
  const snapshot = (await providerSnapshot(c.env.CONFIG, id)) ?? refuse("not_found");
  const account = await accountOf(c.env, snapshot);
  const address = addressOf(account, to);
  if (address === "other")
    refuse("invalid_number", undefined, [
      { path: "to", code: "invalid_number", detail: "It would be Other, never sent" },
    ]);
  const provider = providerOf(c.env, id);
  if (snapshot.enabled) {
    const { at, until } = await provider.lease({ who: "test", urgent: true, count: 1 });
    const wait = (at[0] ?? until) - Date.now();
    if (at.length === 0 || wait > LONGEST_WAIT_MS) return { outcome: "slow-down", retryAfter: wait };
    if (wait > 0) await scheduler.wait(wait);
  }
  const departure: Departure = {
    ref: testRef(),
    to: address.carrier,
    from: null,
    text,
    file: null,
    template: null,
    humanAgent: false,
  };
  const statusUrl = `${c.env.PUBLIC_URL || new URL(c.req.url).origin}/webhooks/${snapshot.door}/status`;
  const sent = await leaveAwaited(c.env, account, departure, statusUrl);
  if (sent.outcome === "slow-down") await provider.slowDown({ ms: sent.retryAfter, detail: "HTTP 429" });
  const what = sent.outcome === "accepted" ? "out" : "error";
  await provider.heard({ what, at: Date.now(), detail: "reason" in sent ? sent.reason : "" });
  return sent;
}

/** WA-4: as the carrier tells them now. */
async function templatesOf(c: Context<SignedIn>, id: string) {
  const snapshot = (await providerSnapshot(c.env.CONFIG, id)) ?? refuse("not_found");
  const { templates } = CARRIERS[snapshot.type];
  if (templates === undefined) refuse("invalid_input", "This type of provider has no templates");
  try {
    return await templates(await accountOf(c.env, snapshot), asking(addressRules(c.env)));
  } catch (error) {
    const detail = error instanceof Refusal ? error.message : "The carrier does not tell its templates";
    await providerOf(c.env, id).heard({ what: "error", at: Date.now(), detail });
    if (!(error instanceof Refusal)) console.error("templates", error);
    return refuse("provider_unavailable", detail);
  }
}
