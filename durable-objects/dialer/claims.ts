import { ROW } from "../../domain/dialer/row-state.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import type { Outcome } from "../../store/spool/flush.ts";

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

interface Wave {
  n: number;
  /** Rows that were begun. */
  ids: number[];
  outcomes: Outcome[];
}

/** Rows of one entry of the journal. */
const SHARED = 12;

/**
 * What this dialer has taken out of the spool: which rows, which of them were begun, what became of them. Written before the calls that
 * depend on it, and right after their answers; the rows themselves stay in memory, D1 has them.
 */
export class Claims {
  readonly #sql: SqlStorage;
  readonly #rows = new Map<number, SpoolRow>();
  #claims: Claim[] = [];
  #waves: Wave[] = [];

  constructor(sql: SqlStorage) {
    this.#sql = sql;
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
    this.#waves = this.#sql
      .exec<{ n: number; ids: string; outcomes: string }>("SELECT * FROM waves ORDER BY n")
      .toArray()
      .map(({ n, ids, outcomes }) => ({ n, ids: JSON.parse(ids), outcomes: JSON.parse(outcomes) }));
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
    const begun = new Set(this.#waves.flatMap(({ ids }) => ids));
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

  /** Marks rows as begun, before their calls. Rows begun one by one share a wave: to mark one costs one write. */
  begin(ids: number[]): void {
    this.#add(ids, []);
  }

  answer(outcome: Outcome): void {
    const wave = this.#waves.find(({ ids }) => ids.includes(outcome.id));
    if (wave !== undefined) this.#keepWave({ ...wave, outcomes: [...wave.outcomes, outcome] });
  }

  /** Nothing of this row has left: it is to be sent as if it had not been begun. */
  putBack(id: number): void {
    const wave = this.#waves.find(({ ids }) => ids.includes(id));
    if (wave !== undefined) this.#keepWave({ ...wave, ids: wave.ids.filter((known) => known !== id) });
  }

  /** Rows that are no wave's but have an outcome, such as numbers that are none. */
  settle(outcomes: Outcome[]): void {
    const ids = outcomes.map(({ id }) => id);
    if (ids.length > 0) this.#add(ids, outcomes);
  }

  /** What D1 has not been told yet. */
  outcomes(): Outcome[] {
    return this.#waves.flatMap(({ outcomes }) => outcomes);
  }

  /** D1 has been told of these. */
  flushed(ids: ReadonlySet<number>): void {
    for (const wave of [...this.#waves]) {
      if (!wave.ids.some((id) => ids.has(id))) continue;
      const outcomes = wave.outcomes.filter(({ id }) => !ids.has(id));
      this.#keepWave({ ...wave, ids: wave.ids.filter((id) => !ids.has(id)), outcomes });
    }
    for (const claim of [...this.#claims])
      if (claim.ids.some((id) => ids.has(id))) this.#keep({ ...claim, ids: claim.ids.filter((id) => !ids.has(id)) });
    for (const id of ids) this.#rows.delete(id);
  }

  /** At the start of an instance: what an earlier one had begun and nobody answered may have left (design section 5). */
  lose(now: number): void {
    for (const wave of [...this.#waves]) {
      const answered = new Set(wave.outcomes.map(({ id }) => id));
      const lost = wave.ids.filter((id) => !answered.has(id));
      if (lost.length > 0)
        this.#keepWave({ ...wave, outcomes: [...wave.outcomes, ...lost.map((id) => unknown(id, now))] });
    }
  }

  #add(ids: number[], outcomes: Outcome[]): void {
    const last = this.#waves.at(-1);
    if (last !== undefined && last.ids.length + ids.length <= SHARED) {
      this.#keepWave({ ...last, ids: [...last.ids, ...ids], outcomes: [...last.outcomes, ...outcomes] });
      return;
    }
    const { n } = this.#sql
      .exec<{ n: number }>(
        "INSERT INTO waves (ids, outcomes) VALUES (?, ?) RETURNING n",
        JSON.stringify(ids),
        JSON.stringify(outcomes),
      )
      .one();
    this.#waves.push({ n, ids, outcomes });
  }

  #keep(claim: Claim): void {
    if (claim.ids.length === 0) this.#sql.exec("DELETE FROM claims WHERE n = ?", claim.n);
    else
      this.#sql.exec(
        "UPDATE claims SET held = ?, ids = ? WHERE n = ?",
        claim.held ? 1 : 0,
        JSON.stringify(claim.ids),
        claim.n,
      );
    this.#claims = this.#claims.flatMap((one) => (one.n !== claim.n ? [one] : claim.ids.length === 0 ? [] : [claim]));
  }

  #keepWave(wave: Wave): void {
    if (wave.ids.length === 0) this.#sql.exec("DELETE FROM waves WHERE n = ?", wave.n);
    else
      this.#sql.exec(
        "UPDATE waves SET ids = ?, outcomes = ? WHERE n = ?",
        JSON.stringify(wave.ids),
        JSON.stringify(wave.outcomes),
        wave.n,
      );
    this.#waves = this.#waves.flatMap((one) => (one.n !== wave.n ? [one] : wave.ids.length === 0 ? [] : [wave]));
  }
}

function unknown(id: number, at: number): Outcome {
  return { id, state: ROW.UNKNOWN, carrierId: null, reason: "The answer was lost", at, notBefore: 0 };
}
