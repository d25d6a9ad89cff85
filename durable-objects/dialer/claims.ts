import type { SpoolRow } from "../../store/spool/candidates.ts";
import type { Journal } from "./journal.ts";

interface Claim {
  n: number;
  name: string;
  /** Of single messages: they go before lists. */
  singles: boolean;
  /** False: D1 was asked for it and has not answered. */
  held: boolean;
  /** Rows of it that D1 has not been told an outcome of. */
  ids: number[];
}

/** What this dialer has taken out of the spool. Its ids are noted before D1 is asked for them; the rows stay in memory, D1 has them. */
export class Claims {
  readonly #sql: SqlStorage;
  readonly #journal: Journal;
  readonly #rows = new Map<number, SpoolRow>();
  #claims: Claim[] = [];

  constructor(sql: SqlStorage, journal: Journal) {
    this.#sql = sql;
    this.#journal = journal;
    this.load();
  }

  /** As the storage has it: at the start, and after a change that was undone. */
  load(): void {
    this.#claims = this.#sql
      .exec<{ n: number; name: string; singles: number; held: number; ids: string }>(
        "SELECT * FROM claims ORDER BY singles DESC, n",
      )
      .toArray()
      .map((row) => ({ ...row, singles: row.singles === 1, held: row.held === 1, ids: JSON.parse(row.ids) }));
  }

  /** Rows that D1 is about to be asked for. */
  plan(name: string, rows: readonly SpoolRow[], singles: boolean): void {
    this.remember(rows);
    const ids = JSON.stringify(rows.map(({ id }) => id));
    this.#sql.exec("INSERT INTO claims (name, singles, held, ids) VALUES (?, ?, 0, ?)", name, singles ? 1 : 0, ids);
    this.load();
  }

  /** The claim that D1 has not answered. */
  planned(): { name: string; ids: readonly number[] } | null {
    return this.#claims.find(({ held }) => !held) ?? null;
  }

  /** D1 has given these rows of it. */
  hold(name: string, ids: number[]): void {
    const claim = this.#claims.find((one) => one.name === name);
    if (claim !== undefined) this.#keep({ ...claim, held: true, ids });
  }

  remember(rows: readonly SpoolRow[]): void {
    for (const row of rows) this.#rows.set(row.id, row);
  }

  row(id: number): SpoolRow | undefined {
    return this.#rows.get(id);
  }

  /** Ids of rows that are held and not begun, in the order in which they leave. */
  unbegun(): number[] {
    const begun = this.#journal.begun();
    return this.#claims.filter(({ held }) => held).flatMap(({ ids }) => ids.filter((id) => !begun.has(id)));
  }

  /** Those of lists: they go back when the dialer is stopped, single messages do not. */
  unbegunOfLists(): number[] {
    const singles = new Set(this.#claims.filter((claim) => claim.singles).flatMap(({ ids }) => ids));
    return this.unbegun().filter((id) => !singles.has(id));
  }

  /** Unbegun ones of which only the id is known. */
  forgotten(): number[] {
    return this.unbegun().filter((id) => !this.#rows.has(id));
  }

  isHeld(id: number): boolean {
    return this.#claims.some(({ ids }) => ids.includes(id));
  }

  isEmpty(): boolean {
    return this.#claims.length === 0;
  }

  /** D1 has been told what became of these. */
  flushed(told: ReadonlySet<number>): void {
    for (const claim of [...this.#claims])
      if (claim.ids.some((id) => told.has(id))) this.#keep({ ...claim, ids: claim.ids.filter((id) => !told.has(id)) });
    for (const id of told) this.#rows.delete(id);
  }

  #keep(claim: Claim): void {
    const { n, held, ids } = claim;
    const isOver = ids.length === 0;
    if (isOver) this.#sql.exec("DELETE FROM claims WHERE n = ?", n);
    else this.#sql.exec("UPDATE claims SET held = ?, ids = ? WHERE n = ?", held ? 1 : 0, JSON.stringify(ids), n);
    this.#claims = this.#claims.flatMap((one) => (one.n !== n ? [one] : isOver ? [] : [claim]));
  }
}
