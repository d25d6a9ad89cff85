import { quarterHour } from "../../domain/statistics/service-level.ts";
import { addWaits, NO_WAITS, takeWaits, type WaitCounts } from "../../domain/statistics/wait-counts.ts";

/** The counters, by the UTC quarter hour in which an interaction entered the line; changed in the transaction of the event. */
export class Figures {
  readonly #sql: SqlStorage;
  readonly #changed: (quarter: number) => void;

  constructor(sql: SqlStorage, changed: (quarter: number) => void) {
    this.#sql = sql;
    this.#changed = changed;
  }

  add(enteredAt: number, change: Partial<WaitCounts>): void {
    this.#change(enteredAt, (figures) => addWaits(figures, change));
  }

  /** Takes back what was added: it came out otherwise. */
  takeBack(enteredAt: number, change: Partial<WaitCounts>): void {
    this.#change(enteredAt, (figures) => takeWaits(figures, change));
  }

  #change(enteredAt: number, step: (figures: WaitCounts) => WaitCounts): void {
    const quarter = quarterHour(enteredAt);
    const row = this.#sql
      .exec<{ figures: string; rev: number }>("SELECT figures, rev FROM quarters WHERE quarter = ?", quarter)
      .toArray()[0];
    const figures = step(row === undefined ? NO_WAITS : kept(row.figures));
    this.#sql.exec(
      "INSERT INTO quarters VALUES (?, ?, 1, 0) ON CONFLICT (quarter) DO UPDATE SET figures = excluded.figures, rev = rev + 1",
      quarter,
      JSON.stringify(figures),
    );
    this.#changed(quarter);
  }

  /** Each quarter hour in which something was counted, since `from` and before `to`, in ms. */
  quarters(from: number, to = Number.MAX_SAFE_INTEGER): (WaitCounts & { quarter: number })[] {
    return this.#sql
      .exec<{ quarter: number; figures: string }>(
        "SELECT quarter, figures FROM quarters WHERE quarter >= ? AND quarter < ? ORDER BY quarter",
        quarterHour(from),
        to,
      )
      .toArray()
      .map(({ quarter, figures }) => ({ ...kept(figures), quarter }));
  }

  /** Sums since `from`, in ms. */
  since(from: number): WaitCounts {
    let sum = NO_WAITS;
    for (const row of this.#sql.exec<{ figures: string }>(
      "SELECT figures FROM quarters WHERE quarter >= ?",
      quarterHour(from),
    )) {
      sum = addWaits(sum, kept(row.figures));
    }
    return sum;
  }

  /** Quarters that D1 has not got in this state yet. */
  untold(): { quarter: number; rev: number; figures: WaitCounts }[] {
    return this.#sql
      .exec<{ quarter: number; rev: number; figures: string }>(
        "SELECT quarter, rev, figures FROM quarters WHERE told < rev LIMIT 200",
      )
      .toArray()
      .map((row) => ({ ...row, figures: kept(row.figures) }));
  }

  told(quarters: { quarter: number; rev: number }[]): void {
    for (const { quarter, rev } of quarters)
      this.#sql.exec("UPDATE quarters SET told = ? WHERE quarter = ?", rev, quarter);
  }
}

/** What an earlier build did not count is 0. */
function kept(figures: string): WaitCounts {
  return { ...NO_WAITS, ...(JSON.parse(figures) as Partial<WaitCounts>) };
}
