import type { Centre } from "./centre.ts";
import type { Differing } from "./plan.ts";

/** Ids by name, of what is there and of what the file brings; what is new gets one here. */
export interface Ids {
  groups: (name: string) => string;
  users: (name: string) => string;
  teams: (name: string) => string;
  voice: (name: string) => string;
  breaks: (name: string) => string;
  providers: (name: string) => string;
  mailboxes: (name: string) => string;
  campaigns: (name: string) => string;
  qualityModels: (name: string) => string;
  dialers: (name: string) => string;
  webhooks: (name: string) => string;
}

/** Ids by name: of what is there its own, of what is new one made now. */
export function idsFor(centre: Centre, differing: Differing): Ids {
  const users = centre.users.map(({ id, username }) => ({ id, name: username }));
  return {
    groups: ids(centre.groups, differing.groups),
    users: ids(
      users,
      differing.users.map(({ username }) => ({ name: username })),
    ),
    teams: ids(centre.teams, differing.teams),
    voice: ids(centre.voice, differing.voiceCampaigns),
    breaks: ids(centre.breaks, differing.breaks),
    providers: ids(centre.providers, differing.providers),
    mailboxes: ids(centre.mailboxes, differing.mailboxes),
    campaigns: ids(centre.campaigns, differing.campaigns),
    qualityModels: ids(centre.qualityModels, differing.qualityModels),
    dialers: ids(
      centre.dialers,
      differing.dialers.map((one) => ({ name: one.name ?? one.campaign ?? "" })),
    ),
    webhooks: ids(centre.webhooks, differing.webhooks),
  };
}

function ids(there: readonly { id: string; name: string }[], coming: readonly { name: string }[]) {
  const known = new Map(there.map(({ id, name }) => [name.toLowerCase(), id]));
  for (const { name } of coming) {
    const key = name.toLowerCase();
    if (!known.has(key)) known.set(key, crypto.randomUUID());
  }
  return (name: string): string => known.get(name.toLowerCase()) ?? "";
}
