import { quarterHour } from "../../domain/statistics/service-level.ts";

export interface QuarterFigures {
  received: number;
  answered: number;
  answeredInLevel: number;
  abandoned: number;
  abandonedInLevel: number;
  short: number;
  expired: number;
  /** Seconds in schedule, of the answered. */
  waitSum: number;
}

const NONE: QuarterFigures = {
  received: 0,
  answered: 0,
  answeredInLevel: 0,
  abandoned: 0,
  abandonedInLevel: 0,
  short: 0,
  expired: 0,
  waitSum: 0,
};

/** The counters, by the UTC quarter hour in which an interaction entered the line; changed in the transaction of the event. */
export class Figures {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(enteredAt: number, change: Partial<QuarterFigures>): void {
    const quarter = quarterHour(enteredAt);
    const row = this.#sql
      .exec<{ figures: string; rev: number }>("SELECT figures, rev FROM quarters WHERE quarter = ?", quarter)
      .toArray()[0];
    const figures = { ...NONE, ...(row === undefined ? {} : (JSON.parse(row.figures) as QuarterFigures)) };
    for (const name of Object.keys(change) as (keyof QuarterFigures)[]) figures[name] += change[name] ?? 0;
    this.#sql.exec(
      "INSERT INTO quarters VALUES (?, ?, 1, 0) ON CONFLICT (quarter) DO UPDATE SET figures = excluded.figures, rev = rev + 1",
      quarter,
      JSON.stringify(figures),
    );
  }

  /** Sums since `from`, in ms. */
  since(from: number): QuarterFigures {
    const sum = { ...NONE };
    for (const row of this.#sql.exec<{ figures: string }>(
      "SELECT figures FROM quarters WHERE quarter >= ?",
      quarterHour(from),
    )) {
      const figures = JSON.parse(row.figures) as QuarterFigures;
      for (const name of Object.keys(sum) as (keyof QuarterFigures)[]) sum[name] += figures[name];
    }
    return sum;
  }

  /** Quarters that D1 has not got in this state yet. */
  untold(): { quarter: number; rev: number; figures: QuarterFigures }[] {
    return this.#sql
      .exec<{ quarter: number; rev: number; figures: string }>(
        "SELECT quarter, rev, figures FROM quarters WHERE told < rev LIMIT 200",
      )
      .toArray()
      .map((row) => ({ quarter: row.quarter, rev: row.rev, figures: JSON.parse(row.figures) as QuarterFigures }));
  }

  told(quarters: { quarter: number; rev: number }[]): void {
    for (const { quarter, rev } of quarters)
      this.#sql.exec("UPDATE quarters SET told = ? WHERE quarter = ?", rev, quarter);
  }
}
