import { asc, eq, sql } from "drizzle-orm";
import type { CannedResource } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, cannedResponses } from "../schema/configuration.ts";
import type { CampaignRow } from "./campaign-row.ts";
import { campaignsAndMembers, commit } from "./commit.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";

/** In the order in which agents see them (WEB-70). */
export async function readCanned(config: D1Database, campaign: CampaignRow): Promise<CannedResource> {
  const items = await inTime(
    configuration(config)
      .select({ key: cannedResponses.key, text: cannedResponses.text })
      .from(cannedResponses)
      .where(eq(cannedResponses.campaign, campaign.id))
      .orderBy(asc(cannedResponses.position)),
  );
  return { version: campaign.cannedVersion, items };
}

/** The whole list; refused when somebody else has replaced it since it was read. */
export async function replaceCanned(
  config: D1Database,
  actor: Actor,
  campaign: CampaignRow,
  { version, items }: CannedResource,
): Promise<CannedResource | "conflict"> {
  const db = configuration(config);
  const before = await readCanned(config, campaign);
  const change = commit(config, actor, {
    action: "canned-responses.replace",
    subject: `campaign:${campaign.id}`,
    before: before.items,
    after: items,
    statements: [
      db
        .update(campaigns)
        .set({ cannedVersion: raised(campaigns.cannedVersion, version) })
        .where(eq(campaigns.id, campaign.id)),
      db.delete(cannedResponses).where(eq(cannedResponses.campaign, campaign.id)),
      db
        .insert(cannedResponses)
        .select(
          sql`SELECT ${campaign.id}, key, value ->> 'key', value ->> 'text' FROM json_each(${JSON.stringify(items)})`,
        ),
    ],
    concerns: campaignsAndMembers([campaign.id]),
  });
  const refused = await violated({ "campaigns.canned_version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items };
}
