import { backoff } from "../../domain/backoff.ts";
import { CLAIM } from "../../domain/dialer/claim.ts";
import { WAVE, waveSize } from "../../domain/dialer/pace.ts";
import { nextWindow, whyHeld } from "../../domain/dialer/running.ts";
import type { NotRunning } from "../../protocol/dialers.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { Claims } from "./claims.ts";
import type { Exchange, Found } from "./exchange.ts";
import type { Lists } from "./lists.ts";
import type { Pacer } from "./pacer.ts";
import { type DialerParts, hoursOf } from "./parts.ts";
import type { Receipts } from "./receipts.ts";
import type { Removals } from "./removals.ts";
import type { Singles } from "./singles.ts";
import type { Going, WaveEnd, Waves } from "./waves.ts";

/** A wave lasts twelve seconds at most, a slice twenty. */
const BEGIN_WAVES_MS = 8_000;
/** A wait that is shorter is waited for, a longer one ends the slice. */
const PATIENCE_MS = 1_000;
/** Rows are given back rather than held for so long. */
const HOLD_MS = 5_000;
/** An outcome is in D1 after that, however slowly others follow. */
const FLUSH_WITHIN_MS = 30_000;
const ASK_ACCOUNT_MS = 30_000;
const ASK_REGISTRY_MS = 60_000;
/** Single messages that wait for their customers' hours are not asked for with every wave. */
const LOOK_AGAIN_MS = 5_000;

interface SliceDeps {
  claims: Claims;
  lists: Lists;
  pacer: Pacer;
  exchange: Exchange;
  waves: Waves;
  removals: Removals;
  singles: Singles;
  receipts: Receipts;
}

/** When to go on, ms; null: when somebody says that there is something. */
type Rest = { at: number | null };

/** The engine: what one alarm does. Only here anything is sent, and every wave asks anew whether it may. */
export class Slice {
  readonly #parts: DialerParts;
  readonly #deps: SliceDeps;
  #singlesQuietUntil = 0;

  constructor(parts: DialerParts, deps: SliceDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** Works for at most twenty seconds; answers when to go on. */
  async run(): Promise<number | null> {
    const { exchange, claims, receipts, removals } = this.#deps;
    const end = Date.now() + BEGIN_WAVES_MS;
    await exchange.recover();
    await receipts.finish();
    if (removals.wanted()) {
      await exchange.giveBack(claims.unbegun());
      await exchange.flush();
      await removals.run(end);
      if (removals.wanted()) return Date.now();
    }
    await exchange.look();
    for (;;) {
      const rest = Date.now() < end ? await this.#step() : { at: Date.now() };
      if (rest !== null) return this.#flushBefore(rest);
    }
  }

  /** One wave, or whatever has to be done before one; null: go on. */
  async #step(): Promise<Rest | null> {
    const { exchange, pacer, waves, singles } = this.#deps;
    if (singles.waiting()) {
      await singles.insert();
      await exchange.look();
    }
    const barred = await this.#barred();
    if (barred !== null) return barred;
    const account = await pacer.account();
    if (account === null || !account.enabled) return this.#putDown("provider-disabled", Date.now() + ASK_ACCOUNT_MS);
    const nothing = await this.#claimIfNeeded(account);
    if (nothing !== null) return nothing;
    const ownTurn = pacer.ownTurn();
    if (ownTurn > Date.now() + PATIENCE_MS) return this.#waiting(null, ownTurn);

    const beside = this.#beside();
    const size = Math.min(waveSize(this.#parts.dialer().interval), beside === null ? WAVE : WAVE - 1);
    const going = waves.next(size, account);
    if (going.length === 0) return null;
    const { at, until } = await pacer.times(going.length);
    const [first] = at;
    if (first === undefined || first > Date.now() + PATIENCE_MS) return this.#notYet(first ?? until);
    const free = await waves.unblocked(going.slice(0, at.length), account);
    if (free.length === 0 || !this.#mayLeave(free)) return null;
    pacer.used(free.length, at[free.length - 1] ?? Date.now());
    this.#note(null);
    const [sent, done] = await Promise.allSettled([
      waves.send(free, at, account, (some) => this.#mayLeave(some)),
      beside?.(account),
    ]);
    if (sent.status === "rejected") throw sent.reason;
    this.#ended(sent.value);
    if (done.status === "rejected") throw done.reason;
    return null;
  }

  /** What the clock, the settings and the supervisors say; list rows of a stopped dialer go back. */
  async #barred(): Promise<Rest | null> {
    const { claims, exchange, removals } = this.#deps;
    const now = Date.now();
    if (removals.wanted()) return { at: now };
    const held = this.#held(now);
    if (held === "disabled") return this.#putDown(null, null);
    if (held !== null) return this.#putDown(null, nextWindow(hoursOf(this.#parts.dialer()), now));
    const pausedUntil = this.#parts.facts.get("pause")?.until ?? 0;
    if (pausedUntil > now) return this.#notYet(pausedUntil);
    if (!this.#started()) await exchange.giveBack(claims.unbegunOfLists());
    return null;
  }

  /** Why not even a single message may leave. */
  #held(now: number) {
    const { enabled } = this.#parts.dialer();
    return whyHeld({ enabled, started: true, hours: hoursOf(this.#parts.dialer()) }, now);
  }

  #started(): boolean {
    return this.#parts.facts.get("started") ?? false;
  }

  /** Asked right before the calls: much may have happened since the rows were chosen. */
  #mayLeave(going: readonly Going[]): boolean {
    const { lists, removals } = this.#deps;
    if (this.#held(Date.now()) !== null || removals.wanted()) return false;
    return this.#started() || going.every(({ row }) => lists.isSingles(row.upload));
  }

  /** Single messages at once, lists when the rows run out; null: there is something to send, or more to look for. */
  async #claimIfNeeded(account: ProviderSnapshot): Promise<Rest | null> {
    const { claims, exchange, lists } = this.#deps;
    const started = this.#started();
    const singles = Date.now() >= this.#singlesQuietUntil && lists.toProcess("singles").length > 0;
    if (!singles && claims.unbegun().length > 0) return null;
    let found: Found = { outcome: "empty", deferredUntil: null };
    if (singles || !started) found = await exchange.claim("singles", account);
    if (singles && found.outcome === "empty") this.#singlesQuietUntil = Date.now() + LOOK_AGAIN_MS;
    if (found.outcome === "empty" && started && claims.unbegun().length === 0)
      found = await exchange.claim("all", account);
    if (claims.unbegun().length > 0 || found.outcome === "claimed") return null;
    if (found.outcome === "registry-expired") return this.#waiting("registry-expired", Date.now() + ASK_REGISTRY_MS);
    const { deferredUntil } = found;
    return this.#waiting(deferredUntil === null ? "nothing-to-send" : "contact-hours", deferredUntil);
  }

  /** Work with D1 that a wave of five leaves a connection for: the next claim before the rows run out, and what became of the last. */
  #beside(): ((account: ProviderSnapshot) => Promise<void>) | null {
    const { claims, exchange, lists } = this.#deps;
    const flush = this.#flushIsDue();
    const claim = this.#started() && claims.unbegun().length <= 2 * WAVE && lists.toProcess("all").length > 0;
    if (!flush && !claim) return null;
    return async (account) => {
      if (flush) await exchange.flush();
      if (claim) await exchange.claim("all", account);
    };
  }

  #ended({ accepted, unreachable, error }: WaveEnd): void {
    const { facts } = this.#parts;
    const pause = facts.get("pause");
    if (unreachable && accepted === 0) {
      const failures = (pause?.failures ?? 0) + 1;
      facts.set("pause", { failures, until: Date.now() + backoff(failures, Math.random()) });
    } else if (pause !== undefined && pause.failures > 0) facts.set("pause", { failures: 0, until: 0 });
    if (error !== null) facts.set("lastError", { at: Date.now(), detail: error });
  }

  /** The provider's turn is later. */
  async #notYet(until: number): Promise<Rest | null> {
    const wait = until - Date.now();
    if (wait <= PATIENCE_MS) {
      await scheduler.wait(Math.max(1, wait));
      return null;
    }
    return wait > HOLD_MS ? this.#putDown("carrier-slow", until) : this.#waiting(null, until);
  }

  /** Nothing leaves for a while: what was not begun goes back to the spool. */
  async #putDown(why: NotRunning | null, at: number | null): Promise<Rest> {
    const { claims, exchange } = this.#deps;
    await exchange.giveBack(claims.unbegun());
    await exchange.flush();
    return this.#waiting(why, at);
  }

  #waiting(why: NotRunning | null, at: number | null): Rest {
    this.#note(why);
    return { at };
  }

  #note(why: NotRunning | null): void {
    if ((this.#parts.facts.get("waiting") ?? null) === why) return;
    this.#parts.facts.set("waiting", why);
    this.#parts.changed();
  }

  async #flushBefore({ at }: Rest): Promise<number | null> {
    const { claims, exchange } = this.#deps;
    const now = Date.now();
    if (at === null || at > now + FLUSH_WITHIN_MS || this.#flushIsDue()) await exchange.flush();
    const oldest = Math.min(...claims.outcomes().map((outcome) => outcome.at + FLUSH_WITHIN_MS));
    const next = Math.min(at ?? Number.POSITIVE_INFINITY, oldest);
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  #flushIsDue(): boolean {
    const outcomes = this.#deps.claims.outcomes();
    return outcomes.length >= CLAIM || outcomes.some(({ at }) => at <= Date.now() - FLUSH_WITHIN_MS);
  }
}
