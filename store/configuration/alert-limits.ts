import { eq, inArray } from "drizzle-orm";
import { DEFAULT_LIMITS } from "../../domain/alerts/alerts.ts";
import type { AlertFields, AlertResource } from "../../protocol/alerts.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { alertLimits } from "../schema/watching.ts";
import { commit, everyCampaign, theCampaigns } from "./commit.ts";
import type { Named } from "./members.ts";

/** Stands for them in the place of an id. */
export const ALL_CAMPAIGNS = "*";
const UNSET: AlertFields = { ...DEFAULT_LIMITS, to: "", mailbox: "" };

/** What may apply to one campaign, to be put into a batch. */
export function selectAlertLimits(config: D1Database, campaign: string) {
  return configuration(config)
    .select()
    .from(alertLimits)
    .where(inArray(alertLimits.campaign, [campaign, ALL_CAMPAIGNS]));
}

/** A campaign's own before those of all, those before what everybody begins with. */
export function alertsThatApply(rows: readonly (typeof alertLimits.$inferSelect)[]): AlertFields {
  const own = rows.find(({ campaign }) => campaign !== ALL_CAMPAIGNS) ?? rows[0];
  return { ...UNSET, ...own?.settings };
}

/** Those of all first, then those that apply to each of these campaigns. */
export async function listAlertLimits(config: D1Database, campaigns: readonly Named[]): Promise<AlertResource[]> {
  const rows = await inTime(configuration(config).select().from(alertLimits));
  const all = rows.filter(({ campaign }) => campaign === ALL_CAMPAIGNS);
  return [
    { campaign: null, own: true, ...alertsThatApply(all) },
    ...campaigns.map(({ id, name }) => {
      const own = rows.filter(({ campaign }) => campaign === id);
      return { campaign: name, own: own.length > 0, ...alertsThatApply([...own, ...all]) };
    }),
  ];
}

/** `campaign` null: for all. `fields` null: as for all again. */
export async function setAlertLimits(
  config: D1Database,
  actor: Actor,
  campaign: Named | null,
  fields: AlertFields | null,
): Promise<void> {
  const id = campaign?.id ?? ALL_CAMPAIGNS;
  const db = configuration(config);
  const before = (await inTime(db.select().from(alertLimits).where(eq(alertLimits.campaign, id))))[0]?.settings;
  await commit(config, actor, {
    action: fields === null ? "alerts.remove" : "alerts.replace",
    subject: `alerts:${campaign?.name ?? ALL_CAMPAIGNS}`,
    before,
    after: fields,
    statements: [
      fields === null
        ? db.delete(alertLimits).where(eq(alertLimits.campaign, id))
        : db
            .insert(alertLimits)
            .values({ campaign: id, settings: fields })
            .onConflictDoUpdate({ target: alertLimits.campaign, set: { settings: fields } }),
    ],
    concerns: campaign === null ? everyCampaign() : theCampaigns([campaign.id]),
  });
}

/** Whether anybody at all is written to: where nobody is, nothing is asked each minute. */
export async function alertReaders(config: D1Database): Promise<{ of(campaign: string): AlertFields; any: boolean }> {
  const rows = await inTime(configuration(config).select().from(alertLimits));
  const all = rows.filter(({ campaign }) => campaign === ALL_CAMPAIGNS);
  return {
    any: rows.some(({ settings }) => settings.to !== ""),
    of: (campaign) => alertsThatApply([...rows.filter((one) => one.campaign === campaign), ...all]),
  };
}
