import { type Context, Hono } from "hono";
import { may } from "../../domain/access/permission.ts";
import { type AlertFields, alertFields } from "../../protocol/alerts.ts";
import { listAlertLimits, setAlertLimits } from "../../store/configuration/alert-limits.ts";
import { alertedCampaigns } from "../../store/configuration/alerted-campaigns.ts";
import type { Named } from "../../store/configuration/members.ts";
import { watchedCampaigns } from "../../store/configuration/report-subjects.ts";
import { mailboxSnapshot } from "../../store/configuration/snapshots.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { failingProviders } from "../alerts/failing.ts";
import { parsed, refuse } from "../problems.ts";
import { refuseLimited, theCampaign } from "./selection.ts";

/** When supervisors are told that something is wrong: for all campaigns, and for each that has limits of its own. */
export const alerts = new Hono<SignedIn>()
  .get("/alert-limits", signedIn, requires("watch"), async (c) => {
    const campaigns = await watchedCampaigns(c.env.CONFIG, c.var.principal.campaigns);
    const items = await listAlertLimits(c.env.CONFIG, campaigns);
    // Who is written to is for those who may set it.
    const shown = may(c.var.principal, "campaigns", null) === "allowed" ? items : items.map(withoutReaders);
    return c.json({ items: shown, nextCursor: null });
  })
  .put("/alert-limits", signedIn, requires("campaigns"), async (c) => {
    refuseLimited(c, "Only who sees every campaign sets the limits of all");
    return set(c, null, await wanted(c, null));
  })
  .put("/campaigns/:name/alert-limits", signedIn, async (c) => {
    const campaign = await theCampaign(c, "campaigns");
    return set(c, campaign, await wanted(c, campaign));
  })
  .delete("/campaigns/:name/alert-limits", signedIn, async (c) => set(c, await theCampaign(c, "campaigns"), null))
  .get("/alerts/providers", signedIn, requires("watch"), async (c) => {
    const campaigns = await alertedCampaigns(c.env.CONFIG, c.var.principal.campaigns);
    return c.json({ items: await failingProviders(c.env, campaigns, Date.now()), nextCursor: null });
  });

/** Mailboxes are an administrator's: others keep who is written to as it is. */
async function wanted(c: Context<SignedIn>, campaign: Named | null): Promise<AlertFields> {
  const fields = await parsed(c, alertFields);
  const before = (await listAlertLimits(c.env.CONFIG, campaign === null ? [] : [campaign])).at(-1);
  if (before?.to === fields.to && before.mailbox === fields.mailbox) return fields;
  if (may(c.var.principal, "mail-campaigns", null) !== "allowed")
    refuse("forbidden", "Who is written to needs the permission mail-campaigns");
  const mailbox = fields.mailbox === "" ? null : await mailboxSnapshot(c.env.CONFIG, fields.mailbox);
  if (fields.mailbox !== "" && (mailbox === null || mailbox.address === ""))
    refuse("invalid_input", undefined, [{ path: "mailbox", code: "unknown", detail: "There is no such mailbox" }]);
  return fields;
}

async function set(c: Context<SignedIn>, campaign: Named | null, fields: AlertFields | null): Promise<Response> {
  await setAlertLimits(c.env.CONFIG, actorOf(c), campaign, fields);
  changed(c);
  return c.body(null, 204);
}

function withoutReaders<Row extends AlertFields>(row: Row): Row {
  return { ...row, to: "", mailbox: "" };
}
