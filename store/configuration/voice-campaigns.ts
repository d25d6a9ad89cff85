import { asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { VoiceCampaignLine } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { voiceCampaigns, voiceMembers } from "../schema/working-day.ts";
import { commit } from "./commit.ts";
import type { Named } from "./members.ts";

const MEMBERS: SQL<number> = sql`(SELECT count(*) FROM ${voiceMembers} WHERE ${voiceMembers.campaign} = ${voiceCampaigns.id})`;

/** All of them, by name: names with members, telephony itself is elsewhere. */
export async function listVoiceCampaigns(config: D1Database): Promise<VoiceCampaignLine[]> {
  return inTime(
    configuration(config)
      .select({ id: voiceCampaigns.id, name: voiceCampaigns.name, members: MEMBERS })
      .from(voiceCampaigns)
      .where(isNull(voiceCampaigns.deletedAt))
      .orderBy(asc(sql`lower(${voiceCampaigns.name})`)),
  );
}

/** A name with members, nothing else: calls are a telephone system's. */
export async function createVoiceCampaign(config: D1Database, actor: Actor, name: string): Promise<VoiceCampaignLine> {
  const created = { id: crypto.randomUUID(), name };
  await commit(config, actor, {
    action: "voice-campaign.create",
    subject: `voice-campaign:${created.id}`,
    after: created,
    statements: [configuration(config).insert(voiceCampaigns).values(created)],
    concerns: null,
  });
  return { ...created, members: 0 };
}

/** Its members keep it. */
export async function renameVoiceCampaign(
  config: D1Database,
  actor: Actor,
  before: Named,
  name: string,
): Promise<Named> {
  await commit(config, actor, {
    action: "voice-campaign.replace",
    subject: `voice-campaign:${before.id}`,
    before,
    after: { ...before, name },
    statements: [configuration(config).update(voiceCampaigns).set({ name }).where(eq(voiceCampaigns.id, before.id))],
    concerns: null,
  });
  return { ...before, name };
}

/** Its members lose it: who has no other receives nothing more (WEB-86). */
export async function deleteVoiceCampaign(config: D1Database, actor: Actor, campaign: Named): Promise<void> {
  await commit(config, actor, {
    action: "voice-campaign.delete",
    subject: `voice-campaign:${campaign.id}`,
    before: campaign,
    statements: [
      configuration(config)
        .update(voiceCampaigns)
        .set({ deletedAt: Date.now() })
        .where(eq(voiceCampaigns.id, campaign.id)),
    ],
    concerns: sql`SELECT 'agent', ${voiceMembers.user} FROM ${voiceMembers} WHERE ${voiceMembers.campaign} = ${campaign.id}`,
  });
}
