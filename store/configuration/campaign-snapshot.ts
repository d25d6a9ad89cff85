import { and, asc, eq, isNull, or } from "drizzle-orm";
import { limitsOf } from "../../protocol/alerts.ts";
import { needsOf, offered } from "../../protocol/dispositions.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaignMembers, campaigns, cannedResponses, dispositions, holidays } from "../schema/campaigns.ts";
import { alertsThatApply, selectAlertLimits } from "./alert-limits.ts";
import { campaignOf } from "./campaign-row.ts";
import { insertable, selectCommonCanned } from "./canned-responses.ts";
import { leafOf, selectCommonDispositions } from "./dispositions.ts";
import { holidayOf } from "./holidays.ts";
import { selectQualityOf } from "./quality-models.ts";
import { selectVersion } from "./selections.ts";

/** Everything that a campaign's queue and its doors work with; null for an id that there is not. One batch, so one moment. */
export async function campaignSnapshot(config: D1Database, id: string): Promise<CampaignSnapshot | null> {
  const db = configuration(config);
  const [rows, closed, members, canned, commonCanned, own, common, alerts, quality, version] = await inTime(
    db.batch([
      db.select().from(campaigns).where(eq(campaigns.id, id)),
      db
        .select()
        .from(holidays)
        .where(or(isNull(holidays.campaign), eq(holidays.campaign, id)))
        .orderBy(asc(holidays.date), asc(holidays.id)),
      db
        .select({
          agent: campaignMembers.user,
          name: user.name,
          penalty: campaignMembers.penalty,
          position: campaignMembers.position,
        })
        .from(campaignMembers)
        .innerJoin(user, eq(user.id, campaignMembers.user))
        .where(and(eq(campaignMembers.campaign, id), eq(user.disabled, false)))
        .orderBy(asc(campaignMembers.position)),
      db.select().from(cannedResponses).where(eq(cannedResponses.campaign, id)).orderBy(asc(cannedResponses.position)),
      selectCommonCanned(config),
      db.select().from(dispositions).where(eq(dispositions.campaign, id)).orderBy(asc(dispositions.position)),
      selectCommonDispositions(config),
      selectAlertLimits(config, id),
      selectQualityOf(config, [id]),
      selectVersion(config),
    ]),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const leaves = offered(own.map(leafOf), common.map(leafOf));
  return {
    version: version[0]?.version ?? 0,
    campaign: campaignOf(row, closed.map(holidayOf)),
    members,
    alerts: limitsOf(alertsThatApply(alerts)),
    canned: insertable(canned, commonCanned),
    dispositions: leaves.map(({ path }) => path),
    dispositionNeeds: needsOf(leaves),
    quality: quality[0]?.model ?? null,
  };
}
