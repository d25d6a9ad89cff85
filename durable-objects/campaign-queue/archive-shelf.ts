import type { InteractionRecord } from "../../protocol/archive.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import { recordQuarterHours } from "../../store/archive/statistics.ts";
import type { QueueParts } from "./parts.ts";

const BATCH = 100;
const EVERY_MS = 2_000;
const RETRY_MS = 30_000;

/** Ended interactions on their way to D1: kept here until it has them, written in batches, tried again for as long as it takes. */
export class ArchiveShelf {
  readonly #sql: SqlStorage;
  readonly #archive: D1Database;
  readonly #parts: Pick<QueueParts, "figures" | "wake" | "clear">;
  #writing = false;

  constructor(sql: SqlStorage, archive: D1Database, parts: Pick<QueueParts, "figures" | "wake" | "clear">) {
    this.#sql = sql;
    this.#archive = archive;
    this.#parts = parts;
  }

  put(record: InteractionRecord, now: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?)", record.id, JSON.stringify(record), now);
    this.#parts.wake("shelf", now + EVERY_MS, "keep");
  }

  /** Writes what is there; when D1 does not take it, or this instance vanishes meanwhile, nothing is lost and it is tried again. */
  async empty(campaign: string): Promise<void> {
    this.#parts.wake("shelf", Date.now() + RETRY_MS);
    if (this.#writing) return;
    this.#writing = true;
    try {
      await this.#writeRecords();
      await this.#writeFigures(campaign);
      if (this.#isEmpty()) this.#parts.clear("shelf");
    } catch {
      this.#parts.wake("shelf", Date.now() + RETRY_MS);
    } finally {
      this.#writing = false;
    }
  }

  #isEmpty(): boolean {
    const none = this.#sql.exec("SELECT 1 FROM shelf LIMIT 1").toArray().length === 0;
    return none && this.#parts.figures.untold().length === 0;
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
    const quarters = this.#parts.figures.untold();
    if (quarters.length === 0) return;
    await recordQuarterHours(
      this.#archive,
      quarters.map(({ quarter, rev, figures }) => ({ campaign, quarter, rev, ...figures })),
    );
    this.#parts.figures.told(quarters);
  }
}
