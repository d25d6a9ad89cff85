import { CHANNELS, type Channel } from "../../../domain/campaign/campaign.ts";
import type { Watched } from "../../../protocol/boards.ts";

/** What of it is watched, as the address has it. */
export interface Selection {
  channel: Channel | null;
  /** Names; empty: all of the channel. */
  campaigns: string[];
  /** Its name; empty: everybody. */
  team: string;
}

export function selectionIn(query: Record<string, string>): Selection {
  return {
    channel: CHANNELS.find((one) => one === query.channel) ?? null,
    campaigns: (query.campaign ?? "").split(",").filter(Boolean),
    team: query.team ?? "",
  };
}

export function monitorHref({ channel, campaigns, team }: Selection): string {
  const query = new URLSearchParams({
    ...(channel !== null && { channel }),
    ...(campaigns.length > 0 && { campaign: campaigns.join(",") }),
    ...(team !== "" && { team }),
  }).toString();
  return query === "" ? "/monitor" : `/monitor?${query}`;
}

/** Names of the campaigns that are watched. */
export function chosenCampaigns({ channel, campaigns }: Selection, watched: Watched): string[] {
  return watched.campaigns
    .filter((one) => channel === null || one.channel === channel)
    .filter(({ name }) => campaigns.length === 0 || campaigns.includes(name))
    .map(({ name }) => name);
}

/** Ids of the team's agents; null: everybody. */
export function chosenAgents({ team }: Selection, watched: Watched): ReadonlySet<string> | null {
  if (team === "") return null;
  return new Set(watched.agents.filter(({ teams }) => teams.includes(team)).map(({ id }) => id));
}

/** Names of the teams whose agents are watched: first those that the reader supervises. */
export function teamsOf({ agents, supervised }: Watched): string[] {
  const all = [...new Set(agents.flatMap(({ teams }) => teams))].sort((a, b) => a.localeCompare(b));
  const isOwn = (name: string) => supervised.includes(name);
  return [...all.filter(isOwn), ...all.filter((name) => !isOwn(name))];
}

/** The channels of which there is a campaign. */
export function channelsOf(watched: Watched): Channel[] {
  return CHANNELS.filter((channel) => watched.campaigns.some((one) => one.channel === channel));
}
