import { env } from "cloudflare:workers";
import type { Campaign, Channel } from "../../../domain/campaign/campaign.ts";
import { directoryOf, queueOf } from "../../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../../durable-objects/directory/door.ts";
import { createCampaign as campaignSchema } from "../../../protocol/configuration.ts";
import { mailboxFields } from "../../../protocol/mailboxes.ts";
import { createUser } from "../../../store/access/users.ts";
import { createCampaign } from "../../../store/configuration/change-campaigns.ts";
import { createMailbox } from "../../../store/configuration/change-mailboxes.ts";
import { TestAgent } from "../centre.ts";
import { openAccount } from "../customer.ts";

const BY = { id: "system", name: "Test" };
const CHANNELS: readonly Channel[] = [
  "webchat",
  "sms",
  "webchat",
  "email",
  "webchat",
  "whatsapp",
  "webchat",
  "messenger",
];
/** ms in which whatever shall come has come. */
export const PATIENCE_MS = 60_000;
export const SERVICE_LEVEL_S = 10;
export const DROPOUT_S = 5;
/** Some lines are short, and bear nobody for long. */
export const FULL_AT = 6;
export const TIME_OUT_S = 12;
let version = 5_000_000;

export interface DayCampaign {
  campaign: Campaign;
  agents: TestAgent[];
  /** Whoever waits longer than `TIME_OUT_S` is told, and more than `FULL_AT` are not let in. */
  isImpatient: boolean;
}

/** Campaigns of all channels with their agents, as an administrator has made them; nobody has signed in. */
export async function openDayHouse(campaigns: number, agents: number): Promise<DayCampaign[]> {
  const house: DayCampaign[] = [];
  for (let n = 0; n < campaigns; n++) {
    const channel = CHANNELS[n % CHANNELS.length] ?? "webchat";
    const isImpatient = channel === "webchat" && n % 4 === 2;
    const campaign = await openDayCampaign(`day-${n}`, channel, isImpatient);
    const ids = Array.from({ length: agents / campaigns }, (_, k) => `agent-${n}-${k}`);
    for (const id of ids) await hire(id);
    const snapshot = await directoryOf(env).campaign(campaign.id);
    if (snapshot === null) throw new Error("it was created");
    const members = ids.map((agent, position) => ({ agent, name: agent, penalty: 0, position }));
    await queueOf(env, campaign.id).configure({ ...snapshot, members, version: ++version });
    house.push({
      campaign,
      isImpatient,
      agents: ids.map((id) => new TestAgent(id, [campaign], { version: ++version })),
    });
  }
  return house;
}

async function openDayCampaign(name: string, channel: Channel, isImpatient: boolean): Promise<Campaign> {
  const limits = isImpatient ? { timeOut: TIME_OUT_S, maxChats: FULL_AT } : {};
  const dropout = channel === "webchat" ? { dropout: DROPOUT_S } : {};
  const form = {
    name,
    channel,
    strategy: "nocall",
    maxInteractions: 20,
    transferTime: 0,
    schedule: { zone: "UTC", ranges: [] },
    thresholds: { serviceLevel: SERVICE_LEVEL_S, ...dropout, ...limits },
    ...(channel === "email" && { mailbox: await openMailbox(name) }),
  };
  const created = await createCampaign(env.CONFIG, BY, campaignSchema.parse(form));
  if (channel !== "webchat" && channel !== "email") await openAccount(name);
  await directoryOf(env).changed();
  forgetCampaigns();
  const snapshot = await directoryOf(env).campaign(created.id);
  if (snapshot === null) throw new Error("it was created");
  return snapshot.campaign;
}

async function openMailbox(name: string): Promise<string> {
  const box = mailboxFields.parse({ name: `box-${name}`, address: `soporte@${name}.example`, fromName: "Soporte" });
  return (await createMailbox(env.CONFIG, env.SEAL_SECRET, BY, box)).id;
}

async function hire(id: string): Promise<void> {
  const user = { name: id, role: "agent" as const, groups: [], extension: "", totalCap: 0 };
  const rest = { mayToggleCall: true, language: null, disabled: false };
  await createUser(env.CONFIG, BY, id, { ...user, ...rest }, "of-nobody-who-signs-in", id);
}
