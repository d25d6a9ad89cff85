import { ROW } from "../../domain/dialer/row-state.ts";
import type { Outcome } from "../../store/spool/flush.ts";

interface Entry {
  n: number;
  /** Rows that were begun. */
  ids: number[];
  outcomes: Outcome[];
}

/** Rows of one entry: to mark or to answer one costs one write. */
const SHARED = 12;

/** Which rows were begun and what became of them: written before their calls and right after their answers, kept until D1 has been told. */
export class Journal {
  readonly #sql: SqlStorage;
  #entries: Entry[] = [];

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.load();
  }

  /** As the storage has it: at the start, and after a change that was undone. */
  load(): void {
    this.#entries = this.#sql
      .exec<{ n: number; ids: string; outcomes: string }>("SELECT * FROM waves ORDER BY n")
      .toArray()
      .map(({ n, ids, outcomes }) => ({ n, ids: JSON.parse(ids), outcomes: JSON.parse(outcomes) }));
  }

  begin(ids: number[]): void {
    this.#add(ids, []);
  }

  /** What became of rows that were begun. */
  answers(outcomes: readonly Outcome[]): void {
    for (const entry of [...this.#entries]) {
      const own = outcomes.filter(({ id }) => entry.ids.includes(id));
      if (own.length > 0) this.#keep({ ...entry, outcomes: [...entry.outcomes, ...own] });
    }
  }

  /** Nothing of this row has left: it is to be sent as if it had not been begun. */
  putBack(id: number): void {
    const entry = this.#entries.find(({ ids }) => ids.includes(id));
    if (entry !== undefined) this.#keep({ ...entry, ids: entry.ids.filter((known) => known !== id) });
  }

  /** Rows that leave by no call but have an outcome, such as numbers that are none. */
  settle(outcomes: Outcome[]): void {
    const ids = outcomes.map(({ id }) => id);
    if (ids.length > 0) this.#add(ids, outcomes);
  }

  begun(): ReadonlySet<number> {
    return new Set(this.#entries.flatMap(({ ids }) => ids));
  }

  /** What D1 has not been told yet. */
  outcomes(): Outcome[] {
    return this.#entries.flatMap(({ outcomes }) => outcomes);
  }

  /** D1 has been told of these. */
  flushed(told: ReadonlySet<number>): void {
    for (const entry of [...this.#entries]) {
      if (!entry.ids.some((id) => told.has(id))) continue;
      const outcomes = entry.outcomes.filter(({ id }) => !told.has(id));
      this.#keep({ ...entry, ids: entry.ids.filter((id) => !told.has(id)), outcomes });
    }
  }

  /** At the start of an instance: what an earlier one had begun and nobody answered may have left (design section 5). */
  lose(now: number): void {
    for (const entry of [...this.#entries]) {
      const answered = new Set(entry.outcomes.map(({ id }) => id));
      const lost = entry.ids.filter((id) => !answered.has(id)).map((id) => unknown(id, now));
      if (lost.length > 0) this.#keep({ ...entry, outcomes: [...entry.outcomes, ...lost] });
    }
  }

  #add(ids: number[], outcomes: Outcome[]): void {
    const last = this.#entries.at(-1);
    if (last !== undefined && last.ids.length + ids.length <= SHARED) {
      this.#keep({ ...last, ids: [...last.ids, ...ids], outcomes: [...last.outcomes, ...outcomes] });
      return;
    }
    const { n } = this.#sql
      .exec<{ n: number }>(
        "INSERT INTO waves (ids, outcomes) VALUES (?, ?) RETURNING n",
        JSON.stringify(ids),
        JSON.stringify(outcomes),
      )
      .one();
    this.#entries.push({ n, ids, outcomes });
  }

  #keep(entry: Entry): void {
    const isOver = entry.ids.length === 0;
    if (isOver) this.#sql.exec("DELETE FROM waves WHERE n = ?", entry.n);
    else
      this.#sql.exec(
        "UPDATE waves SET ids = ?, outcomes = ? WHERE n = ?",
        JSON.stringify(entry.ids),
        JSON.stringify(entry.outcomes),
        entry.n,
      );
    this.#entries = this.#entries.flatMap((one) => (one.n !== entry.n ? [one] : isOver ? [] : [entry]));
  }
}

function unknown(id: number, at: number): Outcome {
  return { id, state: ROW.UNKNOWN, carrierId: null, reason: "The answer was lost", at, notBefore: 0 };
}
