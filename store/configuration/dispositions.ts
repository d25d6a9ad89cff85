import { asc, eq, sql } from "drizzle-orm";
import { type DispositionsResource, pathsOf, treeOf } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, dispositions } from "../schema/configuration.ts";
import type { CampaignRow } from "./campaign-row.ts";
import { campaignsAndMembers, commit } from "./commit.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";

/** The tree of a campaign's dispositions (DSP-1). */
export async function readDispositions(config: D1Database, campaign: CampaignRow): Promise<DispositionsResource> {
  const rows = await inTime(
    configuration(config)
      .select({ path: dispositions.path })
      .from(dispositions)
      .where(eq(dispositions.campaign, campaign.id))
      .orderBy(asc(dispositions.position)),
  );
  return { version: campaign.dispositionsVersion, items: treeOf(rows.map(({ path }) => path)) };
}

/** The whole tree; refused when somebody else has replaced it since it was read. */
export async function replaceDispositions(
  config: D1Database,
  actor: Actor,
  campaign: CampaignRow,
  { version, items }: DispositionsResource,
): Promise<DispositionsResource | "conflict"> {
  const db = configuration(config);
  const before = await readDispositions(config, campaign);
  const change = commit(config, actor, {
    action: "dispositions.replace",
    subject: `campaign:${campaign.id}`,
    before: before.items,
    after: items,
    statements: [
      db
        .update(campaigns)
        .set({ dispositionsVersion: raised(campaigns.dispositionsVersion, version) })
        .where(eq(campaigns.id, campaign.id)),
      db.delete(dispositions).where(eq(dispositions.campaign, campaign.id)),
      db
        .insert(dispositions)
        .select(sql`SELECT ${campaign.id}, key, value FROM json_each(${JSON.stringify(pathsOf(items))})`),
    ],
    concerns: campaignsAndMembers([campaign.id]),
  });
  const refused = await violated({ "campaigns.dispositions_version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items };
}
