import { isPassing, reasonOf } from "../../domain/set-aside.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import { recordQuarterHours } from "../../store/archive/statistics.ts";
import type { QueueParts } from "./parts.ts";
import { type ShelfRow, ShelfRows } from "./shelf-rows.ts";

const EVERY_MS = 2_000;
const RETRY_MS = 30_000;

type ShelfParts = Pick<QueueParts, "figures" | "wake" | "clear" | "recordsAside">;
type Refused = { row: ShelfRow; error: unknown };

/**
 * Ended interactions on their way to D1: kept here until it has them, written in batches, tried again for as long as it takes. One that D1
 * refuses while it takes others stands in nobody's way, and after a while is set aside.
 */
export class ArchiveShelf {
  readonly #rows: ShelfRows;
  readonly #archive: D1Database;
  readonly #parts: ShelfParts;
  #writing = false;

  constructor(sql: SqlStorage, archive: D1Database, parts: ShelfParts) {
    this.#rows = new ShelfRows(sql);
    this.#archive = archive;
    this.#parts = parts;
  }

  put(record: InteractionRecord, now: number): void {
    if (this.#rows.put(record, now)) this.#parts.recordsAside(this.#rows.aside());
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
    } catch (error) {
      console.warn(`records of ${campaign} are written again later`, error);
      this.#parts.wake("shelf", Date.now() + RETRY_MS);
    } finally {
      this.#writing = false;
    }
  }

  /** Those set aside are tried once more. */
  tryAside(now: number): void {
    if (!this.#rows.takeBack()) return;
    this.#parts.recordsAside(this.#rows.aside());
    this.#parts.wake("shelf", now);
  }

  /** What is set aside of these interactions is gone for good. */
  forgetAside(interactions: readonly string[]): void {
    if (this.#rows.forget(interactions)) this.#parts.recordsAside(this.#rows.aside());
  }

  #isEmpty(): boolean {
    return this.#rows.isEmpty() && this.#parts.figures.untold().length === 0;
  }

  async #writeRecords(): Promise<void> {
    const refused: Refused[] = [];
    let tried = 0;
    for (let rows = this.#rows.after(""); rows.length > 0; rows = this.#rows.after(rows.at(-1)?.interaction ?? "")) {
      tried += rows.length;
      refused.push(...(await this.#write(rows)));
    }
    // Where all are refused it is the database that ails, and all wait.
    if (refused.length > 0 && refused.length < tried) this.#note(refused, Date.now());
  }

  /** Those that D1 refuses, found by halves; throws while it is away. */
  async #write(rows: readonly ShelfRow[]): Promise<Refused[]> {
    try {
      await recordInteractions(
        this.#archive,
        rows.map(({ record }) => JSON.parse(record) as InteractionRecord),
      );
    } catch (error) {
      if (isPassing(error)) throw error;
      const [row] = rows;
      if (rows.length === 1 && row !== undefined) return [{ row, error }];
      const half = Math.ceil(rows.length / 2);
      return [...(await this.#write(rows.slice(0, half))), ...(await this.#write(rows.slice(half)))];
    }
    this.#rows.written(rows);
    return [];
  }

  #note(refused: readonly Refused[], now: number): void {
    const stepped = refused.filter(({ row, error }) => this.#rows.refused(row, reasonOf(error), now));
    if (stepped.length > 0) this.#parts.recordsAside(this.#rows.aside());
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
