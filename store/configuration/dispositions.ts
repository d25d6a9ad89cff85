import { asc, eq, sql } from "drizzle-orm";
import { type DispositionLeaf, type DispositionsResource, leavesOf, treeOf } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, commonDispositions, dispositions } from "../schema/campaigns.ts";
import type { CampaignRow } from "./campaign-row.ts";
import { campaignsAndMembers, commit, everyCampaignAndAgent } from "./commit.ts";
import { FIRST_VERSION, raiseListVersion, selectListVersion } from "./common-lists.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";

type Row = Pick<typeof commonDispositions.$inferSelect, "path" | "disabled" | "comment" | "comeBack">;

/** The tree of a campaign's dispositions (DSP-1). */
export async function readDispositions(config: D1Database, campaign: CampaignRow): Promise<DispositionsResource> {
  const rows = await inTime(
    configuration(config)
      .select()
      .from(dispositions)
      .where(eq(dispositions.campaign, campaign.id))
      .orderBy(asc(dispositions.position)),
  );
  return { version: campaign.dispositionsVersion, items: treeOf(rows.map(leafOf)) };
}

/** The tree of those that every campaign offers beside its own (DSP-4). */
export async function readCommonDispositions(config: D1Database): Promise<DispositionsResource> {
  const [versions, rows] = await inTime(
    configuration(config).batch([selectListVersion(config, "dispositions"), selectCommonDispositions(config)]),
  );
  return { version: versions[0]?.version ?? FIRST_VERSION, items: treeOf(rows.map(leafOf)) };
}

/** Those of all campaigns, to be put into a batch. */
export function selectCommonDispositions(config: D1Database) {
  return configuration(config).select().from(commonDispositions).orderBy(asc(commonDispositions.position));
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
      db.insert(dispositions).select(sql`SELECT ${campaign.id}, ${written(items)}`),
    ],
    concerns: campaignsAndMembers([campaign.id]),
  });
  const refused = await violated({ "campaigns.dispositions_version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items: treeOf(leavesOf(items)) };
}

/** The same of the tree of all campaigns. */
export async function replaceCommonDispositions(
  config: D1Database,
  actor: Actor,
  { version, items }: DispositionsResource,
): Promise<DispositionsResource | "conflict"> {
  const db = configuration(config);
  const before = await readCommonDispositions(config);
  const change = commit(config, actor, {
    action: "dispositions.replace",
    subject: "campaigns",
    before: before.items,
    after: items,
    statements: [
      raiseListVersion(config, "dispositions", version),
      db.delete(commonDispositions),
      db.insert(commonDispositions).select(sql`SELECT ${written(items)}`),
    ],
    concerns: everyCampaignAndAgent(),
  });
  const refused = await violated({ "common_lists.version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items: treeOf(leavesOf(items)) };
}

/** What `treeOf` and the snapshots want of a row. */
export function leafOf({ path, disabled, comment, comeBack }: Row): DispositionLeaf {
  return { path, ...(disabled && { disabled }), ...(comment && { comment }), ...(comeBack && { comeBack }) };
}

/** The columns of all leaves, from one JSON parameter. */
function written(items: DispositionsResource["items"]) {
  return sql`key, value -> 'path', ifnull(value ->> 'disabled', 0), ifnull(value ->> 'comment', 0),
    ifnull(value ->> 'comeBack', 0) FROM json_each(${JSON.stringify(leavesOf(items))})`;
}
