import { sql } from "drizzle-orm";
import { sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { QualityQuestion } from "../../domain/quality/quality.ts";
import { campaigns } from "./campaigns.ts";

/** CONFIG: models of quality (WEB-21, WEB-92). */

/** WEB-21. Recordings keep what was asked: a model that is deleted is gone. */
export const qualityModels = sqliteTable(
  "quality_models",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    questions: text({ mode: "json" }).$type<QualityQuestion[]>().notNull(),
  },
  (table) => [uniqueIndex("quality_models_name").on(sql`lower(${table.name})`)],
);

/** A campaign has at most one. */
export const qualityCampaigns = sqliteTable("quality_campaigns", {
  campaign: text("campaign_id")
    .primaryKey()
    .references(() => campaigns.id),
  model: text("model_id")
    .notNull()
    .references(() => qualityModels.id),
});
