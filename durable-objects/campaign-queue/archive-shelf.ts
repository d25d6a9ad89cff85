import type { InteractionRecord } from "../../protocol/archive.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import { recordQuarterHours } from "../../store/archive/statistics.ts";
import type { Figures } from "./figures.ts";

const BATCH = 100;

/** Ended interactions on their way to D1: kept here until it has them, written in batches, tried again for as long as it takes. */
export class ArchiveShelf {
  readonly #sql: SqlStorage;
  readonly #archive: D1Database;
  readonly #figures: Figures;
  #writing = false;

  constructor(sql: SqlStorage, archive: D1Database, figures: Figures) {
    this.#sql = sql;
    this.#archive = archive;
    this.#figures = figures;
  }

  put(record: InteractionRecord, now: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?)", record.id, JSON.stringify(record), now);
  }

  get empty(): boolean {
    return this.#sql.exec("SELECT 1 FROM shelf LIMIT 1").toArray().length === 0 && this.#figures.untold().length === 0;
  }

  olderThan(than: number): number {
    return this.#sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM shelf WHERE since < ?", than).one().n;
  }

  /** Writes what is there; throws when D1 does not take it, nothing is lost then. */
  async flush(campaign: string): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    try {
      await this.#writeRecords();
      await this.#writeFigures(campaign);
    } finally {
      this.#writing = false;
    }
  }

  async #writeRecords(): Promise<void> {
    for (;;) {
      const rows = this.#sql
        .exec<{ interaction: string; record: string }>("SELECT interaction, record FROM shelf LIMIT ?", BATCH)
        .toArray();
      if (rows.length === 0) return;
      await recordInteractions(
        this.#archive,
        rows.map((row) => JSON.parse(row.record) as InteractionRecord),
      );
      for (const row of rows)
        this.#sql.exec("DELETE FROM shelf WHERE interaction = ? AND record = ?", row.interaction, row.record);
    }
  }

  async #writeFigures(campaign: string): Promise<void> {
    const quarters = this.#figures.untold();
    if (quarters.length === 0) return;
    await recordQuarterHours(
      this.#archive,
      quarters.map(({ quarter, rev, figures }) => ({ campaign, quarter, rev, ...figures })),
    );
    this.#figures.told(quarters);
  }
}
