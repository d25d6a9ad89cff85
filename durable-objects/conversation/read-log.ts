import type { DeliveryState, Entry } from "../../protocol/conversation-entry.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { fromRow, LOG_COLUMNS, type LogRow, type Stored } from "./log-row.ts";

const UNREAD_LOOKED_AT = 100;

/** What is asked of a conversation's log about single entries and interactions. */
export class ReadLog {
  protected readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** True when a word with this id is stored: a resend. */
  has(id: string): boolean {
    return this.sql.exec("SELECT 1 FROM log WHERE id = ?", id).toArray().length > 0;
  }

  /** All entries of one interaction, oldest first: for its record. */
  entriesOf(interaction: string): Entry[] {
    const rows = this.sql.exec<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM log WHERE interaction = ? AND kind = 'entry' ORDER BY rev`,
      interaction,
    );
    const files = this.collectedFiles();
    return rows.toArray().flatMap((row) => {
      const { change, seq } = fromRow(row);
      if (change.kind !== "entry") return [];
      const file = files.get(change.entry.id) ?? change.entry.file;
      return [file === undefined ? { ...change.entry, seq } : { ...change.entry, seq, file }];
    });
  }

  /** An entry as it was stored; null when there is none. */
  entry(id: string): Omit<Entry, "seq"> | null {
    const row = this.sql.exec<{ body: string }>("SELECT body FROM log WHERE id = ?", id).toArray()[0];
    const stored = row === undefined ? null : (JSON.parse(row.body) as Stored);
    return stored?.kind === "entry" ? stored.entry : null;
  }

  /** Its number among what the customer may see. */
  seqOf(id: string): number | null {
    return this.sql.exec<{ seq: number | null }>("SELECT seq FROM log WHERE id = ?", id).toArray()[0]?.seq ?? null;
  }

  /** How far each word that left has come. */
  fates(): Map<string, { state: DeliveryState; reason: string }> {
    const rows = this.sql.exec<{ body: string }>("SELECT body FROM log WHERE kind = 'delivery' ORDER BY rev").toArray();
    return new Map(
      rows.flatMap(({ body }) => {
        const stored = JSON.parse(body) as Stored;
        if (stored.kind !== "delivery") return [];
        return [[stored.entry, { state: stored.state, reason: stored.reason }] as const];
      }),
    );
  }

  /** Files that were fetched from the carrier after their entry. */
  collectedFiles(): Map<string, FileReference> {
    const rows = this.sql.exec<{ body: string }>("SELECT body FROM log WHERE kind = 'file'").toArray();
    return new Map(
      rows.flatMap(({ body }) => {
        const stored = JSON.parse(body) as Stored;
        return stored.kind === "file" ? [[stored.entry, stored.file] as const] : [];
      }),
    );
  }

  /** The newest message between us and the customer: what we passed on to others alone is none. */
  lastMessage(interaction: string): Entry | null {
    const rows = this.sql.exec<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM log WHERE interaction = ? AND kind = 'entry' AND public = 1
         AND json_extract(body, '$.entry.kind') = 'message'
         AND json_extract(body, '$.entry.mail.pastCustomer') IS NULL ORDER BY rev DESC LIMIT 1`,
      interaction,
    );
    const row = rows.toArray()[0];
    if (row === undefined) return null;
    const { change, seq } = fromRow(row);
    return change.kind === "entry" ? { ...change.entry, seq } : null;
  }

  /** Words of the visitor after `seenSeq`, counted among the last hundred changes: more is shown as many. */
  unread(interaction: string, seenSeq: number): number {
    return this.sql
      .exec<{ n: number }>(
        `SELECT COUNT(*) AS n FROM (SELECT interaction, seq, body FROM log ORDER BY rev DESC LIMIT ${UNREAD_LOOKED_AT})
           WHERE seq > ? AND interaction = ? AND json_extract(body, '$.entry.by.role') = 'visitor'
             AND json_extract(body, '$.entry.kind') = 'message'`,
        seenSeq,
        interaction,
      )
      .one().n;
  }
}
