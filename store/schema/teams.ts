import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { user } from "./access.ts";

/** CONFIG: who works together, and under whom. */

export const teams = sqliteTable("teams", { id: text().primaryKey(), name: text().notNull() }, (table) => [
  uniqueIndex("teams_name").on(sql`lower(${table.name})`),
]);

export const teamPeople = sqliteTable(
  "team_people",
  {
    team: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    user: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    supervises: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.team, table.user, table.supervises] }),
    index("team_people_user").on(table.user),
  ],
);
