import { sees } from "../../domain/access/permission.ts";
import { dayStart } from "../../domain/campaign/local-time.ts";
import { levelsIn } from "../../domain/statistics/disposition-levels.ts";
import type { RecordingQuery } from "../../protocol/recordings.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { campaignsNamed } from "../../store/configuration/members-screen.ts";
import { usersOf } from "../../store/configuration/users-of.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a query asks of the archive, over the campaigns that somebody may see; null: it names one that there is not for them (SEC-5). */
export async function searchAsked(
  config: D1Database,
  { campaigns: seen }: Pick<Principal, "campaigns">,
  query: Omit<RecordingQuery, "limit" | "cursor">,
): Promise<Omit<InteractionSearch, "limit" | "cursor"> | null> {
  const { from, to, zone, campaign: names, agent, team, disposition, ...rest } = query;
  const campaigns = names === undefined ? seen : await idsOf(config, seen, names);
  if (campaigns === null) return null;
  return {
    ...rest,
    campaigns,
    agents: agent === undefined && team === undefined ? undefined : await usersOf(config, { agent, team }),
    closedFrom: from === undefined ? undefined : dayStart(zone, from),
    closedUntil: to === undefined ? undefined : dayStart(zone, dayAfter(to)),
    disposition: disposition === undefined ? undefined : levelsIn(disposition),
  };
}

async function idsOf(config: D1Database, seen: string[] | "all", names: string[]): Promise<string[] | null> {
  const found = (await campaignsNamed(config, names)).filter(({ id }) => sees(seen, id));
  const known = new Set(found.map(({ name }) => name.toLowerCase()));
  return names.every((name) => known.has(name.toLowerCase())) ? found.map(({ id }) => id) : null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
