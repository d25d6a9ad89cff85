import { safeHtml } from "../../channels/email/safe-html.ts";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { filledTemplate } from "../../domain/mail/template.ts";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { limitsOf } from "../../durable-objects/mail-writing.ts";
import type { ComposerStart, MailDraftState } from "../../protocol/mail.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { refuse } from "../problems.ts";

interface From {
  campaign: Campaign;
  mailbox: MailboxSnapshot;
}

/** The campaign that a thread is in now, for its texts, and the mailbox by which the thread is known outside. */
export async function writingCampaign(
  env: Env,
  thread: { campaign: string; origin: string; mailbox: string },
): Promise<From> {
  const campaign = (await directoryOf(env).campaign(thread.campaign))?.campaign ?? refuse("not_found");
  const origin = thread.origin === thread.campaign ? campaign : await originOf(env, thread.origin);
  return { campaign, mailbox: await mailboxFor(env, thread.mailbox || (origin?.mailbox ?? null)) };
}

/** A mail campaign from which this agent may begin a thread. */
export async function writeableCampaign(env: Env, id: string, agent: string): Promise<From> {
  const snapshot = await directoryOf(env).campaign(id);
  const isMember = snapshot?.members.some((member) => member.agent === agent) ?? false;
  if (snapshot === null || !isMember || snapshot.campaign.channel !== "email")
    refuse("not_found", "There is no such mail campaign of yours");
  const { campaign } = snapshot;
  if (!campaign.enabled) refuse("campaign_disabled");
  return { campaign, mailbox: await mailboxFor(env, campaign.mailbox) };
}

/** EML-23: the signature is a template over `agent`, `campaign` and `address`. */
export function composerStart(
  draft: MailDraftState,
  campaign: Campaign,
  mailbox: MailboxSnapshot,
  agent: string,
): ComposerStart {
  const { recipients, bytes } = limitsOf(mailbox);
  const { fromName, address } = mailbox;
  const values = { agent, campaign: campaign.name, address };
  return {
    draft,
    signature: safeHtml(filledTemplate(campaign.signature, values, "html")),
    from: { name: fromName, address },
    own: [address, ...campaign.addresses],
    limits: { recipients, bytes },
  };
}

async function originOf(env: Env, id: string): Promise<Campaign | null> {
  return (await directoryOf(env).campaign(id))?.campaign ?? null;
}

async function mailboxFor(env: Env, id: string | null): Promise<MailboxSnapshot> {
  const mailbox = id === null ? null : await mailboxById(env, id);
  if (mailbox === null || !mailbox.enabled) refuse("provider_unavailable", "The campaign has no mailbox that can send");
  return mailbox;
}
