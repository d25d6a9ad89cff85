import { type Context, Hono } from "hono";
import { DEFAULT_MONTHS } from "../../domain/retention/retention.ts";
import { keyedName } from "../../durable-objects/tickets.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import {
  customerQuery,
  type Erased,
  eraseCustomer,
  type RetentionItem,
  retentionDraft,
} from "../../protocol/privacy.ts";
import { setRetention, storedRetentions } from "../../store/archive/retentions.ts";
import { recordAct } from "../../store/changes.ts";
import { campaignsNamed } from "../../store/configuration/members-screen.ts";
import { reportedCampaigns } from "../../store/configuration/report-subjects.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { exportedCustomer, recordingsOf } from "../privacy/customer.ts";
import { eraseEverywhere } from "../privacy/erase.ts";
import { eraseElsewhere, eraseFromLines, eraseFromWebhooks, keyOf } from "../privacy/erase-elsewhere.ts";
import { parsed, parsedQuery, refuse } from "../problems.ts";
import { withNames } from "../recordings/named.ts";

/** Interactions that one request erases. */
const BITE = 60;

/** What is known of a customer: found, handed out, erased; and how long it is kept (decisions: retention). */
export const privacy = new Hono<SignedIn>()
  .use("/privacy/*", signedIn, requires("privacy"))
  .get("/privacy/customer", async (c) => {
    const { address } = parsedQuery(c, customerQuery);
    return c.json({ items: await withNames(c.env.CONFIG, await all(c, address)) });
  })
  .get("/privacy/customer/export.json", async (c) => {
    const { address } = parsedQuery(c, customerQuery);
    await note(c, "customer.export", address);
    return new Response(exportedCustomer(c.env, c.var.principal, address), {
      headers: downloadHeaders("customer.json", "application/json"),
    });
  })
  .post("/privacy/customer/erase", async (c) => {
    const { address, after } = await parsed(c, eraseCustomer);
    await note(c, "customer.erase", address);
    const found = await all(c, address);
    const stored = await storedRetentions(c.env.ARCHIVE);
    const free = found.filter(({ campaign }) => stored.get(campaign)?.hold !== true);
    const bite = free.slice(0, BITE);
    const erased = await eraseEverywhere(c.env, bite);
    const left = free.length - erased;
    const { campaigns } = c.var.principal;
    const key = keyOf(address);
    const named = key === null || campaigns !== "all" ? [] : [key];
    await eraseFromLines(c.env, bite, key);
    await eraseFromWebhooks(c.env, [...bite.map(({ id }) => id), ...named]);
    const held = [...stored.values()].flatMap((one) => (one.hold ? [one.campaign] : []));
    const next = key === null || left > 0 ? null : await eraseElsewhere(c.env, key, { campaigns, held }, after);
    const answer: Erased = { erased, left, held: found.length - free.length, after: next };
    return c.json(answer);
  })
  .get("/privacy/retention", async (c) => {
    const stored = await storedRetentions(c.env.ARCHIVE);
    const campaigns = await reportedCampaigns(c.env.CONFIG, c.var.principal.campaigns);
    const items = campaigns.map(({ id, name }): RetentionItem => {
      const { months = DEFAULT_MONTHS, hold = false, reason = "" } = stored.get(id) ?? {};
      return { campaign: name, months, hold, reason };
    });
    return c.json({ items });
  })
  .put("/privacy/retention/:name", async (c) => {
    const draft = await parsed(c, retentionDraft);
    const { campaigns } = c.var.principal;
    const [one] = await campaignsNamed(c.env.CONFIG, [c.req.param("name")]);
    if (one === undefined || (campaigns !== "all" && !campaigns.includes(one.id))) refuse("not_found");
    const before = await setRetention(c.env.ARCHIVE, { campaign: one.id, ...draft });
    const act = { action: "retention.set", subject: `campaign:${one.id}`, before, after: draft };
    await recordAct(c.env.CONFIG, actorOf(c), act);
    return c.json({ campaign: one.name, ...draft } satisfies RetentionItem);
  });

async function all(c: Context<SignedIn>, address: string): Promise<InteractionLine[]> {
  const found: InteractionLine[] = [];
  for await (const page of recordingsOf(c.env.ARCHIVE, c.var.principal, address)) found.push(...page);
  return found;
}

/** The audit log keeps a keyed hash, never whom it was about. */
async function note(c: Context<SignedIn>, action: string, address: string): Promise<void> {
  const hash = await keyedName(c.env.NAME_SECRET, "customer", address.toLowerCase());
  await recordAct(c.env.CONFIG, actorOf(c), { action, subject: `customer:${hash}` });
}
