import type { Context } from "hono";
import {
  type DialerFields,
  PHONE_CHANNELS,
  type PhoneDialerChannel,
  type PhoneDialerFields,
} from "../../protocol/dialer-fields.ts";
import type { FieldError } from "../../protocol/problem.ts";
import type { Belonging } from "../../store/configuration/change-dialers.ts";
import { findDialer, type NamedDialerRow } from "../../store/configuration/dialers.ts";
import type { Named } from "../../store/configuration/members.ts";
import type { ProviderRow } from "../../store/configuration/provider-row.ts";
import { findProvider } from "../../store/configuration/providers.ts";
import { listTemplates } from "../../store/configuration/templates.ts";
import { seenDialers } from "../access/caller.ts";
import { requiresOneOf, type SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";
import { mailBelonging } from "./mail-belonging.ts";
import { campaignsSeen } from "./selection.ts";

/** The dialer that `:name` names, if there is one for this user; without a campaign it is for who sees all. */
export async function theDialer(c: Context<SignedIn>): Promise<NamedDialerRow> {
  const seen = seenDialers(c.var.principal);
  return (await findDialer(c.env.CONFIG, c.req.param("name") ?? "", seen)) ?? refuse("not_found");
}

/** Who runs dialers, and who uploads to them, must know which there are. */
export const requiresDialers = requiresOneOf("dialers.run", "dialers.upload");

/** What a form names: the account, the campaign and the template, or the e-mail campaign. All that is wrong is said at once (SMS-48). */
export async function belonging(
  c: Context<SignedIn>,
  fields: DialerFields,
  before: NamedDialerRow | null,
): Promise<Belonging> {
  return fields.channel === "email" ? mailBelonging(c, fields, before) : phoneBelonging(c, fields, before);
}

async function phoneBelonging(
  c: Context<SignedIn>,
  fields: PhoneDialerFields,
  before: NamedDialerRow | null,
): Promise<Belonging> {
  const provider = await findProvider(c.env.CONFIG, fields.provider);
  const channel = PHONE_CHANNELS.find((one) => one === provider?.channel) ?? null;
  const [campaign = null] =
    fields.campaign === null ? [] : await campaignsSeen(c.env.CONFIG, c.var.principal, [fields.campaign]);
  const errors = [
    ...wrongProvider(fields, channel, before),
    ...wrongCampaign(c, fields, campaign),
    ...wrongDates(fields),
    ...(provider === null || channel === null ? [] : await wrongTemplate(c, fields, provider, channel)),
  ];
  if (errors.length > 0 || provider === null || channel === null) refuse("invalid_input", undefined, errors);
  return { provider, channel, campaign };
}

function wrongProvider(
  { provider }: PhoneDialerFields,
  channel: PhoneDialerChannel | null,
  before: NamedDialerRow | null,
): FieldError[] {
  if (channel === null) return [wrong("provider", "unknown", `There is no provider ${provider} that sends in bulk`)];
  if (before === null || before.dialer.channel === channel) return [];
  return [wrong("provider", "other_channel", `A dialer of ${before.dialer.channel} stays one: make a new one`)];
}

function wrongCampaign(
  c: Context<SignedIn>,
  { campaign: name }: PhoneDialerFields,
  campaign: Named | null,
): FieldError[] {
  if (name !== null) return campaign === null ? [wrong("campaign", "unknown", `There is no ${name}`)] : [];
  if (c.var.principal.campaigns === "all") return [];
  return [wrong("campaign", "needed", "Without a campaign it would be seen by who sees all, and not by you")];
}

function wrongDates({ startDate, endDate }: PhoneDialerFields): FieldError[] {
  if (startDate === null || endDate === null || startDate <= endDate) return [];
  return [wrong("endDate", "before_start", "It ends before it begins")];
}

/** WA-3: bulk over WhatsApp is begun by us, and only an approved template may begin. */
async function wrongTemplate(
  c: Context<SignedIn>,
  { template }: PhoneDialerFields,
  provider: ProviderRow,
  channel: PhoneDialerChannel,
): Promise<FieldError[]> {
  if (channel === "sms") return template === null ? [] : [wrong("template", "unfit", "SMS has no templates")];
  if (template === null) return [wrong("template", "needed", "Choose the template that it sends")];
  const approved = (await listTemplates(c.env.CONFIG, provider.id)).some(
    ({ name, language, status }) => status === "approved" && name === template.name && language === template.language,
  );
  return approved ? [] : [wrong("template", "unknown", `There is no approved template ${template.name}`)];
}

function wrong(path: string, code: string, detail: string): FieldError {
  return { path, code, detail };
}
