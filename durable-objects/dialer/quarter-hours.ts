import type { BoardEvent } from "../../domain/dialer/board.ts";
import { type DialerCounts, NOTHING_REPORTED, reported } from "../../domain/dialer/reported.ts";
import { quarterHour } from "../../domain/statistics/service-level.ts";
import type { DialerQuarterRow } from "../../protocol/archive.ts";

const KEPT_MS = 2 * 24 * 60 * 60_000;
const AT_ONCE = 500;

/** What happened to a dialer's messages by UTC quarter hour. ARCHIVE gets absolute values, and reports read them there. */
export class QuarterHours {
  readonly #sql: SqlStorage;
  readonly #dialer: string;
  /** Something waits to be told. */
  readonly #wake: () => void;

  constructor(sql: SqlStorage, dialer: string, wake: () => void) {
    this.#sql = sql;
    this.#dialer = dialer;
    this.#wake = wake;
  }

  /** Inside the transaction of what has happened, at a time (ms). */
  add(at: number, events: readonly BoardEvent[]): void {
    const quarter = quarterHour(at);
    const [row] = this.#sql.exec<{ counts: string }>("SELECT counts FROM quarter_hours WHERE quarter = ?", quarter);
    const known = row === undefined ? NOTHING_REPORTED : (JSON.parse(row.counts) as DialerCounts);
    const counts = JSON.stringify(reported(known, events));
    if (counts === JSON.stringify(known)) return;
    this.#sql.exec(
      "INSERT INTO quarter_hours VALUES (?, ?, 1, 0) ON CONFLICT (quarter) DO UPDATE SET counts = excluded.counts, rev = rev + 1",
      quarter,
      counts,
    );
    this.#wake();
  }

  /** What ARCHIVE has not got in this state yet, taken to be told; inside a transaction with the call that does. */
  take(now: number): DialerQuarterRow[] {
    const rows = this.#sql
      .exec<{ quarter: number; counts: string; rev: number }>(
        "SELECT quarter, counts, rev FROM quarter_hours WHERE told < rev ORDER BY quarter LIMIT ?",
        AT_ONCE,
      )
      .toArray();
    for (const { quarter, rev } of rows)
      this.#sql.exec("UPDATE quarter_hours SET told = ? WHERE quarter = ?", rev, quarter);
    this.#sql.exec("DELETE FROM quarter_hours WHERE quarter < ? AND told = rev", now - KEPT_MS);
    return rows.map(({ quarter, counts, rev }) => ({
      dialer: this.#dialer,
      quarter,
      rev,
      ...(JSON.parse(counts) as DialerCounts),
    }));
  }
}
