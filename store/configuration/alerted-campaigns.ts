import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Language } from "../../domain/campaign/campaign.ts";
import { configuration, inTime } from "../database.ts";
import { providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { formOf } from "./campaign-row.ts";
import { among, type Seen } from "./names.ts";

/** What is told of when something is wrong. */
export interface AlertedCampaign {
  id: string;
  name: string;
  language: Language;
  /** IANA, of its schedule. */
  zone: string;
  /** The carrier's account by which it writes; null: none. */
  provider: { id: string; name: string } | null;
}

/** The enabled campaigns that somebody sees, by name, each with its account. */
export async function alertedCampaigns(config: D1Database, seen: Seen): Promise<AlertedCampaign[]> {
  const rows = await inTime(
    configuration(config)
      .select({ campaign: campaigns, id: providers.id, name: providers.name })
      .from(campaigns)
      .leftJoin(
        providers,
        and(
          eq(providers.id, sql`json_extract(${campaigns.settings}, '$.provider')`),
          eq(providers.enabled, true),
          isNull(providers.deletedAt),
        ),
      )
      .where(and(isNull(campaigns.deletedAt), eq(campaigns.enabled, true), among(campaigns.id, seen)))
      .orderBy(asc(campaigns.name)),
  );
  return rows.map(({ campaign, id, name }) => {
    const { schedule, defaultLanguage } = formOf(campaign);
    return {
      id: campaign.id,
      name: campaign.name,
      language: defaultLanguage,
      zone: schedule.zone,
      provider: id === null || name === null ? null : { id, name },
    };
  });
}
