import { type Aside, mayStepAside, refusedAgain } from "../../domain/set-aside.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";

/** A record as it lay on the shelf when it was read: another of the same interaction may lie there since. */
export interface ShelfRow {
  interaction: string;
  record: string;
}

const BATCH = 100;

/** The table of a shelf. */
export class ShelfRows {
  /** The step after the table itself. */
  static readonly asideSchema = `ALTER TABLE shelf ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE shelf ADD COLUMN refused_since INTEGER;
    ALTER TABLE shelf ADD COLUMN aside TEXT;`;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** In place of what lies there of the same interaction. True: that was set aside. */
  put(record: InteractionRecord, now: number): boolean {
    const wasAside = this.forget([record.id]);
    const sql = "INSERT OR REPLACE INTO shelf (interaction, record, since) VALUES (?, ?, ?)";
    this.#sql.exec(sql, record.id, JSON.stringify(record), now);
    return wasAside;
  }

  /** The next hundred by interaction; those set aside are none. */
  after(interaction: string): ShelfRow[] {
    return this.#sql
      .exec<{ interaction: string; record: string }>(
        "SELECT interaction, record FROM shelf WHERE aside IS NULL AND interaction > ? ORDER BY interaction LIMIT ?",
        interaction,
        BATCH,
      )
      .toArray();
  }

  isEmpty(): boolean {
    return this.#sql.exec("SELECT 1 FROM shelf WHERE aside IS NULL LIMIT 1").toArray().length === 0;
  }

  written(rows: readonly ShelfRow[]): void {
    for (const { interaction, record } of rows)
      this.#sql.exec("DELETE FROM shelf WHERE interaction = ? AND record = ?", interaction, record);
  }

  /** One was refused while others were taken. True: it is set aside from here on. */
  refused({ interaction, record }: ShelfRow, reason: string, now: number): boolean {
    const [known] = this.#sql
      .exec<{ refusals: number; refused_since: number | null }>(
        "SELECT refusals, refused_since FROM shelf WHERE interaction = ? AND record = ?",
        interaction,
        record,
      )
      .toArray();
    if (known === undefined) return false;
    const refusals = refusedAgain({ count: known.refusals, since: known.refused_since }, now);
    const isAside = mayStepAside(refusals, now);
    this.#sql.exec(
      "UPDATE shelf SET refusals = ?, refused_since = ?, aside = ? WHERE interaction = ?",
      refusals.count,
      refusals.since,
      isAside ? reason : null,
      interaction,
    );
    return isAside;
  }

  /** Those set aside lie with the others again; one that is refused once more goes back at once. False: there was none. */
  takeBack(): boolean {
    return this.#sql.exec("UPDATE shelf SET aside = NULL WHERE aside IS NOT NULL").rowsWritten > 0;
  }

  /** Those set aside of these interactions are gone for good: whom they name is erased. False: there was none. */
  forget(interactions: readonly string[]): boolean {
    const chosen = "aside IS NOT NULL AND interaction IN (SELECT value FROM json_each(?))";
    return this.#sql.exec(`DELETE FROM shelf WHERE ${chosen}`, JSON.stringify(interactions)).rowsWritten > 0;
  }

  aside(): Aside {
    const all =
      "SELECT COUNT(*) AS count, MIN(since) AS since, MAX(aside) AS reason FROM shelf WHERE aside IS NOT NULL";
    const { reason, ...aside } = this.#sql
      .exec<{ count: number; since: number | null; reason: string | null }>(all)
      .one();
    return { ...aside, reason: reason ?? "" };
  }
}
