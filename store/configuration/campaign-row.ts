import type { Campaign, Holiday } from "../../domain/campaign/campaign.ts";
import { withDefaults } from "../../protocol/campaign-defaults.ts";
import type { CampaignForm, CampaignResource } from "../../protocol/configuration.ts";
import type { campaigns } from "../schema/campaigns.ts";

export type CampaignRow = typeof campaigns.$inferSelect;

/** The form as its row keeps it: what is searched or joined has a column, the rest is one JSON value. */
export function rowOf({ name, strategy, enabled, ...settings }: CampaignForm) {
  return { name, strategy, enabled, settings };
}

/** The form again. Settings that a later version added get their default. */
export function formOf({ name, strategy, enabled, settings, channel }: CampaignRow): CampaignForm {
  // Only `rowOf` writes settings, and the schema was its door.
  return withDefaults({ ...settings, name, strategy, enabled }, channel) as CampaignForm;
}

/** As `GET /api/campaigns/:name` answers. */
export function resourceOf(row: CampaignRow): CampaignResource {
  return { ...formOf(row), id: row.id, channel: row.channel, caseCode: row.caseCode, version: row.version };
}

/** As the rules see it. A deleted campaign is a disabled one: who is served stays; doors no longer find it by its name, which is free. */
export function campaignOf(row: CampaignRow, holidays: Holiday[]): Campaign {
  const { schedule, ...form } = formOf(row);
  const { id, channel, caseCode } = row;
  const campaign = { ...form, id, channel, caseCode, schedule: { ...schedule, holidays } };
  return row.deletedAt === null ? campaign : { ...campaign, name: `${row.name}~`, enabled: false };
}
