import { sql } from "drizzle-orm";
import { caseCodeFor } from "../../domain/campaign/case-code.ts";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { groupCampaigns } from "../schema/access.ts";
import { campaignMembers, campaigns, cannedResponses, dispositions, holidays } from "../schema/campaigns.ts";
import { type CampaignRow, formOf, resourceOf, rowOf } from "./campaign-row.ts";
import { caseCodes } from "./change-campaigns.ts";
import { campaignsAndMembers, commit } from "./commit.ts";

/**
 * Another campaign with the settings, responses, dispositions and holidays of one, for the same security groups; with its members when
 * asked. It starts disabled, and without the numbers and addresses by which customers reach the first.
 */
export async function copyCampaign(
  config: D1Database,
  actor: Actor,
  source: CampaignRow,
  { name, members }: { name: string; members: boolean },
): Promise<CampaignResource> {
  const form = { ...formOf(source), name, enabled: false, dids: [], addresses: [] };
  const row: CampaignRow = {
    ...source,
    ...rowOf(form),
    id: crypto.randomUUID(),
    caseCode: caseCodeFor(name, await caseCodes(config)),
    version: 1,
    cannedVersion: 1,
    dispositionsVersion: 1,
    createdAt: Date.now(),
  };
  const created = resourceOf(row);
  const db = configuration(config);
  const { id } = row;
  const joining = members
    ? [
        db
          .insert(campaignMembers)
          .select(
            sql`SELECT ${id}, user_id, penalty, position FROM ${campaignMembers} WHERE campaign_id = ${source.id}`,
          ),
      ]
    : [];
  await commit(config, actor, {
    action: "campaign.copy",
    subject: `campaign:${id}`,
    before: { campaign: source.name },
    after: { ...created, members },
    statements: [
      db.insert(campaigns).values(row),
      db
        .insert(cannedResponses)
        .select(
          sql`SELECT ${id}, position, key, text, folder, files FROM ${cannedResponses} WHERE campaign_id = ${source.id}`,
        ),
      db
        .insert(dispositions)
        .select(
          sql`SELECT ${id}, position, path, disabled, comment, come_back FROM ${dispositions} WHERE campaign_id = ${source.id}`,
        ),
      db.insert(holidays).select(
        sql`SELECT lower(hex(randomblob(16))), ${id}, name, date, from_minute, to_minute, yearly, text
            FROM ${holidays} WHERE campaign_id = ${source.id}`,
      ),
      db
        .insert(groupCampaigns)
        .select(sql`SELECT group_id, ${id} FROM ${groupCampaigns} WHERE campaign_id = ${source.id}`),
      ...joining,
    ],
    concerns: campaignsAndMembers([id]),
  });
  return created;
}
