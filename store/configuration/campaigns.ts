import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { CampaignLine, Page } from "../../protocol/configuration.ts";
import { configuration, inTime } from "../database.ts";
import { campaignMembers, campaigns } from "../schema/campaigns.ts";
import { type CampaignRow, formOf } from "./campaign-row.ts";
import { among, named, type Seen } from "./names.ts";

export interface CampaignSearch {
  seen: Seen;
  channel?: Channel | undefined;
  /** Part of the name. */
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** The campaigns that somebody may see, by name (WEB-6). */
export async function listCampaigns(config: D1Database, search: CampaignSearch): Promise<Page<CampaignLine>> {
  const byName = sql`lower(${campaigns.name})`;
  const rows = await inTime(
    configuration(config)
      .select({ campaign: campaigns, members: MEMBERS })
      .from(campaigns)
      .where(
        and(
          isNull(campaigns.deletedAt),
          among(campaigns.id, search.seen),
          search.channel === undefined ? undefined : eq(campaigns.channel, search.channel),
          search.q === undefined ? undefined : sql`instr(${byName}, ${search.q.toLowerCase()}) > 0`,
          search.cursor === undefined ? undefined : gt(byName, search.cursor),
        ),
      )
      .orderBy(asc(byName))
      .limit(search.limit + 1),
  );
  const page = rows.slice(0, search.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { items: page.map(lineOf), nextCursor: last === undefined ? null : last.campaign.name.toLowerCase() };
}

/** By its name, without case; null when there is none, or it was deleted. */
export async function findCampaign(config: D1Database, name: string): Promise<CampaignRow | null> {
  const rows = await inTime(configuration(config).select().from(campaigns).where(named(campaigns, name)));
  return rows[0] ?? null;
}

const MEMBERS: SQL<number> = sql`(SELECT count(*) FROM ${campaignMembers} WHERE ${campaignMembers.campaign} = ${campaigns.id})`;

function lineOf({ campaign, members }: { campaign: CampaignRow; members: number }): CampaignLine {
  const { order, thresholds, schedule, allowedDomains, colour } = formOf(campaign);
  const { id, name, channel, caseCode, enabled, strategy } = campaign;
  return {
    id,
    name,
    channel,
    caseCode,
    enabled,
    strategy,
    order,
    serviceLevel: thresholds.serviceLevel,
    members,
    colour,
    schedule,
    allowedDomains,
  };
}
