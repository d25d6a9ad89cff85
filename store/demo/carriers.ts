import type { CampaignDraft } from "../../protocol/configuration.ts";
import { dialerFields } from "../../protocol/dialer-fields.ts";
import type { ProviderResource } from "../../protocol/providers.ts";
import { listGroups, putGroup } from "../access/groups.ts";
import { findCampaign } from "../configuration/campaigns.ts";
import { createDialer } from "../configuration/change-dialers.ts";
import { createProvider, replaceProvider } from "../configuration/change-providers.ts";
import { findDialer } from "../configuration/dialers.ts";
import { changeMembers } from "../configuration/members.ts";
import { agentsNamed } from "../configuration/members-screen.ts";
import { describe, findProvider } from "../configuration/providers.ts";
import { campaignMembers } from "../schema/campaigns.ts";
import { BY, GROUP, openCampaign } from "./campaigns.ts";
import { type DemoProvider, demoProviders } from "./providers.ts";

/** One account as a pretend carrier has to know it: what `PUT /accounts` of the sandbox takes, its addresses still paths. */
export interface DemoAccount {
  name: string;
  type: string;
  inbound: string;
  status: string;
  user: string;
  from: string;
  title: string;
  note: string;
  account: string;
  senderId: string;
  secrets: Record<string, string>;
}

const MESSAGING: { name: string; channel: "sms" | "whatsapp" | "messenger"; provider: string; dids: string[] }[] = [
  { name: "sms-demo", channel: "sms", provider: "kannel", dids: ["6622"] },
  { name: "whatsapp-demo", channel: "whatsapp", provider: "whatsapp", dids: [] },
  { name: "messenger-demo", channel: "messenger", provider: "messenger", dids: [] },
];
const AGENTS = ["ana", "bruno", "carla"];
const DIALER = "sms-dialer";
const ZONE = "America/Montevideo";

/**
 * Accounts of every type at the pretend carriers of `sandbox`, a campaign of each of their channels, and a dialer. Does nothing that was
 * done before, but for the address of a sandbox that has moved. Needs the users of `seedDemo`.
 */
export async function seedCarriers(config: D1Database, sealSecret: string, sandbox: URL): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  const ids = new Map<string, string>();
  for (const provider of demoProviders(sandbox)) {
    const kept = await keep(config, sealSecret, provider);
    ids.set(kept.name, kept.id);
    accounts.push(accountOf(provider, kept));
  }
  const opened: string[] = [];
  for (const { provider, ...campaign } of MESSAGING)
    if (await join(config, { ...campaign, provider: ids.get(provider) ?? null })) opened.push(campaign.name);
  await show(config, opened);
  await openDialer(config, ids);
  return accounts;
}

async function keep(config: D1Database, sealSecret: string, { fields }: DemoProvider): Promise<ProviderResource> {
  const before = await findProvider(config, fields.name);
  if (before === null) return createProvider(config, sealSecret, BY, fields);
  const kept = await describe(before, sealSecret);
  if (kept.settings.url === fields.settings.url) return kept;
  const { enabled, isDefault, version, settings } = kept;
  const moved = {
    ...fields,
    enabled,
    isDefault,
    version,
    secrets: {},
    settings: { ...settings, url: fields.settings.url },
  };
  const after = await replaceProvider(config, sealSecret, BY, before, moved);
  if (after === "conflict") throw new Error(`${fields.name} was changed by somebody else meanwhile`);
  return after;
}

function accountOf({ fields, title }: DemoProvider, { webhooks }: ProviderResource): DemoAccount {
  const { name, type, settings, secrets } = fields;
  const campaign = MESSAGING.find(({ provider }) => provider === name)?.name;
  const escapes = type === "kannel" ? "?from=%p&to=%P&text=%b&charset=%C&coding=%c&id=%I&time=%T" : "";
  return {
    name,
    type,
    title,
    note: campaign ?? "no campaign",
    inbound: `${webhooks.inbound}${escapes}`,
    status: type === "dinstar" ? webhooks.inbound : webhooks.status,
    user: settings.user,
    from: type === "dinstar" ? settings.ports : settings.from,
    account: settings.account,
    senderId: settings.senderId,
    secrets,
  };
}

/** Opens it with the agents of the demo; false: it was there. */
async function join(
  config: D1Database,
  campaign: Pick<CampaignDraft, "name" | "channel" | "provider" | "dids">,
): Promise<boolean> {
  if ((await findCampaign(config, campaign.name)) !== null) return false;
  // No range: open around the clock, also for whoever tries Messenger at night.
  const schedule = { zone: ZONE, ranges: [] };
  const opened = await openCampaign(config, { ...campaign, schedule });
  const agents = await agentsNamed(config, AGENTS);
  await changeMembers(config, BY, campaignMembers, { action: "add", campaigns: [opened], agents, penalty: 0 });
  return true;
}

/** The supervisor's group sees the new ones too. */
async function show(config: D1Database, opened: string[]): Promise<void> {
  const group = (await listGroups(config)).find(({ name }) => name === GROUP);
  if (group === undefined || opened.length === 0) return;
  const campaigns = [...new Set([...group.campaigns, ...opened])];
  await putGroup(config, BY, group, { name: group.name, permissions: group.permissions, campaigns });
}

/** Open around the clock, and stopped until somebody starts it. */
async function openDialer(config: D1Database, providers: ReadonlyMap<string, string>): Promise<void> {
  if ((await findDialer(config, DIALER, { campaigns: "all" })) !== null) return;
  const [sms] = MESSAGING;
  const campaign = sms && (await findCampaign(config, sms.name));
  const id = sms && providers.get(sms.provider);
  if (sms === undefined || id === undefined || !campaign) return;
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const ranges = [{ days, from: "00:00", to: "23:59" }];
  const fields = dialerFields.parse({
    name: DIALER,
    provider: sms.provider,
    dialString: sms.dids[0],
    interval: 0,
    campaign: sms.name,
    schedule: { zone: ZONE, ranges },
  });
  await createDialer(config, BY, fields, { provider: { id, name: sms.provider }, channel: "sms", campaign });
}
