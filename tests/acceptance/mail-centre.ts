import { env } from "cloudflare:workers";
import type { Campaign, Member } from "../../domain/campaign/campaign.ts";
import { directoryOf, queueOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import { type CampaignDraft, createCampaign as campaignSchema } from "../../protocol/configuration.ts";
import { type MailboxDraft, mailboxFields } from "../../protocol/mailboxes.ts";
import { createCampaign } from "../../store/configuration/change-campaigns.ts";
import { createMailbox } from "../../store/configuration/change-mailboxes.ts";
import { TestAgent } from "./centre.ts";
import { askedOf } from "./customer.ts";

const BY = { id: "system", name: "Test" };
let version = 1_000_000;

export interface MailCentre {
  campaign: Campaign;
  /** Of its mailbox. */
  address: string;
  agents: TestAgent[];
}

/**
 * A mail campaign as an administrator makes it, its mailbox `soporte@<name>.example`, and agents at their desks. What leaves by the platform's
 * binding is asked of `sentBy(name)`.
 */
export async function openMailCentre(
  name: string,
  agents: string[],
  own: Partial<CampaignDraft> = {},
  mailbox: Partial<MailboxDraft> = {},
): Promise<MailCentre> {
  const address = `soporte@${name}.example`;
  const box = mailboxFields.parse({ name: `box-${name}`, address, fromName: "Soporte Banco", ...mailbox });
  const { id } = await createMailbox(env.CONFIG, env.SEAL_SECRET, BY, box);
  const thresholds = { serviceLevel: 3_600 };
  const draft = { name, channel: "email", strategy: "nocall", thresholds, mailbox: id, ...own };
  const created = await createCampaign(env.CONFIG, BY, campaignSchema.parse(draft));
  await directoryOf(env).changed();
  forgetCampaigns();
  const snapshot = await directoryOf(env).campaign(created.id);
  if (snapshot === null) throw new Error("it was created");
  const { campaign } = snapshot;
  const members = agents.map((agent, position): Member & { name: string } => ({
    agent,
    name: agent,
    penalty: 0,
    position,
  }));
  await queueOf(env, campaign.id).configure({ ...snapshot, members, version: ++version });
  return {
    campaign,
    address,
    agents: await Promise.all(agents.map((agent) => new TestAgent(agent, [campaign]).signIn())),
  };
}

type Party = { name: string; email: string };

/** What the platform's binding was given. */
export interface SentMail {
  from: Party;
  to: Party[];
  cc?: Party[];
  bcc?: Party[];
  replyTo?: Party;
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: { filename: string; type: string; disposition: string; contentId?: string; content: string }[];
}

export async function sentBy(name: string): Promise<SentMail[]> {
  return (await askedOf(name)).map(({ body }) => JSON.parse(body) as SentMail);
}
