import { type Context, Hono } from "hono";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { localDay } from "../../domain/campaign/local-time.ts";
import { answerBy } from "../../domain/retention/answer-by.ts";
import { DEFAULT_MONTHS } from "../../domain/retention/retention.ts";
import {
  type CustomersRecordings,
  customerQuery,
  type Erased,
  eraseCustomer as erasureAsked,
  type LivingConversation,
  type RetentionItem,
  retentionDraft,
} from "../../protocol/privacy.ts";
import { setRetention, storedRetentions } from "../../store/archive/retentions.ts";
import { recordAct } from "../../store/changes.ts";
import { reportedCampaigns } from "../../store/configuration/report-subjects.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { downloadHeaders } from "../downloads.ts";
import { allRecordingsOf, exportedCustomer } from "../privacy/customer.ts";
import { eraseCustomer } from "../privacy/erase-customer.ts";
import { erasureCursor, placeIn } from "../privacy/erasure-cursor.ts";
import { livingOf } from "../privacy/living.ts";
import { customerOf } from "../privacy/person.ts";
import { parsed, parsedQuery, refuse } from "../problems.ts";
import { withNames } from "../recordings/named.ts";
import { campaignsSeen } from "./selection.ts";

/** What is known of a customer: found, handed out, erased; and how long it is kept (decisions: retention). */
export const privacy = new Hono<SignedIn>()
  .use("/privacy/*", signedIn, requires("privacy"))
  .get("/privacy/customer", async (c) => {
    const { address } = parsedQuery(c, customerQuery);
    const customer = await customerOf(c.env, c.var.principal, address);
    const [found, living] = await Promise.all([
      allRecordingsOf(c.env.ARCHIVE, c.var.principal, customer),
      livingOf(c.env, c.var.principal, customer),
    ]);
    const today = localDay(WEBCHAT_DEFAULTS.schedule.zone, Date.now());
    const items = await withNames(c.env.CONFIG, found);
    const { addresses } = customer;
    return c.json({ items, living, addresses, answerBy: answerBy(today) } satisfies CustomersRecordings);
  })
  .get("/privacy/customer/export.json", async (c) => {
    const { address } = parsedQuery(c, customerQuery);
    await note(c, "customer.export", address);
    const customer = await customerOf(c.env, c.var.principal, address);
    return new Response(exportedCustomer(c.env, c.var.principal, address, customer), {
      headers: downloadHeaders("customer.json", "application/json"),
    });
  })
  .post("/privacy/customer/erase", async (c) => {
    const { address, after } = await parsed(c, erasureAsked);
    const place = placeIn(c.env, address, after);
    const living = await livingOf(c.env, c.var.principal, await customerOf(c.env, c.var.principal, address));
    if (living.length > 0) refuse("still_open", living.map(named).join(", "));
    await note(c, "customer.erase", address);
    const bite = await eraseCustomer(c.env, c.var.principal, address, place);
    const { erased: recordings, held } = bite;
    if (recordings > 0) await note(c, "customer.erased", address, { recordings, held });
    const next = bite.after === null ? null : erasureCursor(c.env, address, bite.after);
    return c.json({ ...bite, after: next } satisfies Erased);
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
    const [one = refuse("not_found")] = await campaignsSeen(c.env.CONFIG, c.var.principal, [c.req.param("name")]);
    const before = (await storedRetentions(c.env.ARCHIVE)).get(one.id) ?? null;
    const act = { action: "retention.set", subject: `campaign:${one.id}`, before, after: draft };
    await recordAct(c.env.CONFIG, actorOf(c), act);
    await setRetention(c.env.ARCHIVE, { campaign: one.id, ...draft });
    return c.json({ campaign: one.name, ...draft } satisfies RetentionItem);
  });

function named({ caseNumber, campaign, agent }: LivingConversation): string {
  return `${caseNumber} (${campaign}${agent === null ? "" : `, ${agent}`})`;
}

/** The audit log keeps a keyed hash, never whom it was about. */
async function note(c: Context<SignedIn>, action: string, address: string, after?: unknown): Promise<void> {
  const hash = keyedName(c.env.NAME_SECRET, "customer", address.toLowerCase());
  await recordAct(c.env.CONFIG, actorOf(c), { action, subject: `customer:${hash}`, after });
}
