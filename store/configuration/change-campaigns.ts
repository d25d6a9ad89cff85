import { eq, sql } from "drizzle-orm";
import { caseCodeFor } from "../../domain/campaign/case-code.ts";
import type { BuiltChannel, CampaignForm, CampaignResource } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { groupCampaigns, groupUsers } from "../schema/access.ts";
import { campaigns } from "../schema/campaigns.ts";
import { type CampaignRow, resourceOf, rowOf } from "./campaign-row.ts";
import { campaignsAndWhoever, commit, theCampaigns } from "./commit.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";

type NewCampaign = CampaignForm & { caseCode?: string | undefined; channel: BuiltChannel };

/** A new campaign; without a case code it gets one from its name. The groups of a user who does not see all get it too, or it would be lost to them. */
export async function createCampaign(
  config: D1Database,
  actor: Actor,
  { caseCode, channel, ...form }: NewCampaign,
  forGroupsOf: string | null = null,
): Promise<CampaignResource> {
  const row: CampaignRow = {
    ...rowOf(form),
    id: crypto.randomUUID(),
    channel,
    caseCode: caseCode ?? caseCodeFor(form.name, await caseCodes(config)),
    version: 1,
    cannedVersion: 1,
    dispositionsVersion: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  const created = resourceOf(row);
  const db = configuration(config);
  await commit(config, actor, {
    action: "campaign.create",
    subject: `campaign:${row.id}`,
    after: created,
    statements: [
      db.insert(campaigns).values(row),
      db
        .insert(groupCampaigns)
        .select(
          sql`SELECT ${groupUsers.group}, ${row.id} FROM ${groupUsers} WHERE ${groupUsers.user} = ${forGroupsOf}`,
        ),
    ],
    concerns: theCampaigns([row.id]),
  });
  return created;
}

/** The whole form; refused when somebody else has replaced it since it was read. */
export async function replaceCampaign(
  config: D1Database,
  actor: Actor,
  before: CampaignRow,
  { version, ...form }: CampaignForm & { version: number },
): Promise<CampaignResource | "conflict"> {
  const after = resourceOf({ ...before, ...rowOf(form), version: version + 1 });
  const change = commit(config, actor, {
    action: "campaign.replace",
    subject: `campaign:${before.id}`,
    before: resourceOf(before),
    after,
    statements: [
      configuration(config)
        .update(campaigns)
        .set({ ...rowOf(form), version: raised(campaigns.version, version) })
        .where(eq(campaigns.id, before.id)),
    ],
    concerns: campaignsAndWhoever(before.id),
  });
  return (await violated({ "campaigns.version": "conflict" } as const, change)) ?? after;
}

/** Disables and hides it; its id stays in reports, its name is free. */
export async function deleteCampaign(config: D1Database, actor: Actor, campaign: CampaignRow): Promise<void> {
  await commit(config, actor, {
    action: "campaign.delete",
    subject: `campaign:${campaign.id}`,
    before: resourceOf(campaign),
    statements: [
      configuration(config).update(campaigns).set({ deletedAt: Date.now() }).where(eq(campaigns.id, campaign.id)),
    ],
    concerns: campaignsAndWhoever(campaign.id),
  });
}

/** Those that are taken, of deleted campaigns too: old case numbers stay unmistakable. */
export async function caseCodes(config: D1Database): Promise<Set<string>> {
  const rows = await inTime(configuration(config).select({ caseCode: campaigns.caseCode }).from(campaigns));
  return new Set(rows.map((row) => row.caseCode));
}
