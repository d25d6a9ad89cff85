import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CHANNELS, STRATEGIES, type Texts } from "../../domain/campaign/campaign.ts";
import type { QualityQuestion } from "../../domain/quality/quality.ts";
import type { EventKind } from "../../domain/webhook/event.ts";
import type { AlertFields } from "../../protocol/alerts.ts";
import type { KeyScope } from "../../protocol/configuration.ts";
import type { FileReference } from "../../protocol/conversation-socket.ts";
import { DIALER_CHANNELS, type MailDialerFields, type PhoneDialerFields } from "../../protocol/dialer-fields.ts";
import { MAIL_WAYS, type SmtpServer } from "../../protocol/mailboxes.ts";
import { PROVIDER_TYPES, type ProviderSettings, type Template } from "../../protocol/providers.ts";
import type { OffReason } from "../../protocol/webhooks.ts";

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
export const webhooks = sqliteTable("webhooks", {
  id: text().primaryKey(),
  name: text().notNull(),
  url: text().notNull(),
  events: text({ mode: "json" }).$type<EventKind[]>().notNull(),
  /** Ids; null: all. */
  campaigns: text({ mode: "json" }).$type<string[]>(),
  enabled: integer({ mode: "boolean" }).notNull(),
  /** Why it was switched off by itself; empty: it was not. */
  offReason: text("off_reason").$type<OffReason>().notNull().default(""),
  /** By `store/sealed.ts`. */
  secret: text().notNull(),
  version: integer().notNull().default(1),
  createdAt: integer("created_at").notNull(),
  deletedAt: integer("deleted_at"),
});

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
