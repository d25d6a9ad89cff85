import { openSecondsBetween } from "../../domain/campaign/schedule.ts";
import type { WaitCounts } from "../../domain/statistics/wait-counts.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import type { QueueCall } from "../calls/queue.ts";
import type { StoredLineRow } from "./line-row.ts";
import type { QueueParts } from "./parts.ts";

type Leave = Extract<QueueCall, { verb: "leave" }>;

const FIGURES_EVERY_MS = 30_000;

/** How each wait ended, counted once, in the transaction of its end (design: Figures). */
export class Counting {
  readonly #parts: Pick<QueueParts, "figures" | "line" | "snapshot" | "wake">;

  constructor(parts: Pick<QueueParts, "figures" | "line" | "snapshot" | "wake">) {
    this.#parts = parts;
  }

  /** The row with its end in the figures. Whoever left before an agent had it has left, whatever was counted meanwhile. */
  left(known: StoredLineRow, call: Leave, now: number): StoredLineRow {
    const isOtherwise = known.countedAs !== null && call.record !== null && call.record.assignedAt === null;
    if (known.counted && !isOtherwise) return known;
    if (call.how === "short") return this.count(known, { short: 1 });
    if (call.how !== "abandoned") return known;
    const inLevel = this.waited(known, now) <= this.#parts.snapshot().campaign.thresholds.serviceLevel ? 1 : 0;
    return this.count(known, { abandoned: 1, abandonedInLevel: inLevel });
  }

  /** The row with how its wait ended, once: an earlier count is taken back. */
  count(row: StoredLineRow, as: Partial<WaitCounts>): StoredLineRow {
    if (row.countedAs !== null) this.#parts.figures.takeBack(row.enteredAt, row.countedAs);
    this.add(row, as);
    return { ...row, counted: true, countedAs: as };
  }

  /** ARCHIVE hears of it soon, also when nothing ends. */
  add(row: StoredLineRow, change: Partial<WaitCounts>): void {
    this.#parts.figures.add(row.enteredAt, change);
    this.#parts.wake("shelf", Date.now() + FIGURES_EVERY_MS, "keep");
  }

  /** The row as answered now; one that was counted already stays as it is. */
  answered(row: StoredLineRow, now: number): StoredLineRow {
    if (row.counted && row.countedAs?.expired === undefined) return row;
    const waited = this.waited(row, now);
    const inLevel = waited <= this.#parts.snapshot().campaign.thresholds.serviceLevel ? 1 : 0;
    return this.count(row, { answered: 1, answeredInLevel: inLevel, waitSum: waited, waitMax: waited });
  }

  /** The record with what this line alone knows: that it was received here, and since when it waited. */
  received(record: InteractionRecord): InteractionRecord {
    const row = this.#parts.line.get(record.id);
    if (row === undefined || !row.received) return record;
    return { ...record, received: { campaign: this.#parts.snapshot().campaign.id, at: row.enteredAt } };
  }

  /** Seconds of waiting so far that count: in schedule only. */
  waited(row: StoredLineRow, now: number): number {
    return openSecondsBetween(this.#parts.snapshot().campaign.schedule, row.enteredAt, now);
  }
}
