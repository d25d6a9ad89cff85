import type { UnkeptMail } from "../../protocol/health.ts";

/** Servers give up after five days at the latest. */
const KEPT_MS = 6 * 86_400_000;
const MOST = 200;

/** The same mail comes again under the same key. */
export type FailedMail = { key: string; address: string; sender: string; detail: string };

/** Mails that could not be read or kept, until they come again and can. */
export class UnkeptMails {
  static readonly schema =
    `CREATE TABLE unkept_mails (key TEXT PRIMARY KEY, address TEXT NOT NULL, sender TEXT NOT NULL, since INTEGER NOT NULL,
    tried_at INTEGER NOT NULL, tries INTEGER NOT NULL, detail TEXT NOT NULL) WITHOUT ROWID;`;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  failed({ key, address, sender, detail }: FailedMail, now: number): void {
    this.#sql.exec(
      `INSERT INTO unkept_mails VALUES (?1, ?2, ?3, ?4, ?4, 1, ?5)
       ON CONFLICT (key) DO UPDATE SET tried_at = ?4, tries = tries + 1, detail = ?5`,
      key,
      address,
      sender,
      now,
      detail,
    );
    this.#sql.exec("DELETE FROM unkept_mails WHERE tried_at < ?", now - KEPT_MS);
    this.#sql.exec(
      "DELETE FROM unkept_mails WHERE key NOT IN (SELECT key FROM unkept_mails ORDER BY tried_at DESC LIMIT ?)",
      MOST,
    );
  }

  came(key: string): void {
    this.#sql.exec("DELETE FROM unkept_mails WHERE key = ?", key);
  }

  /** Whether any that came to this address is missing. */
  any(address: string): boolean {
    return this.#sql.exec("SELECT 1 FROM unkept_mails WHERE address = ? LIMIT 1", address).toArray().length > 0;
  }

  /** The one that was tried last first. */
  all(now: number): UnkeptMail[] {
    return this.#sql
      .exec<Record<keyof UnkeptMail, string | number>>(
        `SELECT address, sender, since, tried_at AS triedAt, tries, detail FROM unkept_mails
         WHERE tried_at >= ? ORDER BY tried_at DESC`,
        now - KEPT_MS,
      )
      .toArray() as unknown as UnkeptMail[];
  }
}
