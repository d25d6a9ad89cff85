import { sql } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CHANNELS } from "../../domain/campaign/campaign.ts";
import { MAIL_WAYS, type SmtpServer } from "../../protocol/mailboxes.ts";
import { PROVIDER_TYPES, type ProviderSettings, type Template } from "../../protocol/providers.ts";

/** CONFIG: accounts by which we send and receive, at carriers and mail servers. */

/** Accounts at carriers (SMS-1 to SMS-9). */
export const providers = sqliteTable(
  "providers",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    type: text({ enum: PROVIDER_TYPES }).notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    enabled: integer({ mode: "boolean" }).notNull(),
    isDefault: integer("is_default", { mode: "boolean" }).notNull(),
    /** What a later version adds is filled from the table of defaults when read. */
    settings: text({ mode: "json" }).$type<Partial<ProviderSettings>>().notNull(),
    /** By `store/sealed.ts`. */
    secrets: text().notNull(),
    /** Unguessable, in the path of its webhooks. */
    door: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    uniqueIndex("providers_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`),
    uniqueIndex("providers_default").on(table.isDefault).where(sql`${table.isDefault} AND ${table.deletedAt} IS NULL`),
    uniqueIndex("providers_door").on(table.door),
  ],
);

/** Addresses that receive and send (EML-10 to EML-18). */
export const mailboxes = sqliteTable(
  "mailboxes",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** In lower case. */
    address: text().notNull(),
    fromName: text("from_name").notNull(),
    replyTo: text("reply_to", { mode: "json" }).$type<string[]>().notNull(),
    way: text({ enum: MAIL_WAYS }).notNull(),
    smtp: text({ mode: "json" }).$type<SmtpServer>(),
    /** 0: no limit of ours. */
    perMinute: integer("per_minute").notNull().default(0),
    enabled: integer({ mode: "boolean" }).notNull(),
    /** By `store/sealed.ts`. */
    secrets: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    uniqueIndex("mailboxes_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`),
    uniqueIndex("mailboxes_address").on(table.address).where(sql`${table.deletedAt} IS NULL`),
  ],
);

/** Messages that a carrier lets one send first, as it last told them (WA-4). */
export const templates = sqliteTable(
  "templates",
  {
    provider: text("provider_id")
      .notNull()
      .references(() => providers.id),
    name: text().notNull(),
    language: text().notNull(),
    status: text().$type<Template["status"]>().notNull(),
    category: text().notNull(),
    body: text().notNull(),
    parameters: integer().notNull(),
    syncedAt: integer("synced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.name, table.language] })],
);
