import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** ARCHIVE: what was counted, by UTC quarter hour; reports are sums of these rows. Nothing is ever taken out of them. */

/** How waits in a campaign's line ended; absolute values of its queue, a higher `rev` over a lower one. */
export const quarterHours = sqliteTable(
  "quarter_hours",
  {
    campaign: text().notNull(),
    quarter: integer("quarter_hour").notNull(),
    rev: integer().notNull(),
    received: integer().notNull(),
    answered: integer().notNull(),
    answeredInLevel: integer("answered_in_level").notNull(),
    abandoned: integer().notNull(),
    abandonedInLevel: integer("abandoned_in_level").notNull(),
    short: integer().notNull(),
    expired: integer().notNull(),
    waitSum: integer("wait_sum_s").notNull(),
    waitMax: integer("wait_max_s").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter] }), index("quarter_hours_time").on(table.quarter)],
);

/**
 * What was done with interactions, by the quarter hour in which it was done: closings when they closed, holdings when they ended. Kept
 * in the batch that writes the rows of `interactions`, so the two agree always; retention takes rows, never these.
 */
export const workQuarterHours = sqliteTable(
  "work_quarter_hours",
  {
    campaign: text().notNull(),
    quarter: integer("quarter_hour").notNull(),
    /** User id; empty: nobody ever had it. */
    agent: text().notNull(),
    closed: integer().notNull(),
    replied: integer().notNull(),
    replySum: integer("reply_sum_ms").notNull(),
    held: integer().notNull(),
    handlingSum: integer("handling_sum_ms").notNull(),
    rated: integer().notNull(),
    ratingSum: integer("rating_sum").notNull(),
    evaluated: integer().notNull().default(0),
    qualitySum: integer("quality_sum").notNull().default(0),
    wordsIn: integer("words_in").notNull(),
    wordsOut: integer("words_out").notNull(),
    wordsDelivered: integer("words_delivered").notNull(),
    wordsFailed: integer("words_failed").notNull(),
    courtesies: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.agent] })],
);

/** How many closed with each disposition, its levels in one text. */
export const dispositionQuarterHours = sqliteTable(
  "disposition_quarter_hours",
  {
    campaign: text().notNull(),
    quarter: integer("quarter_hour").notNull(),
    disposition: text().notNull(),
    closed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.quarter, table.disposition] })],
);

/** Each agent's hours: absolute values of their desk, a higher `rev` over a lower one. */
export const deskQuarterHours = sqliteTable(
  "desk_quarter_hours",
  {
    agent: text().notNull(),
    quarter: integer("quarter_hour").notNull(),
    rev: integer().notNull(),
    worked: integer("worked_ms").notNull(),
    onBreak: integer("break_ms").notNull(),
    paidBreak: integer("paid_break_ms").notNull(),
    onCall: integer("call_ms").notNull(),
    wrapUp: integer("wrap_up_ms").notNull().default(0),
    breaks: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agent, table.quarter] })],
);

/** What happened to a dialer's messages; absolute values of its object. */
export const dialerQuarterHours = sqliteTable(
  "dialer_quarter_hours",
  {
    dialer: text().notNull(),
    quarter: integer("quarter_hour").notNull(),
    rev: integer().notNull(),
    sent: integer().notNull(),
    refused: integer().notNull(),
    blocked: integer().notNull(),
    other: integer().notNull(),
    unknown: integer().notNull(),
    delivered: integer().notNull(),
    seen: integer().notNull(),
    rejected: integer().notNull(),
    spam: integer().notNull(),
    unsubscribed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.dialer, table.quarter] })],
);
