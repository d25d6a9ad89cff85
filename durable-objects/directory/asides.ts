import type { Aside } from "../../domain/set-aside.ts";
import type { AsideOf } from "../calls/aside.ts";

export type ToldAside = AsideOf & Aside;

const MOST = 200;

/** What objects have told that they no longer try by themselves, until they tell that nothing is left. */
export class Asides {
  static readonly schema =
    `CREATE TABLE asides (kind TEXT NOT NULL, id TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL,
    since INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (kind, id, what)) WITHOUT ROWID;`;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  told({ kind, id, what, count, since, reason }: ToldAside): void {
    if (count === 0) this.#sql.exec("DELETE FROM asides WHERE kind = ? AND id = ? AND what = ?", kind, id, what);
    else
      this.#sql.exec(
        "INSERT OR REPLACE INTO asides VALUES (?, ?, ?, ?, ?, ?)",
        kind,
        id,
        what,
        count,
        since ?? 0,
        reason,
      );
  }

  /** The oldest two hundred. */
  all(): ToldAside[] {
    return this.#sql
      .exec<Record<keyof ToldAside, string | number>>("SELECT * FROM asides ORDER BY since LIMIT ?", MOST)
      .toArray() as unknown as ToldAside[];
  }
}
