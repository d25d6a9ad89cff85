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
  /** The longest of them. */
  waitMax: number;
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
  waitMax: 0,
};

/** The counters, by the UTC quarter hour in which an interaction entered the line; changed in the transaction of the event. */
export class Figures {
  readonly #sql: SqlStorage;
  readonly #changed: (quarter: number) => void;

  constructor(sql: SqlStorage, changed: (quarter: number) => void) {
    this.#sql = sql;
    this.#changed = changed;
  }

  add(enteredAt: number, change: Partial<QuarterFigures>): void {
    this.#change(enteredAt, (figures) => sumOf(figures, change));
  }

  /** Takes back what was added: it came out otherwise. The longest wait stays, nobody knows the second. */
  takeBack(enteredAt: number, change: Partial<QuarterFigures>): void {
    const names = Object.keys(change) as (keyof QuarterFigures)[];
    const negative = Object.fromEntries(names.map((name) => [name, name === "waitMax" ? 0 : -(change[name] ?? 0)]));
    this.#change(enteredAt, (figures) => sumOf(figures, negative));
  }

  #change(enteredAt: number, step: (figures: QuarterFigures) => QuarterFigures): void {
    const quarter = quarterHour(enteredAt);
    const row = this.#sql
      .exec<{ figures: string; rev: number }>("SELECT figures, rev FROM quarters WHERE quarter = ?", quarter)
      .toArray()[0];
    const figures = step({ ...NONE, ...(row === undefined ? {} : (JSON.parse(row.figures) as QuarterFigures)) });
    this.#sql.exec(
      "INSERT INTO quarters VALUES (?, ?, 1, 0) ON CONFLICT (quarter) DO UPDATE SET figures = excluded.figures, rev = rev + 1",
      quarter,
      JSON.stringify(figures),
    );
    this.#changed(quarter);
  }

  /** Each quarter hour in which something was counted, since `from` and before `to`, in ms. */
  quarters(from: number, to = Number.MAX_SAFE_INTEGER): (QuarterFigures & { quarter: number })[] {
    return this.#sql
      .exec<{ quarter: number; figures: string }>(
        "SELECT quarter, figures FROM quarters WHERE quarter >= ? AND quarter < ? ORDER BY quarter",
        quarterHour(from),
        to,
      )
      .toArray()
      .map(({ quarter, figures }) => ({ ...NONE, ...(JSON.parse(figures) as Partial<QuarterFigures>), quarter }));
  }

  /** Sums since `from`, in ms. */
  since(from: number): QuarterFigures {
    let sum = NONE;
    for (const row of this.#sql.exec<{ figures: string }>(
      "SELECT figures FROM quarters WHERE quarter >= ?",
      quarterHour(from),
    )) {
      sum = sumOf(sum, JSON.parse(row.figures) as QuarterFigures);
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
      .map((row) => ({
        quarter: row.quarter,
        rev: row.rev,
        figures: { ...NONE, ...(JSON.parse(row.figures) as Partial<QuarterFigures>) },
      }));
  }

  told(quarters: { quarter: number; rev: number }[]): void {
    for (const { quarter, rev } of quarters)
      this.#sql.exec("UPDATE quarters SET told = ? WHERE quarter = ?", rev, quarter);
  }
}

function sumOf(figures: QuarterFigures, change: Partial<QuarterFigures>): QuarterFigures {
  const names = Object.keys(NONE) as (keyof QuarterFigures)[];
  const sums = names.map((name) => [name, figures[name] + (change[name] ?? 0)]);
  return { ...Object.fromEntries(sums), waitMax: Math.max(figures.waitMax, change.waitMax ?? 0) } as QuarterFigures;
}
