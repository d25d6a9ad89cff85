import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** CONFIG: what else agents do: calls, by their voice campaigns, and breaks. */

/** Names with members: who belongs to none gets no interaction (WEB-86). */
export const voiceCampaigns = sqliteTable(
  "voice_campaigns",
  { id: text().primaryKey(), name: text().notNull(), deletedAt: integer("deleted_at") },
  (table) => [uniqueIndex("voice_campaigns_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`)],
);

export const voiceMembers = sqliteTable(
  "voice_members",
  {
    campaign: text("voice_campaign_id")
      .notNull()
      .references(() => voiceCampaigns.id),
    user: text("user_id").notNull(),
    penalty: integer().notNull().default(0),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaign, table.user] }),
    index("voice_members_user").on(table.user),
    check("voice_members_penalty", sql`${table.penalty} BETWEEN 0 AND 100`),
  ],
);

export const breaks = sqliteTable(
  "breaks",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    icon: text().notNull(),
    /** Minutes; 0 = no limit. */
    limit: integer("limit_minutes").notNull(),
    /** Minutes of a day; 0 = no limit. */
    perDay: integer("per_day_minutes").notNull().default(0),
    paid: integer({ mode: "boolean" }).notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [uniqueIndex("breaks_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`)],
);
