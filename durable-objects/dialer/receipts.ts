import type { BoardEvent } from "../../domain/dialer/board.ts";
import { afterReceipt, DELIVERED_RANK, outranks, type Receipt } from "../../domain/dialer/receipt.ts";
import { type ReceiptedRow, type ReceiptStep, receiptedRows, takeReceiptSteps } from "../../store/spool/receipts.ts";
import type { Claims } from "./claims.ts";
import type { DialerParts } from "./parts.ts";
import type { Tally } from "./tally.ts";

const AT_ONCE = 500;

type Heard = { row: number; receipt: Receipt; reason: string };

/** Receipts of carriers, kept by rank until D1 has them: they come before the send's answer, late, twice and in any order. */
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

  hear({ row, receipt, reason }: Heard): void {
    const known = this.#sql.exec<Heard>("SELECT * FROM receipts WHERE row = ?", row).toArray()[0];
    if (known === undefined || outranks(receipt, known.receipt))
      this.#sql.exec("INSERT OR REPLACE INTO receipts VALUES (?, ?, ?)", row, receipt, reason);
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
    const steps = heard.flatMap(({ row: id, receipt, reason }): ReceiptStep[] => {
      const row = rows.get(id);
      const to = row === undefined ? null : afterReceipt(row, receipt);
      return row === undefined || to === null ? [] : [{ id, from: { state: row.state, rank: row.rank }, to, reason }];
    });
    const shown = steps.filter(({ id }) => rows.get(id)?.deleted === false).map(({ id }) => id);
    this.#parts.transaction(() => {
      this.#parts.facts.set("receiptSteps", { steps, shown });
      for (const { row, receipt } of heard)
        this.#sql.exec("DELETE FROM receipts WHERE row = ? AND receipt = ?", row, receipt);
    });
  }

  async #take(): Promise<void> {
    const { facts, env } = this.#parts;
    const { steps, shown } = facts.get("receiptSteps") ?? { steps: [], shown: [] };
    if (steps.length > 0) await takeReceiptSteps(env.SPOOL, this.#parts.turn(), steps);
    const onBoard = new Set(shown);
    this.#parts.transaction(() => {
      this.#tally.count(steps.filter(({ id }) => onBoard.has(id)).flatMap(eventsOf));
      facts.set("receiptSteps", null);
    });
    this.#parts.changed();
  }
}

function eventsOf({ from, to }: ReceiptStep): BoardEvent[] {
  return [
    ...(from.state === to.state ? [] : [{ event: "moved" as const, from: from.state, to: to.state, rows: 1 }]),
    ...(from.rank < DELIVERED_RANK && to.rank >= DELIVERED_RANK ? [{ event: "delivered" as const, rows: 1 }] : []),
  ];
}
