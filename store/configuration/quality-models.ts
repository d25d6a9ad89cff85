import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { QualityModel, QualityModelFields, QualityModelResource } from "../../protocol/quality.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns } from "../schema/campaigns.ts";
import { qualityCampaigns, qualityModels } from "../schema/quality.ts";
import { campaignsAndMembers, commit } from "./commit.ts";
import type { Named } from "./members.ts";
import type { campaignsOf } from "./selections.ts";

type Form = Pick<QualityModelFields, "name" | "questions">;

/** All of them by name, each with its campaigns (WEB-21). */
export async function listQualityModels(config: D1Database): Promise<QualityModelResource[]> {
  const db = configuration(config);
  const [models, uses] = await inTime(
    db.batch([
      db
        .select()
        .from(qualityModels)
        .orderBy(asc(sql`lower(${qualityModels.name})`)),
      db
        .select({ model: qualityCampaigns.model, campaign: campaigns.name })
        .from(qualityCampaigns)
        .innerJoin(campaigns, and(eq(campaigns.id, qualityCampaigns.campaign), isNull(campaigns.deletedAt)))
        .orderBy(asc(sql`lower(${campaigns.name})`)),
    ]),
  );
  const byModel = Map.groupBy(uses, ({ model }) => model);
  return models.map((one) => ({ ...one, campaigns: (byModel.get(one.id) ?? []).map(({ campaign }) => campaign) }));
}

/** What is asked at interactions of a campaign; null: nothing. */
export async function qualityModelOf(config: D1Database, campaign: string): Promise<QualityModel | null> {
  const [row] = await inTime(selectQualityOf(config, [campaign]));
  return row === undefined ? null : row.model;
}

/** The models of these campaigns, to be put into a batch. */
export function selectQualityOf(config: D1Database, ids: string[] | ReturnType<typeof campaignsOf>) {
  return configuration(config)
    .select({ campaign: qualityCampaigns.campaign, model: qualityModels })
    .from(qualityCampaigns)
    .innerJoin(qualityModels, eq(qualityModels.id, qualityCampaigns.model))
    .where(inArray(qualityCampaigns.campaign, ids));
}

/** Null: there is none of this id. */
export async function findQualityModel(config: D1Database, id: string): Promise<QualityModelResource | null> {
  return (await listQualityModels(config)).find((one) => one.id === id) ?? null;
}

/** A campaign that has another model already meets the constraint `quality_campaigns.campaign_id`, a name `quality_models_name`. */
export async function createQualityModel(
  config: D1Database,
  actor: Actor,
  form: Form,
  used: readonly Named[],
): Promise<QualityModelResource> {
  const created = { id: crypto.randomUUID(), ...form };
  const names = used.map(({ name }) => name);
  await commit(config, actor, {
    action: "quality-model.create",
    subject: `quality-model:${created.id}`,
    after: { ...created, campaigns: names },
    statements: [configuration(config).insert(qualityModels).values(created), ...using(config, created.id, used)],
    concerns: campaignsAndMembers(used.map(({ id }) => id)),
  });
  return { ...created, campaigns: names };
}

/** The whole form and its campaigns; those that had it before are told as well. */
export async function replaceQualityModel(
  config: D1Database,
  actor: Actor,
  before: QualityModelResource,
  form: Form,
  used: readonly Named[],
  usedBefore: readonly Named[],
): Promise<QualityModelResource> {
  const db = configuration(config);
  const after = { id: before.id, ...form, campaigns: used.map(({ name }) => name) };
  await commit(config, actor, {
    action: "quality-model.replace",
    subject: `quality-model:${before.id}`,
    before,
    after,
    statements: [
      db.update(qualityModels).set(form).where(eq(qualityModels.id, before.id)),
      db.delete(qualityCampaigns).where(eq(qualityCampaigns.model, before.id)),
      ...using(config, before.id, used),
    ],
    concerns: campaignsAndMembers([...used, ...usedBefore].map(({ id }) => id)),
  });
  return after;
}

/** Recordings keep what was asked and answered. */
export async function deleteQualityModel(
  config: D1Database,
  actor: Actor,
  before: QualityModelResource,
  usedBefore: readonly Named[],
): Promise<void> {
  const db = configuration(config);
  await commit(config, actor, {
    action: "quality-model.delete",
    subject: `quality-model:${before.id}`,
    before,
    statements: [
      db.delete(qualityCampaigns).where(eq(qualityCampaigns.model, before.id)),
      db.delete(qualityModels).where(eq(qualityModels.id, before.id)),
    ],
    concerns: campaignsAndMembers(usedBefore.map(({ id }) => id)),
  });
}

function using(config: D1Database, model: string, used: readonly Named[]) {
  const ids = JSON.stringify(used.map(({ id }) => id));
  const rows = sql`SELECT value, ${model} FROM json_each(${ids})`;
  return used.length === 0 ? [] : [configuration(config).insert(qualityCampaigns).select(rows)];
}
