import { ROLE_PRESETS } from "../domain/access/permission.ts";
import { createCampaign as campaignSchema, type DispositionNode } from "../protocol/configuration.ts";
import { listGroups, putGroup } from "./access/groups.ts";
import { createUser, findUser, type UserSettings } from "./access/users.ts";
import type { Actor } from "./changes.ts";
import { createBreak, listBreaks } from "./configuration/breaks.ts";
import type { CampaignRow } from "./configuration/campaign-row.ts";
import { findCampaign } from "./configuration/campaigns.ts";
import { replaceCanned } from "./configuration/canned-responses.ts";
import { createCampaign } from "./configuration/change-campaigns.ts";
import { replaceDispositions } from "./configuration/dispositions.ts";
import { changeMembers } from "./configuration/members.ts";
import { agentsNamed, voiceCampaignsNamed } from "./configuration/members-screen.ts";
import { createVoiceCampaign } from "./configuration/voice-campaigns.ts";
import { campaignMembers, voiceMembers } from "./schema/configuration.ts";

const BY: Actor = { id: "system", name: "Demo" };
const PASSWORD = "deskline-demo";
const CAMPAIGN = "web-demo";
const VOICE = "voz-general";
const GROUP = "Atención";

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

const CANNED = [
  { key: "hola", text: "¡Hola! Gracias por escribirnos. ¿En qué te puedo ayudar?" },
  { key: "espera", text: "Dame un momento, por favor: lo estoy verificando." },
  { key: "envio", text: "Los envíos a Montevideo llegan en 24 horas y al interior en 48." },
  { key: "chau", text: "Gracias por comunicarte. ¡Que tengas un buen día!" },
];

const DISPOSITIONS = tree({
  Venta: { Cerrada: { Contado: {}, Crédito: {} }, Pendiente: { Presupuesto: {}, "Llamar luego": {} } },
  Reclamo: { Envío: { Demora: {}, "Producto dañado": {} }, Factura: { "Cobro doble": {} } },
  Consulta: { Horario: {}, Sucursales: {} },
});

/**
 * What a local installation starts with, written by the functions that the portal uses. Does nothing that was done before, so that it
 * may run at every start. `hosts` are those of the page that embeds the widget.
 */
export async function seedDemo(
  config: D1Database,
  hosts: string[],
  hashPassword: (password: string) => Promise<string>,
): Promise<void> {
  const campaign = (await findCampaign(config, CAMPAIGN)) ?? (await openCampaign(config, hosts));
  await openGroup(config);
  for (const username of USERS) {
    if ((await findUser(config, username)) !== null) continue;
    await createUser(config, BY, username, settingsOf(username), await hashPassword(PASSWORD));
  }
  await join(config, campaign);
  const known = new Set((await listBreaks(config)).map(({ name }) => name));
  for (const one of BREAKS) if (!known.has(one.name)) await createBreak(config, BY, one);
}

async function openCampaign(config: D1Database, allowedDomains: string[]): Promise<CampaignRow> {
  const thresholds = { serviceLevel: 60 };
  await createCampaign(
    config,
    BY,
    campaignSchema.parse({ name: CAMPAIGN, strategy: "nocall", thresholds, allowedDomains }),
  );
  const campaign = await findCampaign(config, CAMPAIGN);
  if (campaign === null) throw new Error(`${CAMPAIGN} was not kept`);
  await replaceCanned(config, BY, campaign, { version: campaign.cannedVersion, items: CANNED });
  await replaceDispositions(config, BY, campaign, { version: campaign.dispositionsVersion, items: DISPOSITIONS });
  return campaign;
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

interface Names {
  [name: string]: Names;
}

function tree(names: Names): DispositionNode[] {
  return Object.entries(names).map(([name, below]) => ({ name, children: tree(below) }));
}
