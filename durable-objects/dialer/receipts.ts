import { receiptEvents } from "../../domain/dialer/board.ts";
import { afterMarks, bitsOf, type Mark } from "../../domain/dialer/mark.ts";
import { afterReceipt, outranks, type Receipt, type Receipted } from "../../domain/dialer/receipt.ts";
import { type ReceiptedRow, type ReceiptStep, receiptedRows, takeReceiptSteps } from "../../store/spool/receipts.ts";
import type { Claims } from "./claims.ts";
import type { DialerParts } from "./parts.ts";
import type { Tally } from "./tally.ts";

const AT_ONCE = 500;

/** `receipt` empty: there is none. */
type Heard = { row: number; receipt: Receipt | ""; reason: string; marks: number };

/** What is told of a message later: a carrier's receipt, or what became of a mail. */
export interface Told {
  row: number;
  receipt?: Receipt;
  mark?: Mark;
  reason: string;
}

/** What is told of rows, kept by rank until D1 has it: it comes before the send's answer, late, twice and in any order. */
export class Receipts {
  readonly #sql: SqlStorage;
  readonly #parts: DialerParts;
  readonly #claims: Claims;
  readonly #tally: Tally;

  constructor(sql: SqlStorage, parts: DialerParts, claims: Claims, tally: Tally) {
    this.#sql = sql;
    this.#parts = parts;
    this.#claims = claims;
    this.#tally = tally;
  }

  hear({ row, mark, reason, ...told }: Told): void {
    const receipt: Heard["receipt"] = told.receipt ?? "";
    const bits = mark === undefined ? 0 : bitsOf([mark]);
    const known = this.#sql.exec<Heard>("SELECT * FROM receipts WHERE row = ?", row).toArray()[0];
    const before: Heard = known ?? { row, receipt: "", reason: "", marks: 0 };
    const isMore = receipt !== "" && (before.receipt === "" || outranks(receipt, before.receipt));
    const marks = before.marks | bits;
    if (!isMore && marks === before.marks) return;
    this.#sql.exec(
      "INSERT OR REPLACE INTO receipts (row, receipt, reason, marks) VALUES (?, ?, ?, ?)",
      ...[row, isMore ? receipt : before.receipt, reason || before.reason, marks],
    );
  }

  waiting(): boolean {
    return this.#sql.exec("SELECT 1 FROM receipts LIMIT 1").toArray().length > 0;
  }

  /** Steps that D1 was asked for and whose answer is not known. */
  async finish(): Promise<void> {
    if (this.#parts.facts.get("receiptSteps")) await this.#take();
  }

  /** Tells D1, five hundred at most; those of rows that are on their way wait for the answer. True: there may be more to tell at once. */
  async tell(): Promise<boolean> {
    await this.finish();
    const heard = this.#sql.exec<Heard>("SELECT * FROM receipts LIMIT ?", AT_ONCE).toArray();
    const ripe = heard.filter(({ row }) => !this.#claims.isHeld(row));
    if (ripe.length === 0) return false;
    const rows = await receiptedRows(
      this.#parts.env.SPOOL,
      this.#parts.id,
      ripe.map(({ row }) => row),
    );
    this.#plan(ripe, new Map(rows.map((row) => [row.id, row])));
    await this.#take();
    return heard.length === AT_ONCE;
  }

  /** The steps are noted before they are asked of D1, so that the board counts each once, whatever answer is lost. */
  #plan(heard: readonly Heard[], rows: ReadonlyMap<number, ReceiptedRow>): void {
    const steps = heard.flatMap((one): ReceiptStep[] => {
      const row = rows.get(one.row);
      if (row === undefined) return [];
      const { id, deleted: _, ...from } = row;
      const to = after(from, one);
      return to === null ? [] : [{ id, from, to, reason: one.reason }];
    });
    const shown = steps.filter(({ id }) => rows.get(id)?.deleted === false).map(({ id }) => id);
    this.#parts.transaction(() => {
      this.#parts.facts.set("receiptSteps", { steps, shown });
      for (const { row, receipt, marks } of heard)
        this.#sql.exec("DELETE FROM receipts WHERE row = ? AND receipt = ? AND marks = ?", row, receipt, marks);
    });
  }

  async #take(): Promise<void> {
    const { facts, env } = this.#parts;
    const { steps, shown } = facts.get("receiptSteps") ?? { steps: [], shown: [] };
    if (steps.length > 0) await takeReceiptSteps(env.SPOOL, this.#parts.turn(), steps);
    const onBoard = new Set(shown);
    this.#parts.transaction(() => {
      this.#tally.count(steps.filter(({ id }) => onBoard.has(id)).flatMap(({ from, to }) => receiptEvents(from, to)));
      facts.set("receiptSteps", null);
    });
    this.#parts.changed();
  }
}

/** The row after all that was heard of it; null: nothing is new. */
function after(row: Receipted, { receipt, marks }: Heard): Receipted | null {
  const receipted = receipt === "" ? null : afterReceipt(row, receipt);
  const marked = marks === 0 ? null : afterMarks(receipted ?? row, marks);
  return marked ?? receipted;
}
