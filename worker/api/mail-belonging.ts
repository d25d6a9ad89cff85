import type { Context } from "hono";
import { may } from "../../domain/access/permission.ts";
import type { MailDialerFields } from "../../protocol/dialer-fields.ts";
import type { FieldError } from "../../protocol/problem.ts";
import { formOf } from "../../store/configuration/campaign-row.ts";
import { findCampaign } from "../../store/configuration/campaigns.ts";
import type { Belonging } from "../../store/configuration/change-dialers.ts";
import type { NamedDialerRow } from "../../store/configuration/dialers.ts";
import { mailboxOf } from "../../store/configuration/mailboxes.ts";
import type { SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** EML-60: the e-mail campaign that a form names, which it stays with, and the mailbox that it writes from. */
export async function mailBelonging(
  c: Context<SignedIn>,
  fields: MailDialerFields,
  before: NamedDialerRow | null,
): Promise<Belonging> {
  const campaign = await findCampaign(c.env.CONFIG, fields.campaign);
  const isSeen = campaign !== null && may(c.var.principal, "dialers.run", campaign.id) === "allowed";
  const errors: FieldError[] = [];
  if (!isSeen || campaign.channel !== "email")
    errors.push(wrong("campaign", "unknown", `There is no e-mail campaign ${fields.campaign}`));
  else if (before !== null && before.dialer.campaign !== campaign.id)
    errors.push(wrong("campaign", "other_campaign", "A dialer stays with its campaign: make a new one"));
  const { startDate, endDate } = fields;
  if (startDate !== null && endDate !== null && startDate > endDate)
    errors.push(wrong("endDate", "before_start", "It ends before it begins"));
  if (before !== null && before.dialer.channel !== "email")
    errors.push(wrong("channel", "other_channel", `A dialer of ${before.dialer.channel} stays one: make a new one`));
  if (errors.length > 0 || campaign === null) refuse("invalid_input", undefined, errors);
  const mailbox = await mailboxOf(c.env.CONFIG, formOf(campaign).mailbox);
  return { provider: null, channel: "email", campaign, mailbox };
}

function wrong(path: string, code: string, detail: string): FieldError {
  return { path, code, detail };
}
