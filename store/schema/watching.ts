import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AlertFields } from "../../protocol/alerts.ts";

/** CONFIG: what supervisors watch by: screens on a wall, limits of alerts. */

/** Screens on a wall: a link shows the boards of some campaigns to whoever has it, until it is revoked. */
export const wallboards = sqliteTable(
  "wallboards",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Of the link's secret. */
    hash: text().notNull(),
    /** Ids. */
    campaigns: text({ mode: "json" }).$type<string[]>().notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [uniqueIndex("wallboards_hash").on(table.hash)],
);

/** When supervisors are told, and by mail whom: of one campaign, or of all that have no row of their own. */
export const alertLimits = sqliteTable("alert_limits", {
  /** Id; `*`: all. */
  campaign: text().primaryKey(),
  settings: text({ mode: "json" }).$type<AlertFields>().notNull(),
});
