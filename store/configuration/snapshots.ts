import { asc, eq, gt, isNull } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { changes, user } from "../schema/access.ts";
import { campaigns } from "../schema/configuration.ts";
import { named } from "./names.ts";
import { selectVersion } from "./selections.ts";

/** What `Directory` reads: who must be told of what, and what it tells them. */

export { agentConfiguration } from "./agent-snapshot.ts";
export { campaignSnapshot } from "./campaign-snapshot.ts";

export interface NotedChange {
  version: number;
  kind: "campaign" | "agent";
  id: string;
}

/** Changes after that version, the oldest first. */
export async function changesSince(config: D1Database, version: number, limit: number): Promise<NotedChange[]> {
  return inTime(
    configuration(config)
      .select({ version: changes.version, kind: changes.kind, id: changes.id })
      .from(changes)
      .where(gt(changes.version, version))
      .orderBy(asc(changes.version))
      .limit(limit),
  );
}

/** All there is, for a first fill, and the version at which it was read. */
export async function everything(
  config: D1Database,
): Promise<{ version: number; campaigns: string[]; agents: string[] }> {
  const db = configuration(config);
  const [version, allCampaigns, allAgents] = await inTime(
    db.batch([
      selectVersion(config),
      db.select({ id: campaigns.id }).from(campaigns).where(isNull(campaigns.deletedAt)),
      db.select({ id: user.id }).from(user).where(eq(user.disabled, false)),
    ]),
  );
  return {
    version: version[0]?.version ?? 0,
    campaigns: allCampaigns.map(({ id }) => id),
    agents: allAgents.map(({ id }) => id),
  };
}

/** Without case; null when there is none, or it was deleted. */
export async function campaignIdByName(config: D1Database, name: string): Promise<string | null> {
  const rows = await inTime(
    configuration(config).select({ id: campaigns.id }).from(campaigns).where(named(campaigns, name)),
  );
  return rows[0]?.id ?? null;
}
