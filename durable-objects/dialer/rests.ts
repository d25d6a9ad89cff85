import { backoff } from "../../domain/backoff.ts";
import type { NotRunning } from "../../protocol/dialers.ts";
import type { Claims } from "./claims.ts";
import type { Exchange } from "./exchange.ts";
import type { DialerParts } from "./parts.ts";
import type { WaveEnd } from "./post.ts";
import type { Tries } from "./tries.ts";

/** When to go on, ms; null: when somebody says that there is something. */
export type Rest = { at: number | null };

/** A wait that is shorter is waited for, a longer one ends the slice. */
export const PATIENCE_MS = 1_000;
/** Rows are given back rather than held for so long. */
const HOLD_MS = 5_000;

/** Why nothing leaves for a while, and until when. */
export class Rests {
  readonly #parts: DialerParts;
  readonly #claims: Claims;
  readonly #exchange: Exchange;
  readonly #tries: Tries;

  constructor(parts: DialerParts, { claims, exchange, tries }: { claims: Claims; exchange: Exchange; tries: Tries }) {
    this.#parts = parts;
    this.#claims = claims;
    this.#exchange = exchange;
    this.#tries = tries;
  }

  rest(why: NotRunning | null, at: number | null): Rest {
    this.#note(why);
    return { at };
  }

  /** What was not begun goes back to the spool. */
  async putDown(why: NotRunning | null, at: number | null): Promise<Rest> {
    await this.#exchange.giveBack(this.#claims.unbegun());
    await this.#exchange.flush();
    return this.rest(why, at);
  }

  /** The account's turn is later; null: it has come. */
  async notYet(until: number): Promise<Rest | null> {
    const wait = until - Date.now();
    if (wait > HOLD_MS) return this.putDown("carrier-slow", until);
    if (wait > PATIENCE_MS) return this.rest(null, until);
    await scheduler.wait(Math.max(1, wait));
    return null;
  }

  /** Something leaves. */
  busy(): void {
    this.#note(null);
  }

  /** A carrier that could not be reached is left alone, longer each time. */
  ended({ accepted, unreachable, error }: WaveEnd): void {
    const { facts } = this.#parts;
    const failures = facts.get("pause")?.failures ?? 0;
    if (unreachable && accepted === 0)
      facts.set("pause", { failures: failures + 1, until: Date.now() + backoff(failures + 1, Math.random()) });
    else if (failures > 0) {
      facts.set("pause", { failures: 0, until: 0 });
      this.#tries.forget();
    }
    if (error !== null) facts.set("lastError", { at: Date.now(), detail: error });
  }

  pausedUntil(): number {
    return this.#parts.facts.get("pause")?.until ?? 0;
  }

  #note(why: NotRunning | null): void {
    if ((this.#parts.facts.get("waiting") ?? null) === why) return;
    this.#parts.facts.set("waiting", why);
    this.#parts.changed();
  }
}
