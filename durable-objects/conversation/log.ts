import type {
  Change,
  DeliveryState,
  Entry,
  FileReference,
  InteractionView,
} from "../../protocol/conversation-socket.ts";
import { type Audience, shown } from "./audience.ts";

/** A change as it is stored: what each audience gets of it is decided when it is read. */
export type Stored =
  | { kind: "entry"; entry: Omit<Entry, "seq"> }
  | { kind: "seen"; by: "visitor" | "agent"; seq: number }
  | { kind: "interaction"; interaction: InteractionView }
  | { kind: "delivery"; entry: string; state: DeliveryState; reason: string }
  | { kind: "file"; entry: string; file: FileReference };

export interface StoredChange {
  rev: number;
  prevPublic: number;
  seq: number | null;
  public: boolean;
  change: Stored;
}

const UNREAD_LOOKED_AT = 100;
/** Of a frame: chats are many short changes, mails few long ones. */
const PORTION_CHANGES = 200;
const PORTION_CHARACTERS = 250_000;

type SqlRow = { rev: number; prev_public: number; seq: number | null; public: number; kind: string; body: string };

/** The log of one customer's thread: numbered by `rev`, what the customer may see gap-free by `seq`, never changed afterwards. */
export class Log {
  readonly #sql: SqlStorage;
  #rev = 0;
  #seq = 0;
  #lastPublic = 0;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.reload();
  }

  /** Reads the heads again: after a wake, or when a transaction was rolled back. */
  reload(): void {
    const heads = this.#sql
      .exec<{ rev: number | null; seq: number | null; public: number | null }>(
        "SELECT MAX(rev) AS rev, MAX(seq) AS seq, MAX(CASE WHEN public = 1 THEN rev END) AS public FROM log",
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

  /** True when a word with this id is stored: a resend. */
  has(id: string): boolean {
    return this.#sql.exec("SELECT 1 FROM log WHERE id = ?", id).toArray().length > 0;
  }

  /** Appends; call it with nothing awaited since the frame came in. */
  append(change: Stored, isPublic: boolean, at: number): StoredChange {
    const rev = this.#rev + 1;
    const seq = change.kind === "entry" && isPublic ? this.#seq + 1 : null;
    const stored: StoredChange = { rev, prevPublic: this.#lastPublic, seq, public: isPublic, change };
    const id = change.kind === "entry" ? change.entry.id : null;
    const interaction =
      change.kind === "entry" ? change.entry.interaction : change.kind === "interaction" ? change.interaction.id : "";
    this.#sql.exec(
      "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      rev,
      this.#lastPublic,
      seq,
      isPublic ? 1 : 0,
      change.kind,
      id,
      interaction,
      JSON.stringify(change),
      at,
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
    for (const row of this.#sql.exec<SqlRow>(
      "SELECT rev, prev_public, seq, public, kind, body FROM log WHERE rev > ? ORDER BY rev",
      after,
    )) {
      const change = shown(fromSql(row), audience);
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

  /** All entries of one interaction, oldest first: for its record. */
  entriesOf(interaction: string): Entry[] {
    const rows = this.#sql.exec<SqlRow>(
      "SELECT rev, prev_public, seq, public, kind, body FROM log WHERE interaction = ? AND kind = 'entry' ORDER BY rev",
      interaction,
    );
    const files = this.#collectedFiles();
    return rows.toArray().flatMap((row) => {
      const { change, seq } = fromSql(row);
      if (change.kind !== "entry") return [];
      const file = files.get(change.entry.id) ?? change.entry.file;
      return [file === undefined ? { ...change.entry, seq } : { ...change.entry, seq, file }];
    });
  }

  /** An entry as it was stored; null when there is none. */
  entry(id: string): Omit<Entry, "seq"> | null {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM log WHERE id = ?", id).toArray()[0];
    const stored = row === undefined ? null : (JSON.parse(row.body) as Stored);
    return stored?.kind === "entry" ? stored.entry : null;
  }

  /** Its number among what the customer may see. */
  seqOf(id: string): number | null {
    return this.#sql.exec<{ seq: number | null }>("SELECT seq FROM log WHERE id = ?", id).toArray()[0]?.seq ?? null;
  }

  /** How far each word that left has come. */
  fates(): Map<string, { state: DeliveryState; reason: string }> {
    const rows = this.#sql
      .exec<{ body: string }>("SELECT body FROM log WHERE kind = 'delivery' ORDER BY rev")
      .toArray();
    return new Map(
      rows.flatMap(({ body }) => {
        const stored = JSON.parse(body) as Stored;
        if (stored.kind !== "delivery") return [];
        return [[stored.entry, { state: stored.state, reason: stored.reason }] as const];
      }),
    );
  }

  /** Files that were fetched from the carrier after their entry. */
  #collectedFiles(): Map<string, FileReference> {
    const rows = this.#sql.exec<{ body: string }>("SELECT body FROM log WHERE kind = 'file'").toArray();
    return new Map(
      rows.flatMap(({ body }) => {
        const stored = JSON.parse(body) as Stored;
        return stored.kind === "file" ? [[stored.entry, stored.file] as const] : [];
      }),
    );
  }

  /** The newest message of anybody. */
  lastMessage(interaction: string): Entry | null {
    const rows = this.#sql.exec<SqlRow>(
      `SELECT rev, prev_public, seq, public, kind, body FROM log WHERE interaction = ? AND kind = 'entry' AND public = 1
         AND json_extract(body, '$.entry.kind') = 'message' ORDER BY rev DESC LIMIT 1`,
      interaction,
    );
    const row = rows.toArray()[0];
    if (row === undefined) return null;
    const { change, seq } = fromSql(row);
    return change.kind === "entry" ? { ...change.entry, seq } : null;
  }

  /** Words of the visitor after `seenSeq`, counted among the last hundred changes: more is shown as many. */
  unread(interaction: string, seenSeq: number): number {
    return this.#sql
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

function fromSql(row: SqlRow): StoredChange {
  return {
    rev: row.rev,
    prevPublic: row.prev_public,
    seq: row.seq,
    public: row.public === 1,
    change: JSON.parse(row.body) as Stored,
  };
}
