import type { Sent } from "../../channels/carrier.ts";
import type { Delivery } from "../../domain/interaction/delivery.ts";
import { afterAnswer } from "../../domain/interaction/departure.ts";
import type { Entry } from "../../protocol/conversation-socket.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { CarrierAddress } from "../calls/carrier.ts";

/** `mail`: its entry says the rest. */
export type LeavingWord = Pick<Entry, "text" | "file" | "template"> & { humanAgent: boolean; mail?: true };

/** `suppressed`: the address that the carrier will not write to any more. */
export type Left = Sent & { suppressed?: string };

/** `at` in ms; `account` as it was then, null where the channel has none. */
export interface Turn {
  at: number;
  account: ProviderSnapshot | null;
}

type Row = { n: number; entry: string; body: string; begun: number | null; due: number; attempts: number };

interface DeparturesDeps {
  address(): CarrierAddress | null;
  /** When this account may send one more; null: it cannot send at all, and never will until it is changed. */
  lease(address: CarrierAddress): Promise<Turn | null>;
  leave(address: CarrierAddress, entry: string, word: LeavingWord, turn: Turn): Promise<Left>;
  /** Runs in the transaction that settles the row. */
  settled(entry: string, delivery: Exclude<Delivery, "sending">, answer: Left, now: number): void;
  /** Pushes what was settled. */
  afterwards(): void;
  /** Makes sure that `rung` is called at `at` or before. */
  wake(at: number): void;
  /** Nothing is left to look after. */
  rest(): void;
}

/** A word that has begun and is not settled by then belongs to an instance that is gone: nobody knows whether it left. */
const BEGUN_LEASE_MS = 30_000;
const RETRY_MS = 5_000;
/** A turn that comes sooner is waited for; a later one rings the alarm. */
const PATIENCE_MS = 2_000;

/** Words on their way to the customer: one at a time, in order; written with what causes them, marked before they leave. */
export class Departures {
  readonly #ctx: DurableObjectState;
  readonly #deps: DeparturesDeps;
  #draining = false;
  /** ms before which nothing may leave: what is written meanwhile asks nobody. */
  #notBefore = 0;

  constructor(ctx: DurableObjectState, deps: DeparturesDeps) {
    this.#ctx = ctx;
    this.#deps = deps;
  }

  /** Inside the transaction of its cause; `send` after. */
  write(entry: string, word: LeavingWord, now: number): void {
    const body = JSON.stringify(word);
    this.#ctx.storage.sql.exec(
      "INSERT INTO departures (entry, body, due, attempts) VALUES (?, ?, ?, 0) ON CONFLICT (entry) DO NOTHING",
      entry,
      body,
      now,
    );
    this.#deps.wake(now + RETRY_MS);
  }

  /** Starts sending unless it is under way; awaits nothing. */
  send(): void {
    if (this.#draining || Date.now() < this.#notBefore || this.#next() === null) return;
    this.#draining = true;
    this.#ctx.waitUntil(this.#drain().finally(() => (this.#draining = false)));
  }

  /** While a word is on its way the alarm goes on ringing: an instance that vanishes meanwhile would leave it to nobody. */
  rung(now: number): void {
    if (!this.#isEmpty()) this.#deps.wake(this.#notBefore > now ? this.#notBefore : now + RETRY_MS);
  }

  async #drain(): Promise<void> {
    for (let row = this.#next(); row !== null; row = this.#next()) {
      const again = row.begun === null ? await this.#depart(row) : this.#lost(row.begun, row);
      this.#deps.afterwards();
      if (again === null) continue;
      this.#notBefore = again;
      return this.#deps.wake(again);
    }
  }

  /** ms at which to look again, null when the next may go. */
  async #depart(row: Row): Promise<number | null> {
    const address = this.#deps.address();
    if (address === null) return this.#settle(row, { outcome: "refused", reason: "no provider" });
    const turn = await this.#deps.lease(address).catch(() => "unreachable" as const);
    const now = Date.now();
    if (turn === "unreachable") return now + RETRY_MS;
    if (turn === null) return this.#settle(row, { outcome: "refused", reason: "no provider" });
    if (turn.at > now + PATIENCE_MS) return turn.at;
    if (turn.at > now) await scheduler.wait(turn.at - now);
    this.#ctx.storage.sql.exec("UPDATE departures SET begun = ? WHERE n = ?", Date.now(), row.n);
    const word = JSON.parse(row.body) as LeavingWord;
    return this.#settle(row, await this.#deps.leave(address, row.entry, word, turn));
  }

  /** Begun by an instance that is gone, if its time is over. */
  #lost(begun: number, row: Row): number | null {
    const until = begun + BEGUN_LEASE_MS;
    if (until > Date.now()) return until;
    return this.#settle(row, { outcome: "unknown", reason: "interrupted" });
  }

  #settle(row: Row, answer: Left): number | null {
    const now = Date.now();
    const attempts = row.attempts + 1;
    const wait = answer.outcome === "slow-down" ? answer.retryAfter : 0;
    const next = afterAnswer(answer.outcome, attempts, wait, Math.random());
    const { sql } = this.#ctx.storage;
    if ("againIn" in next) {
      sql.exec(
        "UPDATE departures SET begun = NULL, due = ?, attempts = ? WHERE n = ?",
        now + next.againIn,
        attempts,
        row.n,
      );
      return now + next.againIn;
    }
    this.#ctx.storage.transactionSync(() => {
      sql.exec("DELETE FROM departures WHERE n = ?", row.n);
      this.#deps.settled(row.entry, next.delivery, answer, now);
      if (this.#isEmpty()) this.#deps.rest();
    });
    return null;
  }

  #isEmpty(): boolean {
    return this.#ctx.storage.sql.exec("SELECT 1 FROM departures LIMIT 1").toArray().length === 0;
  }

  /** The oldest, unless it has to wait: order matters more than speed. */
  #next(): Row | null {
    const row = this.#ctx.storage.sql.exec<Row>("SELECT * FROM departures ORDER BY n LIMIT 1").toArray()[0] ?? null;
    if (row === null || row.due <= Date.now()) return row;
    this.#deps.wake(row.due);
    return null;
  }
}
