import type { Sent } from "../../channels/carrier.ts";
import type { Delivery } from "../../domain/interaction/delivery.ts";
import { afterAnswer } from "../../domain/interaction/departure.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { CarrierAddress } from "../calls/carrier.ts";
import { type Turn, Turns, type TurnsDeps } from "./turns.ts";
import { type First, type Waiting, WaitingWords } from "./waiting-words.ts";

/** `mail`: its entry says the rest. */
export type LeavingWord = Pick<Entry, "text" | "file" | "template"> & { humanAgent: boolean; mail?: true };

/** `suppressed`: the address that the carrier will not write to any more. */
export type Left = Sent & { suppressed?: string };

interface DeparturesDeps extends TurnsDeps {
  address(): CarrierAddress | null;
  /** As it would leave now; null: it was erased meanwhile. */
  word(entry: string, now: number): LeavingWord | null;
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
/** Who was not called for so long asks again: the account's object may have forgotten. */
const CALLED_WITHIN_MS = 30_000;

/** Words on their way to the customer: one at a time, in order; written with what causes them, marked before they leave. */
export class Departures {
  readonly #ctx: DurableObjectState;
  readonly #deps: DeparturesDeps;
  #draining = false;
  /** By when this object wakes for them, as far as is known: words of a program may wait by the hundred. */
  #wakesBy = Number.POSITIVE_INFINITY;
  /** ms before which nothing may leave: what is written meanwhile asks nobody. */
  #notBefore = 0;
  readonly #turns: Turns;
  readonly #waiting: WaitingWords;
  /** The word that was marked as begun when it was written, and by which turn: it has not left. */
  #ready: { entry: string; turn: Turn } | null = null;

  constructor(ctx: DurableObjectState, deps: DeparturesDeps) {
    this.#ctx = ctx;
    this.#deps = deps;
    this.#turns = new Turns(deps);
    this.#waiting = new WaitingWords(ctx.storage.sql);
  }

  /** Inside the transaction of its cause; `send` after. Where it may leave at once it is written as begun, one commit for both. */
  write(word: Waiting, now: number): void {
    const isFirst = !this.#draining && this.#waiting.areNone;
    const turn = isFirst ? this.#turns.pass(this.#deps.address(), now) : null;
    this.#waiting.add(word, turn && now, now);
    if (isFirst) this.#ready = turn && { entry: word.entry, turn };
    if (turn !== null || (!word.patient && this.#turns.waitsPatiently)) this.#notBefore = 0;
    // A program's word may wait as long before it is looked after: whoever waits is called.
    const looksSoon = isFirst && turn === null && !word.patient;
    this.#wakeBy(now + (looksSoon ? RETRY_MS : BEGUN_LEASE_MS));
  }

  /** It has not left, or its carrier has not answered. */
  holds(entry: string): boolean {
    return this.#waiting.holds(entry);
  }

  /** The account's object calls: the next word may leave. */
  given(turn: Turn): void {
    this.#turns.give(turn);
    this.#notBefore = 0;
    this.send();
  }

  /** Starts sending unless it is under way; awaits nothing. */
  send(): void {
    if (this.#draining || Date.now() < this.#notBefore) return;
    const first = this.#next();
    if (first === null) return;
    this.#draining = true;
    this.#ctx.waitUntil(this.#drain(first).finally(() => (this.#draining = false)));
  }

  /** While a word is on its way the alarm goes on ringing: an instance that vanishes meanwhile would leave it to nobody. */
  rung(now: number): void {
    this.#wakesBy = Number.POSITIVE_INFINITY;
    if (!this.#waiting.areNone) this.#wakeBy(this.#notBefore > now ? this.#notBefore : now + RETRY_MS);
  }

  /** The tables are not as this instance has left them: a transaction was undone, or all was forgotten. */
  reload(): void {
    this.#waiting.reload();
    this.#wakesBy = Number.POSITIVE_INFINITY;
  }

  async #drain(first: First): Promise<void> {
    for (let row: First | null = first; row !== null; row = this.#next()) {
      const ready = this.#takeReady(row);
      const again = row.begun === null || ready !== null ? await this.#depart(row, ready) : this.#lost(row.begun, row);
      this.#deps.afterwards();
      if (again === null) continue;
      this.#notBefore = again;
      return this.#wakeBy(again);
    }
  }

  /** ms at which to look again, null when the next may go. */
  async #depart(row: First, ready: Turn | null): Promise<number | null> {
    const address = this.#deps.address();
    if (address === null) return this.#settle(row, { outcome: "refused", reason: "no provider" });
    const turn = ready ?? (await this.#turns.next(address, !this.#waiting.areUrgent));
    const now = Date.now();
    if (turn === "unreachable") return now + RETRY_MS;
    if (turn === "called") return now + CALLED_WITHIN_MS;
    if (turn === null) return this.#settle(row, { outcome: "refused", reason: "no provider" });
    if (turn.at > now) await scheduler.wait(turn.at - now);
    const word = this.#deps.word(row.entry, Date.now());
    if (word === null) return this.#erased(row);
    if (ready === null) this.#waiting.begin(row, Date.now());
    return this.#settle(row, await this.#deps.leave(address, row.entry, word, turn));
  }

  #takeReady(row: First): Turn | null {
    const ready = this.#ready;
    this.#ready = null;
    return ready?.entry === row.entry && row.begun !== null ? ready.turn : null;
  }

  /** Begun by an instance that is gone, if its time is over. */
  #lost(begun: number, row: First): number | null {
    const until = begun + BEGUN_LEASE_MS;
    if (until > Date.now()) return until;
    return this.#settle(row, { outcome: "unknown", reason: "interrupted" });
  }

  #settle(row: First, answer: Left): number | null {
    const now = Date.now();
    const attempts = row.attempts + 1;
    const wait = answer.outcome === "slow-down" ? answer.retryAfter : 0;
    const next = afterAnswer(answer.outcome, attempts, wait, Math.random());
    if ("againIn" in next) {
      this.#waiting.putOff(row, now + next.againIn, attempts);
      return now + next.againIn;
    }
    return this.#goOn(row, now, () => this.#deps.settled(row.entry, next.delivery, answer, now));
  }

  /** Its interaction was forgotten while it waited. */
  #erased(row: First): null {
    return this.#goOn(row, Date.now(), () => {});
  }

  /** The next word is marked in the commit that settles the one before it, if it may leave at once. */
  #goOn(row: First, now: number, settled: () => void): null {
    const goOn = () => {
      settled();
      const turn = this.#turns.pass(this.#deps.address(), now);
      const next = this.#waiting.advance(row, turn && now, now);
      if (next !== null) {
        this.#ready = turn && { entry: next.entry, turn };
        return;
      }
      this.#wakesBy = Number.POSITIVE_INFINITY;
      this.#deps.rest();
    };
    allOrNothing(this.#ctx.storage, goOn, () => this.reload());
    return null;
  }

  #wakeBy(at: number): void {
    if (this.#wakesBy <= at) return;
    this.#wakesBy = at;
    this.#deps.wake(at);
  }

  /** The oldest, unless it has to wait: order matters more than speed. */
  #next(): First | null {
    const row = this.#waiting.first();
    if (row === null || row.due <= Date.now()) return row;
    this.#wakeBy(row.due);
    return null;
  }
}
