import { Unavailable } from "../../store/database.ts";
import { type Asked, blockedRows } from "../../store/spool/black-list.ts";
import { type SpoolRow, storeRows } from "../../store/spool/uploads.ts";
import { BYTES_A_PIECE } from "./received-file.ts";

/** Lines of some 32 KB of a file: a statement of a few milliseconds, which keeps nobody else from the database for long. */
const FEWEST_PIECES = 2;
/** An invocation has 1,000 queries: the longest file is stored in no more than this, and asked for at the black list by the rest. */
const MOST_STATEMENTS = 700;
const MOST_ROWS = 5_000;
/** Rows that are asked for at the black list at once, at least: a count of that many is a few milliseconds too. */
const ROWS_ASKED_FOR = 4_000;
/** A parameter takes two megabytes, a character up to three bytes. */
const CHARACTERS_AT_ONCE = 500_000;

/** Stores a list's rows while the next ones are read: one statement is under way, one is being filled, whatever the list's length. */
export class SpoolWriter {
  /** Of the stored ones, those that the black list would stop now. */
  blocked = 0;
  readonly #spool: D1Database;
  readonly #upload: { id: string; dialer: string; mails: boolean };
  readonly #asked: Omit<Asked, "address"> | null;
  /** Of the file, to a statement. */
  readonly #piecesAtOnce: number;
  #rows: string[] = [];
  #pieces = 0;
  #characters = 0;
  /** Stored, and not asked for at the black list yet. */
  #unasked = 0;
  /** Ids of rows: the last one that is stored, and the last one that was asked for. */
  #last = 0;
  #askedFor = 0;
  #underWay: Promise<void> = Promise.resolve();

  /** `asked` null: nobody is on a black list that concerns it. `size` is the file's, in bytes. */
  constructor(
    spool: D1Database,
    upload: { id: string; dialer: string; mails: boolean },
    asked: Omit<Asked, "address"> | null,
    size: number,
  ) {
    this.#piecesAtOnce = Math.max(FEWEST_PIECES, Math.ceil(size / BYTES_A_PIECE / MOST_STATEMENTS));
    this.#spool = spool;
    this.#upload = upload;
    this.#asked = asked;
  }

  /** The rows of the next piece of the file. */
  async write(rows: Iterable<SpoolRow>): Promise<void> {
    this.#pieces += 1;
    for (const row of rows) {
      const json = JSON.stringify(row);
      this.#rows.push(json);
      this.#characters += json.length;
      if (this.#rows.length >= MOST_ROWS || this.#characters >= CHARACTERS_AT_ONCE) await this.#send();
    }
    if (this.#pieces >= this.#piecesAtOnce && this.#rows.length > 0) await this.#send();
  }

  /** All are stored. */
  async end(): Promise<void> {
    if (this.#rows.length > 0) await this.#send();
    await this.#underWay;
    await this.#askForBlocked();
  }

  async #send(): Promise<void> {
    const { length } = this.#rows;
    const rows = `[${this.#rows.join(",")}]`;
    this.#rows = [];
    this.#pieces = 0;
    this.#characters = 0;
    await this.#underWay;
    this.#underWay = this.#store(rows, length);
    // Who fills the next one is told there, or at the end.
    this.#underWay.catch(() => {});
  }

  async #store(rows: string, length: number): Promise<void> {
    const last = await storeRows(this.#spool, this.#upload, rows);
    if (last === null) throw new Unavailable("The upload took too long and was given up");
    this.#last = last;
    this.#unasked += length;
    if (this.#unasked >= ROWS_ASKED_FOR) await this.#askForBlocked();
  }

  async #askForBlocked(): Promise<void> {
    if (this.#asked === null || this.#unasked === 0) return;
    const rows = { upload: this.#upload.id, after: this.#askedFor, upTo: this.#last };
    this.blocked += await blockedRows(this.#spool, rows, this.#asked);
    this.#askedFor = this.#last;
    this.#unasked = 0;
  }
}
