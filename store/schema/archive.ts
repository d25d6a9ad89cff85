import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Channel, Language } from "../../domain/campaign/campaign.ts";
import type { Disposition, ExpiryReason } from "../../domain/interaction/interaction.ts";
import type { InteractionRecord, Segment } from "../../protocol/archive.ts";
import type { ClosingAnswers, Evaluation } from "../../protocol/quality.ts";

/**
 * ARCHIVE: one row an ended interaction, its words and what filters ask for in the full-text table `interaction_search` under the same
 * `row`, whose vocabulary is `interaction_terms` (made by migration, drizzle knows no FTS5).
 */
export const interactions = sqliteTable(
  "interactions",
  {
    row: integer().primaryKey(),
    id: text().notNull().unique(),
    conversation: text().notNull(),
    campaign: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    caseNumber: text("case_number").notNull(),
    customerName: text("customer_name").notNull(),
    customerMail: text("customer_mail").notNull(),
    customerPhone: text("customer_phone").notNull(),
    language: text().$type<Language>().notNull(),
    state: text().$type<InteractionRecord["state"]>().notNull(),
    endReason: text("end_reason").$type<ExpiryReason>(),
    closedBy: text("closed_by").$type<InteractionRecord["closedBy"]>().notNull(),
    enteredAt: integer("entered_at").notNull(),
    assignedAt: integer("assigned_at"),
    firstReplyAt: integer("first_reply_at"),
    closedAt: integer("closed_at").notNull(),
    /** Seconds in schedule. */
    waited: integer("waited_s").notNull(),
    agent: text(),
    segments: text({ mode: "json" }).$type<Segment[]>().notNull(),
    disposition: text({ mode: "json" }).$type<Disposition>(),
    rating: integer(),
    /** WEB-21: what the agent answered on closing. */
    closingAnswers: text("closing_answers", { mode: "json" }).$type<ClosingAnswers>(),
    /** What a supervisor answered afterwards, and its score, 0 to 100. */
    evaluation: text({ mode: "json" }).$type<Evaluation>(),
    qualityScore: integer("quality_score"),
    /** E-mail: of the mail that began it. */
    subject: text().notNull().default(""),
    /** The customer's first words, at most 200 characters: lists show them. */
    opening: text().notNull().default(""),
    /** The campaign in whose line it was received, and when its wait began; null: it never waited in one (begun by an agent, out of time). */
    receivedIn: text("received_in"),
    receivedAt: integer("received_at"),
    /** Words of people: the customer's, ours, and what became of ours where a carrier says it. */
    wordsIn: integer("words_in").notNull().default(0),
    wordsOut: integer("words_out").notNull().default(0),
    wordsDelivered: integer("words_delivered").notNull().default(0),
    wordsFailed: integer("words_failed").notNull().default(0),
    /** Of the customer's: thanks after the end, which rang nobody (R12). */
    courtesies: integer().notNull().default(0),
    /** It is in the sums of quarter hours: rows of builds that kept none are not taken out of them. */
    counted: integer({ mode: "boolean" }).notNull().default(false),
    rev: integer().notNull(),
    /** ms, by this database's clock, when it was written or last changed; each batch later than all before it. */
    updatedAt: integer("updated_at").notNull().default(0),
  },
  (table) => [
    index("interactions_updated").on(table.updatedAt, table.row, table.campaign),
    index("interactions_closed").on(table.closedAt, table.row),
    index("interactions_campaign").on(table.campaign, table.closedAt, table.row),
    index("interactions_conversation").on(table.conversation),
    index("interactions_quality").on(table.closedAt, table.row).where(sql`${table.qualityScore} IS NOT NULL`),
    index("interactions_agent").on(table.agent, table.closedAt).where(sql`${table.agent} IS NOT NULL`),
  ],
);

/**
 * Who has written in a thread of mails and passed it on before it closed: *Sent* shows it to them as well. A row goes with that of its
 * interaction.
 */
export const passedOn = sqliteTable(
  "passed_on",
  {
    agent: text().notNull(),
    /** ms, as the interaction's. */
    closedAt: integer("closed_at").notNull(),
    /** Of `interactions`. */
    row: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agent, table.closedAt, table.row] }), index("passed_on_row").on(table.row)],
);

/**
 * Every id that a mail has had or named, and the thread that it leads to (design: *Mail threads*). `since` is the order in which ids became
 * known: the oldest decides. Kept as long as its conversation may be answered.
 */
export const mailIds = sqliteTable(
  "mail_ids",
  {
    since: integer().primaryKey({ autoIncrement: true }),
    /** Id of the campaign: another's threads are another's. */
    campaign: text().notNull(),
    /** Message-ID without brackets. */
    id: text("message_id").notNull(),
    conversation: text().notNull(),
    /** Whoever wrote first in that conversation, in lower case. */
    customer: text().notNull(),
    /** ms */
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex("mail_ids_id").on(table.campaign, table.id),
    index("mail_ids_conversation").on(table.campaign, table.conversation),
  ],
);

/** One row while words of deleted recordings are still in the full-text index; `begun`: merging them away is under way. */
export const forgottenWords = sqliteTable("forgotten_words", {
  id: integer().primaryKey(),
  begun: integer().notNull(),
});

/** How long a campaign's recordings are kept; no row: the default. `hold`: nothing of it is deleted or erased, whatever its age. */
export const retentions = sqliteTable("retentions", {
  campaign: text().primaryKey(),
  months: integer().notNull(),
  hold: integer({ mode: "boolean" }).notNull(),
  /** Why it is held. */
  reason: text().notNull(),
});

/**
 * Who is one customer although their addresses differ (decisions: one person): each person, an address or a chat, with whom it was joined to.
 * An agent or a supervisor has said so; nobody who stands alone has a row.
 */
export const customers = sqliteTable(
  "customers",
  {
    person: text().primaryKey(),
    /** The same for all that are one. */
    customer: text().notNull(),
    /** ms */
    joinedAt: integer("joined_at").notNull(),
  },
  (table) => [index("customers_customer").on(table.customer)],
);
