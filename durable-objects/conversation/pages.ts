import type { Entry } from "../../protocol/conversation-entry.ts";
import type { PageFrame, PageHead } from "../../protocol/conversation-page.ts";
import { type Audience, shown } from "./audience.ts";
import { Deliveries } from "./deliveries.ts";
import { viewOf } from "./interaction-store.ts";
import { fromRow, LOG_COLUMNS, type LogRow, type StoredChange } from "./log-row.ts";
import { MailThread } from "./mail/thread.ts";
import type { ConversationParts } from "./parts.ts";

/** What a page holds at most, but always one entry. */
interface PageSize {
  entries: number;
  mails: number;
}

/** What one reads at once: chats are many short entries, mails few long ones. */
const NEWEST: PageSize = { entries: 50, mails: 10 };
const OLDER: PageSize = { entries: 200, mails: 50 };
const MOST_CHARACTERS = 250_000;
/** Of the newest interactions: who reads has read before them what they show. */
const SEEN_LOOKED_AT = 20;

/** The log page by page, from its end: what opening a conversation costs does not grow with it. */
export class Pages {
  readonly #sql: SqlStorage;
  readonly #parts: Pick<ConversationParts, "log" | "interactions" | "line">;
  readonly #deliveries: Deliveries;
  readonly #thread: MailThread;

  constructor(sql: SqlStorage, parts: Pick<ConversationParts, "log" | "interactions" | "line">) {
    this.#sql = sql;
    this.#parts = parts;
    this.#deliveries = new Deliveries(sql);
    this.#thread = new MailThread(sql, parts.log);
  }

  newest(audience: Audience): PageFrame {
    return { ...this.#page(null, this.#parts.log.rev + 1, audience, NEWEST), head: this.#head(audience) };
  }

  before(rev: number, audience: Audience): PageFrame {
    return this.#page(rev, rev, audience, OLDER);
  }

  #page(before: number | null, end: number, audience: Audience, most: PageSize): PageFrame {
    const { rows, earlier } = this.#rowsBefore(end, audience, most);
    const files = rows.some(({ file }) => file?.size === 0) ? this.#parts.log.collectedFiles() : null;
    const entries = rows.map((entry) => {
      const file = files?.get(entry.id);
      return file === undefined ? entry : { ...entry, file };
    });
    const deliveries = audience === "staff" ? entries.flatMap(({ id }) => this.#fateOf(id)) : [];
    return { t: "page", before, entries, deliveries, earlier };
  }

  #rowsBefore(end: number, audience: Audience, most: PageSize): { rows: Entry[]; earlier: number | null } {
    const rows: Entry[] = [];
    let oldest = end;
    let characters = 0;
    let mails = 0;
    for (const row of this.#sql.exec<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM log WHERE kind = 'entry' AND rev < ? ORDER BY rev DESC`,
      end,
    )) {
      const entry = entryOf(fromRow(row), audience);
      if (entry === null) continue;
      const isFull = rows.length >= most.entries || characters >= MOST_CHARACTERS || mails >= most.mails;
      if (isFull) return { rows: rows.reverse(), earlier: oldest };
      rows.push(entry);
      oldest = row.rev;
      characters += row.body.length;
      if (entry.mail !== undefined) mails += 1;
    }
    return { rows: rows.reverse(), earlier: null };
  }

  #head(audience: Audience): PageHead {
    const { log, interactions, line } = this.#parts;
    const current = interactions.current();
    const { rev } = log;
    const view = current === null ? null : viewOf(current, line.view());
    const told: StoredChange | null = view && {
      rev,
      prevPublic: 0,
      seq: null,
      public: true,
      change: { kind: "interaction", interaction: view },
    };
    const change = told && shown(told, audience);
    return {
      rev,
      seen: this.#seen(),
      interaction: change?.kind === "interaction" ? change.interaction : null,
      mails: this.#thread.count(),
    };
  }

  #seen(): { visitor: number; agent: number } {
    const { visitor, agent } = this.#sql
      .exec<{ visitor: number | null; agent: number | null }>(
        `SELECT MAX(json_extract(data, '$.seen.visitor')) AS visitor, MAX(json_extract(data, '$.seen.agent')) AS agent
           FROM (SELECT data FROM interactions ORDER BY n DESC LIMIT ${SEEN_LOOKED_AT})`,
      )
      .one();
    return { visitor: visitor ?? 0, agent: agent ?? 0 };
  }

  #fateOf(entry: string): PageFrame["deliveries"] {
    const known = this.#deliveries.get(entry);
    return known === null ? [] : [{ entry, state: known.state, reason: known.reason }];
  }
}

function entryOf(stored: StoredChange, audience: Audience): Entry | null {
  const change = shown(stored, audience);
  return change?.kind === "entry" ? change.entry : null;
}
