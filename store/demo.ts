import { ROLE_PRESETS } from "../domain/access/permission.ts";
import { listGroups, putGroup } from "./access/groups.ts";
import { createUser, findUser, type UserSettings } from "./access/users.ts";
import { createBreak, listBreaks } from "./configuration/breaks.ts";
import type { CampaignRow } from "./configuration/campaign-row.ts";
import { findCampaign } from "./configuration/campaigns.ts";
import { changeMembers } from "./configuration/members.ts";
import { agentsNamed, voiceCampaignsNamed } from "./configuration/members-screen.ts";
import { createVoiceCampaign } from "./configuration/voice-campaigns.ts";
import { BY, GROUP, openCampaign } from "./demo/campaigns.ts";
import { campaignMembers } from "./schema/campaigns.ts";
import { voiceMembers } from "./schema/working-day.ts";

const PASSWORD = "deskline-demo";
const CAMPAIGN = "web-demo";
const VOICE = "voz-general";

const ROLES = {
  admin: "administrator",
  supervisor: "supervisor",
  ana: "agent",
  bruno: "agent",
  carla: "agent",
} as const;
const NAMES = { admin: "Admin", supervisor: "Sofía Supervisora", ana: "Ana", bruno: "Bruno", carla: "Carla" } as const;
const EXTENSIONS = { admin: "", supervisor: "", ana: "1001", bruno: "1002", carla: "1003" } as const;
const USERS = Object.keys(ROLES) as (keyof typeof ROLES)[];

const BREAKS = [
  { name: "Almuerzo", icon: "utensils", limit: 60, paid: false },
  { name: "Baño", icon: "clock", limit: 10, paid: true },
  { name: "Capacitación", icon: "page", limit: 0, paid: true },
];

/**
 * What a local installation starts with, written by the functions that the portal uses. Does nothing that was done before, so that it
 * may run at every start. `hosts` are those of the page that embeds the widget.
 */
export async function seedDemo(
  config: D1Database,
  hosts: string[],
  hashPassword: (password: string) => Promise<string>,
): Promise<void> {
  const campaign =
    (await findCampaign(config, CAMPAIGN)) ?? (await openCampaign(config, { name: CAMPAIGN, allowedDomains: hosts }));
  await openGroup(config);
  // One hash for all: it costs a third of a second, and everybody knows what it is of.
  let hash: Promise<string> | undefined;
  for (const username of USERS) {
    if ((await findUser(config, username)) !== null) continue;
    hash ??= hashPassword(PASSWORD);
    await createUser(config, BY, username, settingsOf(username), await hash);
  }
  await join(config, campaign);
  const known = new Set((await listBreaks(config)).map(({ name }) => name));
  for (const one of BREAKS) if (!known.has(one.name)) await createBreak(config, BY, one);
}

async function openGroup(config: D1Database): Promise<void> {
  if ((await listGroups(config)).some(({ name }) => name === GROUP)) return;
  await putGroup(config, BY, null, { name: GROUP, permissions: [...ROLE_PRESETS.supervisor], campaigns: [CAMPAIGN] });
}

function settingsOf(username: keyof typeof ROLES): UserSettings {
  return {
    name: NAMES[username],
    role: ROLES[username],
    groups: username === "supervisor" ? [GROUP] : [],
    extension: EXTENSIONS[username],
    totalCap: 0,
    mayToggleCall: true,
    language: null,
    disabled: false,
  };
}

/** Carla is in no voice campaign: the screens say why nothing reaches her (WEB-86). */
async function join(config: D1Database, campaign: CampaignRow): Promise<void> {
  if ((await voiceCampaignsNamed(config, [VOICE])).length > 0) return;
  const voice = await createVoiceCampaign(config, BY, VOICE);
  const agents = await agentsNamed(config, ["ana", "bruno", "carla"]);
  const talking = agents.filter(({ name }) => name !== "carla");
  await changeMembers(config, BY, voiceMembers, { action: "add", campaigns: [voice], agents: talking, penalty: 0 });
  await changeMembers(config, BY, campaignMembers, { action: "add", campaigns: [campaign], agents, penalty: 0 });
}
