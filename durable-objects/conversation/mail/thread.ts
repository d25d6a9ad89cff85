import { mailboxKey } from "../../../domain/mail/mail-address.ts";
import type { MailDetails, MailParty } from "../../../protocol/mail.ts";
import type { ThreadEntry } from "../../calls/mail-writing.ts";
import type { Log } from "../log.ts";

/** What the log does not hold of a mail. */
export interface MailPlace {
  /** Without brackets; null: its carrier has not told it yet. */
  messageId: string | null;
  inReplyTo: string | null;
  references: readonly string[];
  replyTo: readonly MailParty[];
  /** Said by the house itself. */
  automatic: boolean;
  /** By itself it may be answered automatically. */
  mayAnswer: boolean;
}

type Row = { message_id: string | null; refers: string; reply_to: string; automatic: number; may_answer: number };

const COUNT = "(SELECT COUNT(*) FROM mails)";
const COUNTED = "(SELECT value FROM facts WHERE name = 'mails')";
/** Mails that an answer quotes at most. */
const MOST_QUOTED = 100;
/** Of which participants are known. */
const MOST_LOOKED_AT = 200;

/** The mails of a conversation as a thread: what each one answers, and by which id it is named. */
export class MailThread {
  readonly #sql: SqlStorage;
  readonly #log: Log;

  constructor(sql: SqlStorage, log: Log) {
    this.#sql = sql;
    this.#log = log;
  }

  /** Inside the transaction of its entry. */
  note(entry: string, { messageId, inReplyTo, references, replyTo, automatic, mayAnswer }: MailPlace): void {
    if (this.place(entry) === null) this.#oneMore();
    this.#sql.exec(
      "INSERT OR REPLACE INTO mails VALUES (?, ?, ?, ?, ?, ?)",
      entry,
      messageId,
      JSON.stringify({ inReplyTo, references }),
      JSON.stringify(replyTo),
      automatic ? 1 : 0,
      mayAnswer ? 1 : 0,
    );
  }

  place(entry: string): MailPlace | null {
    const row = this.#sql.exec<Row>("SELECT * FROM mails WHERE entry = ?", entry).toArray()[0];
    if (row === undefined) return null;
    const { inReplyTo, references } = JSON.parse(row.refers) as Pick<MailPlace, "inReplyTo" | "references">;
    return {
      messageId: row.message_id,
      inReplyTo,
      references,
      replyTo: JSON.parse(row.reply_to) as MailParty[],
      automatic: row.automatic === 1,
      mayAnswer: row.may_answer === 1,
    };
  }

  /** The carrier has told by which id it goes: answers and reports name it. */
  named(entry: string, messageId: string): void {
    this.#sql.exec("UPDATE mails SET message_id = ? WHERE entry = ?", messageId, entry);
  }

  entryNamed(messageId: string): string | null {
    const rows = this.#sql.exec<{ entry: string }>("SELECT entry FROM mails WHERE message_id = ? LIMIT 1", messageId);
    return rows.toArray()[0]?.entry ?? null;
  }

  /** Mails of the whole thread: what opening it costs does not grow with them. */
  count(): number {
    return Number(this.#sql.exec<{ n: number | string }>(`SELECT coalesce(${COUNTED}, ${COUNT}) AS n`).one().n);
  }

  /** Before it is written. A thread of the last build is counted once; so is one of which some are forgotten. */
  #oneMore(): void {
    if (this.#sql.exec("UPDATE facts SET value = value + 1 WHERE name = 'mails'").rowsWritten === 0)
      this.#sql.exec(`INSERT INTO facts VALUES ('mails', ${COUNT} + 1)`);
  }

  /** The mail with this entry; null when there is none. */
  mail(entry: string): ThreadEntry | null {
    const stored = this.#log.entry(entry);
    const place = this.place(entry);
    if (stored?.mail === undefined || place === null) return null;
    return {
      id: entry,
      at: stored.at,
      ours: stored.by.role !== "visitor",
      text: stored.text,
      mail: { ...stored.mail, messageId: place.messageId ?? stored.mail.messageId },
      references: [...place.references],
      replyTo: [...place.replyTo],
    };
  }

  /** This mail and those before it, the oldest first; at most a hundred. */
  upTo(entry: string): ThreadEntry[] {
    return this.#newest(MOST_QUOTED, entry);
  }

  /** The customer's last one in this interaction; null: it has none. */
  lastOfCustomer(interaction: string): ThreadEntry | null {
    return this.ofCustomer(interaction, 1)[0] ?? null;
  }

  /** The customer's mails of this interaction, the oldest first; at most a hundred. */
  ofCustomer(interaction: string, most = MOST_QUOTED): ThreadEntry[] {
    const rows = this.#sql.exec<{ entry: string }>(
      `SELECT entry FROM mails JOIN log ON log.id = mails.entry WHERE log.interaction = ?
         AND json_extract(log.body, '$.entry.by.role') = 'visitor' ORDER BY log.rev DESC LIMIT ?`,
      interaction,
      most,
    );
    return this.#mails(rows.toArray());
  }

  /** Everybody who has written or was written to, in lower case. */
  participants(): string[] {
    const all = this.#newest(MOST_LOOKED_AT).flatMap(({ mail, replyTo }) => [...partiesOf(mail), ...replyTo]);
    return [...new Set(all.map(({ address }) => mailboxKey(address)))];
  }

  #newest(count: number, upTo?: string): ThreadEntry[] {
    const until = upTo === undefined ? "" : "WHERE log.rev <= (SELECT rev FROM log WHERE id = ?)";
    const rows = this.#sql.exec<{ entry: string }>(
      `SELECT entry FROM mails JOIN log ON log.id = mails.entry ${until} ORDER BY log.rev DESC LIMIT ${count}`,
      ...(upTo === undefined ? [] : [upTo]),
    );
    return this.#mails(rows.toArray());
  }

  /** The newest came first. */
  #mails(rows: { entry: string }[]): ThreadEntry[] {
    return rows.reverse().flatMap(({ entry }) => this.mail(entry) ?? []);
  }
}

function partiesOf({ from, to, cc, bcc }: MailDetails): MailParty[] {
  return [from, ...to, ...cc, ...bcc];
}
