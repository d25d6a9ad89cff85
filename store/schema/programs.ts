import { sql } from "drizzle-orm";
import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EventKind } from "../../domain/webhook/event.ts";
import type { KeyScope } from "../../protocol/configuration.ts";
import type { OffReason } from "../../protocol/webhooks.ts";

/** CONFIG: other programs: those that call, and those that are told. */

/** Keys of other programs: 256 random bits each, so one SHA-256 is hash enough. */
export const apiKeys = sqliteTable("api_keys", {
  id: text().primaryKey(),
  name: text().notNull(),
  prefix: text().notNull(),
  hash: text().notNull().unique(),
  scopes: text({ mode: "json" }).$type<KeyScope[]>().notNull(),
  /** Ids of the campaigns that it is for; null: all. */
  campaigns: text({ mode: "json" }).$type<string[]>(),
  /** Ids of dialers beside those of its campaigns. */
  dialers: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  /** Id of the campaign or dialer of a call that names none. */
  defaultCampaign: text("default_campaign"),
  /** Networks from which it may come in an address, by callers that can send no header. */
  addresses: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  createdAt: integer("created_at").notNull(),
  /** To the minute. */
  lastUsedAt: integer("last_used_at"),
  lastUsedFrom: text("last_used_from").notNull().default(""),
  revokedAt: integer("revoked_at"),
});

/** Addresses of other programs that are told what happens here. */
export const webhooks = sqliteTable(
  "webhooks",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    url: text().notNull(),
    events: text({ mode: "json" }).$type<EventKind[]>().notNull(),
    /** Ids; null: all. */
    campaigns: text({ mode: "json" }).$type<string[]>(),
    enabled: integer({ mode: "boolean" }).notNull(),
    /** Why it was switched off by itself; empty: it was not. */
    offReason: text("off_reason").$type<OffReason>().notNull().default(""),
    /** It was switched off by itself, and who reads of what is wrong was not written to yet. */
    offUntold: integer("off_untold", { mode: "boolean" }).notNull().default(false),
    /** By `store/sealed.ts`. */
    secret: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [uniqueIndex("webhooks_name").on(sql`lower(${table.name})`).where(sql`${table.deletedAt} IS NULL`)],
);
