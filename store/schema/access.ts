import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { type Permission, ROLES } from "../../domain/access/permission.ts";
import type { Sounds } from "../../domain/attention/sounds.ts";
import { LANGUAGES } from "../../domain/campaign/campaign.ts";

/** CONFIG: who may come in. The first four tables have the columns that better-auth asks for, and ours beside them. */

const time = (name: string) => integer(name, { mode: "timestamp_ms" });

export const user = sqliteTable(
  "user",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
    image: text(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    username: text().notNull().unique(),
    displayUsername: text("display_username"),
    role: text({ enum: ROLES }).notNull().default("agent"),
    /** Four digits, unique where there is one. */
    extension: text(),
    /** Most interactions over all campaigns; 0 = no cap. */
    totalCap: integer("total_cap").notNull().default(0),
    mayToggleCall: integer("may_toggle_call", { mode: "boolean" }).notNull().default(false),
    language: text({ enum: LANGUAGES }),
    disabled: integer({ mode: "boolean" }).notNull().default(false),
    twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [uniqueIndex("user_extension").on(table.extension).where(sql`${table.extension} IS NOT NULL`)],
);

/** What a user has set for themselves, on whichever computer; no row: as it comes. */
export const preferences = sqliteTable("preferences", {
  user: text("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  sounds: text({ mode: "json" }).$type<Sounds>().notNull(),
});

export const session = sqliteTable(
  "session",
  {
    id: text().primaryKey(),
    expiresAt: time("expires_at").notNull(),
    token: text().notNull().unique(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [index("account_user").on(table.userId)],
);

export const verification = sqliteTable("verification", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: time("expires_at").notNull(),
  createdAt: time("created_at"),
  updatedAt: time("updated_at"),
});

/** better-auth's: the secret of an authenticator and the codes in its place, both encrypted with the installation's secret. */
export const twoFactor = sqliteTable(
  "two_factor",
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    verified: integer({ mode: "boolean" }).notNull().default(false),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: time("locked_until"),
  },
  (table) => [uniqueIndex("two_factor_user").on(table.userId)],
);

/** What `getUserToken` has given out (API-1): a user's rights without a cookie. */
export const apiTokens = sqliteTable(
  "api_tokens",
  {
    hash: text().primaryKey(),
    user: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** Id of the campaign or dialer of a call that names none; null: the only one that the user sees. */
    defaultCampaign: text("default_campaign"),
    createdAt: integer("created_at").notNull(),
    /** To a few minutes. */
    lastUsedAt: integer("last_used_at").notNull(),
  },
  (table) => [index("api_tokens_user").on(table.user, table.createdAt), index("api_tokens_used").on(table.lastUsedAt)],
);

/** A group names campaigns and permissions; its users see those campaigns and no others (SEC-5). */
export const securityGroups = sqliteTable(
  "security_groups",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    permissions: text({ mode: "json" }).$type<Permission[]>().notNull(),
    /** Its users come in with a second factor only. */
    requiresTwoFactor: integer("requires_two_factor", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [uniqueIndex("security_groups_name").on(sql`lower(${table.name})`)],
);

const group = () =>
  text("group_id")
    .notNull()
    .references(() => securityGroups.id, { onDelete: "cascade" });

export const groupCampaigns = sqliteTable(
  "group_campaigns",
  { group: group(), campaign: text("campaign_id").notNull() },
  (table) => [primaryKey({ columns: [table.group, table.campaign] })],
);

export const groupUsers = sqliteTable("group_users", { group: group(), user: text("user_id").notNull() }, (table) => [
  primaryKey({ columns: [table.group, table.user] }),
  index("group_users_user").on(table.user),
]);

/** Append-only: who changed what, before → after. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    /** User id; `system` for what nobody did by hand. */
    actor: text().notNull(),
    actorName: text("actor_name").notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    before: text({ mode: "json" }),
    after: text({ mode: "json" }),
    /** Of a line that an object sends until it has arrived: the second arrival adds nothing. */
    key: text().unique(),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_subject").on(table.subject, table.at),
    index("audit_actor").on(table.actor, table.at),
    index("audit_action").on(table.action, table.at),
  ],
);

/** What `Directory` reads to know whom to tell: written in the batch of the change itself. */
export const changes = sqliteTable("changes", {
  version: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: ["campaign", "agent", "provider", "dialer", "mailbox", "webhook"] }).notNull(),
  id: text("subject_id").notNull(),
  at: integer().notNull(),
});
