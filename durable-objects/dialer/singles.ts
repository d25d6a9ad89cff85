import { addSingles, isInSpool, type Single } from "../../store/spool/single.ts";
import type { DialerParts } from "./parts.ts";

const AT_ONCE = 500;

/** Single messages (SMS-120) that were taken in here and are on their way to the spool. */
export class Singles {
  readonly #sql: SqlStorage;
  readonly #parts: DialerParts;

  constructor(sql: SqlStorage, parts: DialerParts) {
    this.#sql = sql;
    this.#parts = parts;
  }

  add(single: Single): void {
    this.#sql.exec("INSERT OR IGNORE INTO singles VALUES (?, ?)", single.id, JSON.stringify(single));
  }

  waiting(): boolean {
    return this.#sql.exec("SELECT 1 FROM singles LIMIT 1").toArray().length > 0;
  }

  /** Whether one of that id came before: it is here yet, or in the spool. */
  async has(id: string): Promise<boolean> {
    if (this.#sql.exec("SELECT 1 FROM singles WHERE id = ?", id).toArray().length > 0) return true;
    return isInSpool(this.#parts.env.SPOOL, this.#parts.id, id);
  }

  async insert(): Promise<void> {
    const rows = this.#sql
      .exec<{ id: string; single: string }>("SELECT id, single FROM singles LIMIT ?", AT_ONCE)
      .toArray();
    await addSingles(
      this.#parts.env.SPOOL,
      this.#parts.id,
      rows.map(({ single }) => JSON.parse(single) as Single),
    );
    for (const { id } of rows) this.#sql.exec("DELETE FROM singles WHERE id = ?", id);
  }
}
