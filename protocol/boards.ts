import type { Channel } from "../domain/campaign/campaign.ts";

/** What somebody may watch: the campaigns of their security groups, and who works in them. */
export interface Watched {
  campaigns: { id: string; name: string; channel: Channel }[];
  agents: { id: string; username: string; name: string; teams: string[] }[];
  /** Names of the teams that the asker supervises. */
  supervised: string[];
}
