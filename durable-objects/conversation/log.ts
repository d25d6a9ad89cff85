import type { Change } from "../../protocol/conversation-socket.ts";
import { type Audience, shown } from "./audience.ts";
import { fromRow, type Leaves, LOG_COLUMNS, type LogRow, type Stored, type StoredChange } from "./log-row.ts";
import { ReadLog } from "./read-log.ts";

/** Of a frame: chats are many short changes, mails few long ones. */
const PORTION_CHANGES = 200;
const PORTION_CHARACTERS = 250_000;

/** The log of one customer's thread: numbered by `rev`, what the customer may see gap-free by `seq`, never changed afterwards. */
export class Log extends ReadLog {
  #rev = 0;
  #seq = 0;
  #lastPublic = 0;

  constructor(sql: SqlStorage) {
    super(sql);
    this.reload();
  }

  /** Reads the heads again, from the end: after a wake, or when a transaction was rolled back. */
  reload(): void {
    const heads = this.sql
      .exec<{ rev: number | null; seq: number | null; public: number | null }>(
        `SELECT (SELECT MAX(rev) FROM log) AS rev,
           (SELECT seq FROM log WHERE seq IS NOT NULL ORDER BY rev DESC LIMIT 1) AS seq,
           (SELECT rev FROM log WHERE public = 1 ORDER BY rev DESC LIMIT 1) AS public`,
      )
      .one();
    this.#rev = heads.rev ?? 0;
    this.#seq = heads.seq ?? 0;
    this.#lastPublic = heads.public ?? 0;
  }

  get rev(): number {
    return this.#rev;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Appends; call it with nothing awaited since the frame came in. */
  append(change: Stored, isPublic: boolean, at: number, leaves: Leaves | null): StoredChange {
    const rev = this.#rev + 1;
    const seq = change.kind === "entry" && isPublic ? this.#seq + 1 : null;
    const stored: StoredChange = { rev, prevPublic: this.#lastPublic, seq, public: isPublic, change };
    const id = change.kind === "entry" ? change.entry.id : null;
    const interaction =
      change.kind === "entry" ? change.entry.interaction : change.kind === "interaction" ? change.interaction.id : "";
    this.sql.exec(
      "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      rev,
      this.#lastPublic,
      seq,
      isPublic ? 1 : 0,
      change.kind,
      id,
      interaction,
      JSON.stringify(change),
      at,
      leaves && Number(leaves.patient),
    );
    this.#rev = rev;
    if (seq !== null) this.#seq = seq;
    if (isPublic) this.#lastPublic = rev;
    return stored;
  }

  /** What follows `after` for this audience, in portions. */
  *after(after: number, audience: Audience): Generator<Change[]> {
    let portion: Change[] = [];
    let characters = 0;
    for (const row of this.sql.exec<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE rev > ? ORDER BY rev`, after)) {
      const change = shown(fromRow(row), audience);
      if (change === null) continue;
      portion.push(change);
      characters += row.body.length;
      if (portion.length < PORTION_CHANGES && characters < PORTION_CHARACTERS) continue;
      yield portion;
      portion = [];
      characters = 0;
    }
    if (portion.length > 0) yield portion;
  }
}
