import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { BlockSource } from "../../protocol/black-list.ts";
import { UPLOAD_STATES } from "../../protocol/dialers.ts";
import type { Single } from "../spool/single.ts";

/** SPOOL: what is to be sent in bulk, and who is not to be written to. Row states are numbers: design section 4. */

/** One file, or the dialer's single messages. Its rows can be claimed from when it is *accepted*: acceptance is one row. */
export const uploads = sqliteTable(
  "uploads",
  {
    id: text().primaryKey(),
    dialer: text().notNull(),
    file: text().notNull(),
    /** SHA-256 of the file: the same one again is asked about. */
    hash: text().notNull(),
    rows: integer().notNull().default(0),
    /** Of mails only the active list is *accepted*, the others are *inactive* (EML-73). */
    state: text({ enum: UPLOAD_STATES }).notNull(),
    /** Order of acceptance: lists leave one after the other unless priority says otherwise. */
    position: integer(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [
    index("uploads_dialer").on(table.dialer, table.state, table.position),
    index("uploads_hash").on(table.dialer, table.hash),
    index("uploads_state").on(table.state, table.at),
  ],
);

export const smsSpool = sqliteTable(
  "sms_spool",
  {
    /** Entry position (SMS-50), and the seed's *idm*. */
    id: integer().primaryKey({ autoIncrement: true }),
    upload: text().notNull(),
    dialer: text().notNull(),
    state: integer().notNull(),
    /** 0 where the dialer does not order by priority. */
    priority: integer().notNull(),
    /** As the file has it. */
    destiny: text().notNull(),
    /** E.164; the destiny as written where it is no number. What the black list is asked for. */
    address: text().notNull(),
    message: text().notNull(),
    /** Column 5: port or sender; of a mail column 4: its own template. Empty: the dialer's. */
    device: text().notNull().default(""),
    /** Columns 6 and on; of a mail its variables by name. */
    data: text({ mode: "json" }).$type<string[] | Record<string, string>>().notNull(),
    /** Name of the claim it was last taken under. */
    claim: text(),
    /** Own id of a single message: a repetition meets it. */
    single: text(),
    /** ms before which it is not claimed: contact-local hours. Its dialer sets it to 0 again when they have come. */
    notBefore: integer("not_before").notNull().default(0),
    carrierId: text("carrier_id"),
    reason: text().notNull().default(""),
    /** Rank of the best receipt: 0 none, 1 sent, 2 delivered, 3 seen. */
    receipt: integer().notNull().default(0),
    /** Of a mail the bits of what was told of it later; null: it is none. */
    marks: integer(),
    doneAt: integer("done_at"),
    /** Taken off the board, kept for reports; by whom. */
    deletedAt: integer("deleted_at"),
    deletedBy: text("deleted_by"),
  },
  (table) => [
    // Who waits for the customer's morning is in an index of its own: a claim never reads past them.
    index("sms_spool_claimable")
      .on(table.upload, table.priority, table.id)
      .where(sql`${table.state} = 1 AND ${table.notBefore} = 0`),
    index("sms_spool_deferred")
      .on(table.upload, table.notBefore)
      .where(sql`${table.state} = 1 AND ${table.notBefore} > 0`),
    uniqueIndex("sms_spool_single").on(table.dialer, table.single).where(sql`${table.single} IS NOT NULL`),
    index("sms_spool_results").on(table.upload, table.id),
    // What became of rows on a day, of whatever list: one more row written for each.
    index("sms_spool_done").on(table.dialer, table.doneAt).where(sql`${table.doneAt} IS NOT NULL`),
    // A report may name a mail by its Message-ID alone.
    index("sms_spool_mail_ids")
      .on(table.carrierId)
      .where(sql`${table.marks} IS NOT NULL AND ${table.carrierId} IS NOT NULL`),
  ],
);

/** Single messages for later (SMS-58): cron moves those that are due into the spool. */
export const smsScheduler = sqliteTable(
  "sms_scheduler",
  {
    id: text().primaryKey(),
    dialer: text().notNull(),
    calldate: integer().notNull(),
    destiny: text().notNull(),
    /** As the spool has it. */
    address: text().notNull().default(""),
    message: text().notNull(),
    by: text().notNull(),
    /** Of a mail its own template and its variables; null: it is none. */
    mail: text({ mode: "json" }).$type<Single["mail"]>(),
    movedAt: integer("moved_at"),
  },
  (table) => [
    index("sms_scheduler_due").on(table.calldate).where(sql`${table.movedAt} IS NULL`),
    index("sms_scheduler_waiting").on(table.dialer, table.calldate, table.id).where(sql`${table.movedAt} IS NULL`),
  ],
);

/**
 * The last turn of each dialer's object: a statement of an earlier one, which D1 carries out after its caller has given it up, changes
 * nothing.
 */
export const dialerTurns = sqliteTable("dialer_turns", { dialer: text().primaryKey(), turn: integer().notNull() });

/**
 * `scope` is empty (all), the id of a campaign or dialer, or `sender:<channel>:<sender>` for a STOP. Several sources may block one
 * address in one scope: each is a row, so that START takes back only the customer's own.
 */
export const blackList = sqliteTable(
  "black_list",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    address: text().notNull(),
    scope: text().notNull(),
    source: text().$type<BlockSource>().notNull(),
    promotionsOnly: integer("promotions_only", { mode: "boolean" }).notNull().default(false),
    at: integer().notNull(),
    by: text().notNull(),
    reason: text().notNull().default(""),
    expires: integer(),
    tries: integer().notNull().default(0),
    lastTry: integer("last_try"),
  },
  (table) => [
    uniqueIndex("black_list_address").on(table.address, table.scope, table.source),
    index("black_list_scope").on(table.scope, table.id),
    index("black_list_source").on(table.source, table.id),
    index("black_list_scope_source").on(table.scope, table.source, table.id),
    index("black_list_registry").on(table.scope, table.expires).where(sql`${table.source} = 'registry'`),
  ],
);

/** Every send that the list has stopped. */
export const blockedTries = sqliteTable(
  "blocked_tries",
  {
    address: text().notNull(),
    at: integer().notNull(),
    /** Row, message or conversation that was stopped. */
    what: text().notNull(),
    scope: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.address, table.at, table.what] })],
);
