import { eq, max } from "drizzle-orm";
import { configuration } from "../database.ts";
import { changes } from "../schema/access.ts";
import { campaignMembers } from "../schema/campaigns.ts";

/** The newest change: read in the batch of a snapshot, it says how new that is. */
export function selectVersion(config: D1Database) {
  return configuration(config)
    .select({ version: max(changes.version) })
    .from(changes);
}

/** Ids of the campaigns of one agent, to be read *in*. */
export function campaignsOf(config: D1Database, userId: string) {
  return configuration(config)
    .select({ campaign: campaignMembers.campaign })
    .from(campaignMembers)
    .where(eq(campaignMembers.user, userId));
}
