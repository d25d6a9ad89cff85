import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { DIALER_CHANNELS, type MailDialerFields, type PhoneDialerFields } from "../../protocol/dialer-fields.ts";
import { providers } from "./accounts.ts";
import { campaigns } from "./campaigns.ts";

/** CONFIG: dialers; their rows are in SPOOL. */

/** Of a dialer, what has no column of its own. */
export type PhoneSettings = Omit<PhoneDialerFields, "name" | "channel" | "provider" | "campaign" | "enabled">;
export type MailSettings = Omit<MailDialerFields, "name" | "channel" | "campaign" | "enabled">;

/** Who sends in bulk (SMS-40 to SMS-58, EML-60 to EML-65). */
export const dialers = sqliteTable(
  "dialers",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    channel: text({ enum: DIALER_CHANNELS }).notNull(),
    /** Null: it sends mails, by the mailbox of its campaign. */
    provider: text("provider_id").references(() => providers.id),
    campaign: text("campaign_id").references(() => campaigns.id),
    enabled: integer({ mode: "boolean" }).notNull(),
    settings: text({ mode: "json" }).$type<PhoneSettings | MailSettings>().notNull(),
    version: integer().notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    uniqueIndex("dialers_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`),
    index("dialers_provider").on(table.provider),
    index("dialers_campaign").on(table.campaign),
    // EML-60
    uniqueIndex("dialers_mail_campaign")
      .on(table.campaign)
      .where(sql`${table.channel} = 'email' AND ${table.deletedAt} IS NULL`),
  ],
);
