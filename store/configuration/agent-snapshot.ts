import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { type DispositionLeaf, needsOf, offered } from "../../protocol/dispositions.ts";
import type { AgentConfiguration, AgentMembership } from "../../protocol/snapshots.ts";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaignMembers, campaigns, cannedResponses, dispositions } from "../schema/campaigns.ts";
import { voiceCampaigns, voiceMembers } from "../schema/working-day.ts";
import { selectBreaks } from "./breaks.ts";
import { type CampaignRow, formOf } from "./campaign-row.ts";
import { insertable, selectCommonCanned } from "./canned-responses.ts";
import { leafOf, selectCommonDispositions } from "./dispositions.ts";
import { selectQualityOf } from "./quality-models.ts";
import { campaignsOf, selectVersion } from "./selections.ts";

/** Everything that an agent's desk works with; null for an id that there is not. One batch, so one moment. */
export async function agentConfiguration(config: D1Database, userId: string): Promise<AgentConfiguration | null> {
  const db = configuration(config);
  const [users, memberOf, canned, commonCanned, own, common, voice, breaks, colleagues, quality, version] =
    await inTime(
      db.batch([
        db.select().from(user).where(eq(user.id, userId)),
        db
          .select()
          .from(campaigns)
          .where(and(inArray(campaigns.id, campaignsOf(config, userId)), isNull(campaigns.deletedAt)))
          .orderBy(asc(sql`lower(${campaigns.name})`)),
        db
          .select()
          .from(cannedResponses)
          .where(inArray(cannedResponses.campaign, campaignsOf(config, userId)))
          .orderBy(asc(cannedResponses.position)),
        selectCommonCanned(config),
        db
          .select()
          .from(dispositions)
          .where(inArray(dispositions.campaign, campaignsOf(config, userId)))
          .orderBy(asc(dispositions.position)),
        selectCommonDispositions(config),
        db
          .select({ campaign: voiceMembers.campaign })
          .from(voiceMembers)
          .innerJoin(voiceCampaigns, eq(voiceCampaigns.id, voiceMembers.campaign))
          .where(and(eq(voiceMembers.user, userId), isNull(voiceCampaigns.deletedAt)))
          .limit(1),
        selectBreaks(config),
        selectColleagues(config, userId),
        selectQualityOf(config, campaignsOf(config, userId)),
        selectVersion(config),
      ]),
    );
  const agent = users[0];
  if (agent === undefined) return null;
  return {
    version: version[0]?.version ?? 0,
    agent: agent.id,
    username: agent.username,
    name: agent.name,
    extension: agent.extension ?? "",
    enabled: !agent.disabled,
    totalCap: agent.totalCap,
    mayToggleCall: agent.mayToggleCall,
    voice: voice.length > 0,
    memberships: memberOf.map((campaign) => ({
      ...membershipOf(campaign),
      ...listsOf(
        canned.filter((one) => one.campaign === campaign.id),
        commonCanned,
        offered(own.filter((one) => one.campaign === campaign.id).map(leafOf), common.map(leafOf)),
      ),
      quality: quality.find((one) => one.campaign === campaign.id)?.model ?? null,
    })),
    breaks,
    colleagues,
  };
}

type Lists = "canned" | "dispositions" | "dispositionNeeds";

function listsOf(
  own: Parameters<typeof insertable>[0],
  common: Parameters<typeof insertable>[1],
  leaves: DispositionLeaf[],
): Required<Pick<AgentMembership, Lists>> {
  return {
    canned: insertable(own, common),
    dispositions: leaves.map(({ path }) => path),
    dispositionNeeds: needsOf(leaves),
  };
}

function membershipOf(row: CampaignRow): Omit<AgentMembership, Lists | "quality"> {
  const { maxInteractions, rest, missedOffers, thresholds, schedule, transferTo } = formOf(row);
  const { id, name, channel, strategy, enabled } = row;
  const { serviceLevel } = thresholds;
  const { zone } = schedule;
  const limits = { maxInteractions, rest, missedOffers, serviceLevel, transferTo };
  return { campaign: id, name, channel, strategy, enabled, zone, ...limits };
}

function selectColleagues(config: D1Database, userId: string) {
  return configuration(config)
    .selectDistinct({ id: user.id, name: user.name })
    .from(campaignMembers)
    .innerJoin(user, eq(user.id, campaignMembers.user))
    .innerJoin(campaigns, eq(campaigns.id, campaignMembers.campaign))
    .where(
      and(
        inArray(campaignMembers.campaign, campaignsOf(config, userId)),
        isNull(campaigns.deletedAt),
        ne(user.id, userId),
        eq(user.disabled, false),
      ),
    )
    .orderBy(asc(user.name));
}
