/** A word that is to leave, as its place in the log says it; `patient`: those of agents go before it. */
export interface Waiting {
  entry: string;
  /** Of the change that made it leave: its entry, or the wish to send that once more. */
  rev: number;
  patient: boolean;
}

/** The word whose turn is next. ms: `begun` when it began to leave, null while it has not; `due` before which it may not. */
export type First = {
  n: number;
  entry: string;
  begun: number | null;
  due: number;
  attempts: number;
  patient: number;
  rev: number;
};

/**
 * Words on their way to the customer, in the order of the log. The first of them has a row that says how far it has come; those behind it are
 * marked in the log and nowhere else: what another program says by the hundred costs one row a word.
 */
export class WaitingWords {
  readonly #sql: SqlStorage;
  /** As far as is known; null: it has to be looked up. */
  #none: boolean | null = null;
  #urgent: boolean | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get areNone(): boolean {
    return this.#none ?? this.first() === null;
  }

  first(): First | null {
    const row = this.#sql.exec<First>("SELECT * FROM departures ORDER BY n LIMIT 1").toArray()[0] ?? null;
    this.#none = row === null;
    return row;
  }

  /** Whether one waits that is not patient: it takes those before it along. */
  get areUrgent(): boolean {
    this.#urgent ??= this.#sql.exec(URGENT).toArray().length > 0;
    return this.#urgent;
  }

  /** It has not left, or its carrier has not answered. */
  holds(entry: string): boolean {
    return this.#sql.exec(HOLDS, entry).toArray().length > 0;
  }

  /** In the transaction that marks it in the log. `begun` counts where nothing waits before it. */
  add(word: Waiting, begun: number | null, now: number): void {
    if (!word.patient) this.#urgent = true;
    if (this.areNone) this.#place(word, begun, now);
  }

  begin({ n }: First, at: number): void {
    this.#sql.exec("UPDATE departures SET begun = ? WHERE n = ?", at, n);
  }

  /** It has not left: it is tried again at `due`, ms. */
  putOff({ n }: First, due: number, attempts: number): void {
    this.#sql.exec("UPDATE departures SET begun = NULL, due = ?, attempts = ? WHERE n = ?", due, attempts, n);
  }

  /** The first has left, or never will: the one behind it, `begun` or not, is first now. Null: there is none. */
  advance({ n, rev, patient }: First, begun: number | null, now: number): { entry: string } | null {
    this.#sql.exec("DELETE FROM departures WHERE n = ?", n);
    if (patient === 0) this.#urgent = null;
    // Before words waited in the log each had its row.
    const known = this.first();
    if (known !== null) {
      if (begun !== null) this.begin(known, begun);
      return known;
    }
    const marked = this.#sql.exec<{ rev: number; entry: string; leaves: number }>(NEXT, rev).toArray()[0];
    if (marked === undefined) return null;
    this.#place({ ...marked, patient: marked.leaves === 1 }, begun, now);
    return marked;
  }

  /** The tables are not as this instance has left them. */
  reload(): void {
    this.#none = null;
    this.#urgent = null;
  }

  #place({ entry, rev, patient }: Waiting, begun: number | null, now: number): void {
    this.#sql.exec(
      "INSERT INTO departures (entry, begun, due, attempts, patient, rev) VALUES (?, ?, ?, 0, ?, ?)",
      entry,
      begun,
      now,
      patient ? 1 : 0,
      rev,
    );
    this.#none = false;
  }
}

/** An entry that leaves names itself, the wish to send one again names that. */
const NAMED = "COALESCE(id, json_extract(body, '$.entry'))";
const NEXT = `SELECT rev, ${NAMED} AS entry, leaves FROM log WHERE rev > ? AND leaves IS NOT NULL ORDER BY rev LIMIT 1`;
const BEHIND = "rev > (SELECT MAX(rev) FROM departures)";
const URGENT = `
  SELECT 1 FROM departures WHERE patient = 0 UNION ALL SELECT 1 FROM log WHERE ${BEHIND} AND leaves = 0 LIMIT 1`;
const HOLDS = `
  SELECT 1 FROM departures WHERE entry = ?1
  UNION ALL SELECT 1 FROM log WHERE ${BEHIND} AND leaves IS NOT NULL AND ${NAMED} = ?1 LIMIT 1`;
