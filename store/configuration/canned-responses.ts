import { asc, eq, sql } from "drizzle-orm";
import type { CannedResource, CannedResponse } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, cannedResponses, commonCannedResponses } from "../schema/campaigns.ts";
import type { CampaignRow } from "./campaign-row.ts";
import { campaignsAndMembers, commit, everyCampaignAndAgent } from "./commit.ts";
import { FIRST_VERSION, raiseListVersion, selectListVersion } from "./common-lists.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";

/** In the order in which agents see them (WEB-70). */
export async function readCanned(config: D1Database, campaign: CampaignRow): Promise<CannedResource> {
  const rows = await inTime(
    configuration(config)
      .select()
      .from(cannedResponses)
      .where(eq(cannedResponses.campaign, campaign.id))
      .orderBy(asc(cannedResponses.position)),
  );
  return { version: campaign.cannedVersion, items: rows.map(responseOf) };
}

/** Those that agents of every campaign have beside its own. */
export async function readCommonCanned(config: D1Database): Promise<CannedResource> {
  const [versions, rows] = await inTime(
    configuration(config).batch([selectListVersion(config, "canned"), selectCommonCanned(config)]),
  );
  return { version: versions[0]?.version ?? FIRST_VERSION, items: rows.map(responseOf) };
}

/** Those of all campaigns, to be put into a batch. */
export function selectCommonCanned(config: D1Database) {
  return configuration(config).select().from(commonCannedResponses).orderBy(asc(commonCannedResponses.position));
}

type Row = Pick<typeof commonCannedResponses.$inferSelect, "key" | "text" | "folder" | "files">;

/** What an agent of a campaign gets by `/`: its own, then those of all whose key it does not use itself. */
export function insertable(own: Row[], common: Row[]): Omit<CannedResponse, "folder">[] {
  const used = new Set(own.map(({ key }) => key.toLowerCase()));
  const all = [...own, ...common.filter(({ key }) => !used.has(key.toLowerCase()))];
  return all.map((row) => {
    const { folder: _, ...response } = responseOf(row);
    return response;
  });
}

function responseOf({ key, text, folder, files }: Row): CannedResponse {
  return { key, text, folder, ...(files.length > 0 && { files }) };
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
      db.insert(cannedResponses).select(sql`SELECT ${campaign.id}, ${written(items)}`),
    ],
    concerns: campaignsAndMembers([campaign.id]),
  });
  const refused = await violated({ "campaigns.canned_version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items };
}

/** The same of the list of all campaigns. */
export async function replaceCommonCanned(
  config: D1Database,
  actor: Actor,
  { version, items }: CannedResource,
): Promise<CannedResource | "conflict"> {
  const db = configuration(config);
  const before = await readCommonCanned(config);
  const change = commit(config, actor, {
    action: "canned-responses.replace",
    subject: "campaigns",
    before: before.items,
    after: items,
    statements: [
      raiseListVersion(config, "canned", version),
      db.delete(commonCannedResponses),
      db.insert(commonCannedResponses).select(sql`SELECT ${written(items)}`),
    ],
    concerns: everyCampaignAndAgent(),
  });
  const refused = await violated({ "common_lists.version": "conflict" } as const, change);
  return refused ?? { version: version + 1, items };
}

/** The columns of all responses, from one JSON parameter. */
function written(items: CannedResponse[]) {
  return sql`key, value ->> 'key', value ->> 'text', value ->> 'folder', ifnull(value -> 'files', '[]')
    FROM json_each(${JSON.stringify(items)})`;
}
