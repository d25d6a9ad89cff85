import { Unavailable } from "../../store/database.ts";
import { type Asked, blockedRows } from "../../store/spool/black-list.ts";
import { type SpoolRow, storeRows } from "../../store/spool/uploads.ts";

const FEWEST_AT_ONCE = 1_000;
const MOST_AT_ONCE = 5_000;
/** An invocation has 1,000 queries: the rows of the longest file are stored in less, and asked for at the black list. */
const BYTES_A_ROW_AT_ONCE = 10_000;
/** A parameter takes two megabytes, a character up to three bytes. */
const CHARACTERS_AT_ONCE = 500_000;

/** Stores a list's rows while the next ones are read: one statement is under way, one is being filled, whatever the list's length. */
export class SpoolWriter {
  /** Of the stored ones, those that the black list would stop now. */
  blocked = 0;
  readonly #spool: D1Database;
  readonly #upload: { id: string; dialer: string; mails: boolean };
  readonly #asked: Omit<Asked, "address"> | null;
  readonly #atOnce: number;
  #rows: string[] = [];
  #characters = 0;
  #last = 0;
  #underWay: Promise<void> = Promise.resolve();

  /** `asked` null: nobody is on a black list that concerns it. `size` is the file's, in bytes. */
  constructor(
    spool: D1Database,
    upload: { id: string; dialer: string; mails: boolean },
    asked: Omit<Asked, "address"> | null,
    size: number,
  ) {
    this.#atOnce = Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, Math.ceil(size / BYTES_A_ROW_AT_ONCE)));
    this.#spool = spool;
    this.#upload = upload;
    this.#asked = asked;
  }

  async write(rows: Iterable<SpoolRow>): Promise<void> {
    for (const row of rows) {
      const json = JSON.stringify(row);
      this.#rows.push(json);
      this.#characters += json.length;
      if (this.#rows.length >= this.#atOnce || this.#characters >= CHARACTERS_AT_ONCE) await this.#send();
    }
  }

  /** All are stored. */
  async end(): Promise<void> {
    if (this.#rows.length > 0) await this.#send();
    await this.#underWay;
  }

  async #send(): Promise<void> {
    const rows = `[${this.#rows.join(",")}]`;
    this.#rows = [];
    this.#characters = 0;
    await this.#underWay;
    this.#underWay = this.#store(rows);
    // Who fills the next one is told there, or at the end.
    this.#underWay.catch(() => {});
  }

  async #store(rows: string): Promise<void> {
    const upTo = await storeRows(this.#spool, this.#upload, rows);
    if (upTo === null) throw new Unavailable("The upload took too long and was given up");
    if (this.#asked !== null)
      this.blocked += await blockedRows(this.#spool, { upload: this.#upload.id, after: this.#last, upTo }, this.#asked);
    this.#last = upTo;
  }
}
