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

interface Thread {
  campaign: string;
  origin: string;
  /** Id; empty: none is chosen yet. */
  mailbox: string;
}

/** The campaign that a thread is in now, for its texts, and the mailbox by which it is known outside; null: it has none that can send. */
export async function threadCampaign(
  env: Env,
  { campaign: id, origin, mailbox }: Thread,
): Promise<{ campaign: Campaign; mailbox: MailboxSnapshot | null }> {
  const campaign = (await campaignById(env, id)) ?? refuse("not_found");
  const own = (origin === id ? campaign : await campaignById(env, origin))?.mailbox ?? null;
  return { campaign, mailbox: (await sendingMailbox(env, mailbox || null)) ?? (await sendingMailbox(env, own)) };
}

/** The same for who is about to send. */
export async function writingCampaign(env: Env, thread: Thread): Promise<From> {
  const { campaign, mailbox } = await threadCampaign(env, thread);
  return { campaign, mailbox: mailbox ?? refuseWithoutMailbox() };
}

/** A mail campaign from which this agent may begin a thread. */
export async function writeableCampaign(env: Env, id: string, agent: string): Promise<From> {
  const snapshot = await directoryOf(env).campaign(id);
  const isMember = snapshot?.members.some((member) => member.agent === agent) ?? false;
  if (snapshot === null || !isMember || snapshot.campaign.channel !== "email")
    refuse("not_found", "There is no such mail campaign of yours");
  return sending(env, snapshot.campaign);
}

/** The same for another program: by the campaign's id, which it was found to see. */
export async function campaignThatSends(env: Env, id: string): Promise<From> {
  return sending(env, (await campaignById(env, id)) ?? refuse("not_found"));
}

async function sending(env: Env, campaign: Campaign): Promise<From> {
  if (!campaign.enabled) refuse("campaign_disabled");
  return { campaign, mailbox: (await sendingMailbox(env, campaign.mailbox)) ?? refuseWithoutMailbox() };
}

/** EML-23: the signature is a template over `agent`, `campaign` and `address`. */
export function composerStart(
  draft: MailDraftState,
  { campaign, mailbox }: { campaign: Campaign; mailbox: MailboxSnapshot | null },
  agent: string,
): ComposerStart {
  const { recipients, bytes } = limitsOf(mailbox ?? { way: "platform" });
  const { fromName, address } = mailbox ?? { fromName: "", address: "" };
  const values = { agent, campaign: campaign.name, address };
  return {
    draft,
    signature: safeHtml(filledTemplate(campaign.signature, values, "html")),
    from: { name: fromName, address },
    own: [...(mailbox === null ? [] : [address]), ...campaign.addresses],
    limits: { recipients, bytes },
  };
}

async function campaignById(env: Env, id: string): Promise<Campaign | null> {
  return (await directoryOf(env).campaign(id))?.campaign ?? null;
}

async function sendingMailbox(env: Env, id: string | null): Promise<MailboxSnapshot | null> {
  const mailbox = id === null ? null : await mailboxById(env, id);
  return mailbox?.enabled ? mailbox : null;
}

function refuseWithoutMailbox(): never {
  return refuse("provider_unavailable", "The campaign has no mailbox that can send");
}
