import { type Context, Hono } from "hono";
import { may } from "../../domain/access/permission.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import { pageQuery } from "../../protocol/configuration.ts";
import { mailboxFields, replaceMailbox } from "../../protocol/mailboxes.ts";
import * as change from "../../store/configuration/change-mailboxes.ts";
import type { MailboxRow } from "../../store/configuration/mailbox-row.ts";
import * as store from "../../store/configuration/mailboxes.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { accountsHealth } from "../health/accounts.ts";
import { testMailbox } from "../mail/mailbox-test.ts";
import { parsedQuery, refuse, taken } from "../problems.ts";
import { mailboxDraft } from "./mailbox-draft.ts";

const TAKEN = { mailboxes_name: "name", "mailboxes.address": "address" };

/** Mailboxes (EML-10 to EML-18), for who may administer mail: administrators, as the brief says. A password is never sent back. */
export const mailboxes = new Hono<SignedIn>()
  .use("/mailboxes", signedIn, requires("mail-campaigns"))
  .get("/mailboxes", async (c) =>
    c.json(await store.listMailboxes(c.env.CONFIG, c.env.SEAL_SECRET, parsedQuery(c, pageQuery))),
  )
  .post("/mailboxes", async (c) => {
    const fields = await mailboxDraft(c, mailboxFields, "");
    const { CONFIG, SEAL_SECRET } = c.env;
    const created = await taken(TAKEN, () => change.createMailbox(CONFIG, SEAL_SECRET, actorOf(c), fields));
    changed(c);
    return c.json(created, 201);
  })
  .get("/mailbox-choices", signedIn, requires("mail-campaigns"), async (c) =>
    c.json({ items: await store.mailboxChoices(c.env.CONFIG), nextCursor: null }),
  )
  .get("/mailbox-health", signedIn, requires("mail-campaigns"), async (c) =>
    c.json({ items: await accountsHealth(c.env, await store.mailboxChoices(c.env.CONFIG)), nextCursor: null }),
  )
  .use("/mailboxes/:name", signedIn, requires("mail-campaigns"))
  .get("/mailboxes/:name", async (c) => c.json(await store.describe(await theMailbox(c), c.env.SEAL_SECRET)))
  .get("/mailboxes/:name/health", signedIn, requires("mail-campaigns"), async (c) =>
    c.json(await providerOf(c.env, (await theMailbox(c)).id).health()),
  )
  .put("/mailboxes/:name", async (c) => {
    const { CONFIG, SEAL_SECRET } = c.env;
    const before = await theMailbox(c);
    const draft = await mailboxDraft(c, replaceMailbox, await store.passwordOf(before, SEAL_SECRET));
    const replaced = await taken(TAKEN, () => change.replaceMailbox(CONFIG, SEAL_SECRET, actorOf(c), before, draft));
    if (replaced === "conflict") refuse("conflict", "Somebody else has saved this mailbox since you opened it");
    changed(c);
    return c.json(replaced);
  })
  .delete("/mailboxes/:name", async (c) => {
    const { CONFIG, SEAL_SECRET } = c.env;
    const mailbox = await theMailbox(c);
    const refused = await change.deleteMailbox(CONFIG, SEAL_SECRET, actorOf(c), mailbox);
    if (refused === "in_use") await refuseUsed(c, mailbox.id);
    changed(c);
    return c.body(null, 204);
  })
  .post("/mailboxes/:name/test", signedIn, requires("mail-campaigns"), async (c) => {
    const mailbox = await theMailbox(c);
    const { id, name } = mailbox;
    const result = await testMailbox(c.env, id);
    await change.noteMailboxTest(c.env.CONFIG, actorOf(c), { id, name }, result);
    return c.json(result);
  });

/** The mailbox that `:name` names, without case. */
async function theMailbox(c: Context<SignedIn>): Promise<MailboxRow> {
  return (await store.findMailbox(c.env.CONFIG, c.req.param("name") ?? "")) ?? refuse("not_found");
}

/** Says which campaigns still use it, as far as the user may see them. */
async function refuseUsed(c: Context<SignedIn>, id: string): Promise<never> {
  const used = await store.usesOf(c.env.CONFIG, id);
  const seen = used.filter((one) => may(c.var.principal, null, one.id) === "allowed");
  const others = used.length - seen.length;
  const uses = seen.map(({ name }) => `the campaign ${name}`);
  if (others > 0) uses.push(`${others} that you do not see`);
  const errors = uses.map((detail, at) => ({ path: `uses.${at}`, code: "in_use", detail }));
  return refuse("conflict", `It is still used by ${uses.join(", ")}`, errors);
}
