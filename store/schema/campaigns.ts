import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CHANNELS, STRATEGIES, type Texts } from "../../domain/campaign/campaign.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";

/** CONFIG: campaigns and what belongs to them. Ids never change; deleting hides and disables, so that reports keep the id. */

export const campaigns = sqliteTable(
  "campaigns",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    caseCode: text("case_code").notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    enabled: integer({ mode: "boolean" }).notNull(),
    strategy: text({ enum: STRATEGIES }).notNull(),
    /** The rest of the form, as JSON; what a later version adds is filled from the table of defaults when read. */
    settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** Raised by each PUT of the form; an update that read another one writes NULL here and so fails whole. */
    version: integer().notNull().default(1),
    cannedVersion: integer("canned_version").notNull().default(1),
    dispositionsVersion: integer("dispositions_version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    uniqueIndex("campaigns_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`),
    uniqueIndex("campaigns_case_code").on(table.caseCode),
  ],
);

const campaign = () =>
  text("campaign_id")
    .notNull()
    .references(() => campaigns.id);

const cannedResponse = () => ({
  key: text().notNull(),
  text: text().notNull(),
  folder: text().notNull().default(""),
  files: text({ mode: "json" }).$type<FileReference[]>().notNull().default([]),
});

export const cannedResponses = sqliteTable(
  "canned_responses",
  { campaign: campaign(), position: integer().notNull(), ...cannedResponse() },
  (table) => [primaryKey({ columns: [table.campaign, table.position] })],
);

/** Of all campaigns. */
export const commonCannedResponses = sqliteTable("common_canned_responses", {
  position: integer().primaryKey(),
  ...cannedResponse(),
});

const disposition = () => ({
  path: text({ mode: "json" }).$type<string[]>().notNull(),
  disabled: integer({ mode: "boolean" }).notNull().default(false),
  comment: integer({ mode: "boolean" }).notNull().default(false),
  comeBack: integer("come_back", { mode: "boolean" }).notNull().default(false),
});

/** A row for each path that an agent may choose. */
export const dispositions = sqliteTable(
  "dispositions",
  { campaign: campaign(), position: integer().notNull(), ...disposition() },
  (table) => [primaryKey({ columns: [table.campaign, table.position] })],
);

/** Of all campaigns. */
export const commonDispositions = sqliteTable("common_dispositions", {
  position: integer().primaryKey(),
  ...disposition(),
});

/** The versions of the lists of all campaigns: raised as those of a campaign's own; a list that nobody has written yet is at 1 and has no row. */
export const commonLists = sqliteTable("common_lists", {
  name: text({ enum: ["canned", "dispositions"] }).primaryKey(),
  version: integer().notNull(),
});

export const campaignMembers = sqliteTable(
  "campaign_members",
  {
    campaign: campaign(),
    user: text("user_id").notNull(),
    penalty: integer().notNull().default(0),
    /** Order in which members were added. */
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaign, table.user] }),
    index("campaign_members_user").on(table.user),
    check("campaign_members_penalty", sql`${table.penalty} BETWEEN 0 AND 100`),
  ],
);

export const holidays = sqliteTable(
  "holidays",
  {
    id: text().primaryKey(),
    /** Null: of all campaigns. */
    campaign: text("campaign_id").references(() => campaigns.id),
    name: text().notNull(),
    date: text().notNull(),
    from: text("from_minute").notNull(),
    to: text("to_minute").notNull(),
    yearly: integer({ mode: "boolean" }).notNull(),
    text: text({ mode: "json" }).$type<Texts>().notNull(),
  },
  (table) => [index("holidays_campaign").on(table.campaign), index("holidays_date").on(table.date)],
);
