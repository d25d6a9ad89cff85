import { ROW } from "../../domain/dialer/row-state.ts";
import { lastRow, markDeleted, nextStretch, type Stretch, takeOff } from "../../store/spool/removal.ts";
import type { Lists } from "./lists.ts";
import type { DialerParts } from "./parts.ts";
import type { Tally } from "./tally.ts";

type Removal = { list: string; up_to: number | null; after: number; plan: string | null; by: string; at: number };

/** SMS-118: what was not processed leaves the board, five thousand rows a step; each step is noted before D1 is asked for it. */
export class Removals {
  readonly #sql: SqlStorage;
  readonly #parts: DialerParts;
  readonly #lists: Lists;
  readonly #tally: Tally;

  constructor(sql: SqlStorage, parts: DialerParts, lists: Lists, tally: Tally) {
    this.#sql = sql;
    this.#parts = parts;
    this.#lists = lists;
    this.#tally = tally;
  }

  /** Of all lists that are known now. */
  request(by: string, at: number): void {
    for (const list of this.#lists.all())
      this.#sql.exec("INSERT OR IGNORE INTO removals (list, after, by, at) VALUES (?, 0, ?, ?)", list, by, at);
  }

  wanted(): boolean {
    return this.#next() !== undefined;
  }

  /** Until all is done, or the time is over. */
  async run(end: number): Promise<void> {
    for (let removal = this.#next(); removal !== undefined && Date.now() < end; removal = this.#next()) {
      if (removal.plan === null) await this.#plan(removal);
      else await this.#carryOut(removal, JSON.parse(removal.plan) as Stretch & { last: number });
    }
  }

  async #plan({ list, up_to: known, after }: Removal): Promise<void> {
    const { SPOOL } = this.#parts.env;
    const upTo = known ?? (await lastRow(SPOOL, list));
    const stretch = await nextStretch(SPOOL, list, after, upTo);
    if (stretch.last === null) return this.#done(list);
    this.#sql.exec("UPDATE removals SET up_to = ?, plan = ? WHERE list = ?", upTo, JSON.stringify(stretch), list);
  }

  async #carryOut({ list, after, by, at }: Removal, { last, rows }: Stretch & { last: number }): Promise<void> {
    const { SPOOL } = this.#parts.env;
    await takeOff(SPOOL, this.#parts.turn(), { upload: list, after, last }, { at, by });
    this.#parts.transaction(() => {
      this.#tally.count(rows.map((one) => ({ event: "deleted", ...one })));
      this.#lists.removed(list, sumOf(rows), sumOf(rows.filter(({ state }) => state === ROW.TO_PROCESS)));
      this.#sql.exec("UPDATE removals SET after = ?, plan = NULL WHERE list = ?", last, list);
    });
    this.#parts.changed();
  }

  async #done(list: string): Promise<void> {
    if (!this.#lists.isSingles(list) && this.#lists.isEmpty(list)) await markDeleted(this.#parts.env.SPOOL, list);
    this.#sql.exec("DELETE FROM removals WHERE list = ?", list);
  }

  #next(): Removal | undefined {
    return this.#sql.exec<Removal>("SELECT * FROM removals ORDER BY list LIMIT 1").toArray()[0];
  }
}

function sumOf(counts: readonly { rows: number }[]): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}
