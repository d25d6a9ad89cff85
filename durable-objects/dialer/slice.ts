import { CLAIM } from "../../domain/dialer/claim.ts";
import { WAVE, waveSize } from "../../domain/dialer/pace.ts";
import type { Activation } from "./activation.ts";
import type { Claims } from "./claims.ts";
import type { Exchange } from "./exchange.ts";
import type { Gate } from "./gate.ts";
import type { Journal } from "./journal.ts";
import type { Lists } from "./lists.ts";
import type { Pacer } from "./pacer.ts";
import type { DialerParts } from "./parts.ts";
import type { Post, PostOffice } from "./post.ts";
import type { Receipts } from "./receipts.ts";
import type { Removals } from "./removals.ts";
import { PATIENCE_MS, type Rest, type Rests } from "./rests.ts";
import type { Singles } from "./singles.ts";
import type { Supply } from "./supply.ts";
import type { Waves } from "./waves.ts";

/** A wave lasts eleven seconds at most, a slice twenty. */
const BEGIN_WAVES_MS = 8_000;
/** An outcome is in D1 after that, however slowly others follow. */
const FLUSH_WITHIN_MS = 30_000;
const ASK_ACCOUNT_MS = 30_000;

interface SliceDeps {
  activation: Activation;
  claims: Claims;
  exchange: Exchange;
  gate: Gate;
  journal: Journal;
  lists: Lists;
  /** As the settings have it now. */
  office: () => PostOffice;
  pacer: Pacer;
  receipts: Receipts;
  removals: Removals;
  rests: Rests;
  singles: Singles;
  supply: Supply;
  waves: Waves;
}

/** The engine: what one alarm does. Only here anything is sent, and every wave asks anew whether it may. */
export class Slice {
  readonly #parts: DialerParts;
  readonly #deps: SliceDeps;

  constructor(parts: DialerParts, deps: SliceDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** Works for at most twenty seconds; answers when to go on, in ms; null: when somebody says that there is something. */
  async run(): Promise<number | null> {
    try {
      return await this.#run();
    } finally {
      await this.#deps.office().close();
    }
  }

  async #run(): Promise<number | null> {
    const { activation, claims, exchange, gate, pacer, receipts, removals } = this.#deps;
    const end = Date.now() + BEGIN_WAVES_MS;
    pacer.forget();
    await exchange.recover();
    await receipts.finish();
    if (gate.isInterrupted()) {
      await exchange.giveBack(claims.unbegun());
      await exchange.flush();
      await removals.run(end);
      if (removals.wanted()) return Date.now();
      if (activation.wanted()) await activation.run();
    }
    await exchange.look();
    for (;;) {
      const rest = Date.now() < end ? await this.#step() : { at: Date.now() };
      if (rest !== null) return this.#flushBefore(rest);
    }
  }

  /** One wave, or whatever has to be done before one; null: go on. */
  async #step(): Promise<Rest | null> {
    const { gate, office, pacer, rests, supply, waves } = this.#deps;
    const barred = await this.#barred();
    if (barred !== null) return barred;
    const post = await pacer.post();
    if (post === null || !post.enabled) return rests.putDown("provider-disabled", Date.now() + ASK_ACCOUNT_MS);
    const nothing = await supply.ensure(post);
    if (nothing !== null) return nothing;
    if (pacer.ownTurn() > Date.now() + PATIENCE_MS) return rests.rest(null, pacer.ownTurn());

    const beside = this.#beside();
    const size = Math.min(waveSize(this.#parts.dialer().interval), post.lanes, beside === null ? WAVE : WAVE - 1);
    const going = waves.next(size, post);
    if (going.length === 0) return null;
    // Where nobody shares a rate, times are there at once: then nothing is asked in vain, and both may be asked together.
    const early = post.isRationed ? null : waves.unblocked(going, post);
    const [{ at, until }] = await Promise.all([pacer.times(going.length), early]);
    const [first] = at;
    if (first === undefined || first > Date.now() + PATIENCE_MS) return rests.notYet(first ?? until);
    const free = (await (early ?? waves.unblocked(going, post))).slice(0, at.length);
    if (free.length === 0 || !gate.mayLeave(free)) return null;
    pacer.used(free.length, at[free.length - 1] ?? Date.now());
    rests.busy();
    const sending = waves.send(free, at, post, (some) => gate.mayLeave(some));
    const [sent, done] = await Promise.allSettled([sending, beside?.(post)]);
    if (sent.status === "rejected") throw sent.reason;
    await office().waveEnded(sent.value);
    rests.ended(sent.value);
    if (done.status === "rejected") throw done.reason;
    return null;
  }

  /** What was added meanwhile comes in; list rows of a dialer that was stopped meanwhile go back. */
  async #barred(): Promise<Rest | null> {
    const { claims, exchange, gate, rests, singles } = this.#deps;
    if (gate.isInterrupted()) return { at: Date.now() };
    if (singles.waiting()) {
      await singles.insert();
      await exchange.look();
    }
    const barred = gate.barred();
    if (barred !== null) return rests.putDown(null, barred.until);
    if (rests.pausedUntil() > Date.now()) return rests.notYet(rests.pausedUntil());
    if (!gate.started()) await exchange.giveBack(claims.unbegunOfLists());
    return null;
  }

  /** Work with D1 that a wave of five leaves a connection for: the next claim before the rows run out, and what became of the last. */
  #beside(): ((post: Post) => Promise<void>) | null {
    const { claims, exchange, gate, lists } = this.#deps;
    const flush = this.#flushIsDue();
    const claim = gate.started() && claims.unbegun().length <= 2 * WAVE && lists.toProcess("all").length > 0;
    if (!flush && !claim) return null;
    return async (post) => {
      if (flush) await exchange.flush();
      if (claim) await exchange.claim("all", post);
    };
  }

  async #flushBefore({ at }: Rest): Promise<number | null> {
    const { exchange, journal } = this.#deps;
    const now = Date.now();
    const isDue = at === null || at > now + FLUSH_WITHIN_MS || this.#flushIsDue();
    // Who was put off is asked for again: it may be all that is left.
    if (isDue && (await exchange.flush()) && at === null) return now;
    const oldest = Math.min(...journal.outcomes().map((outcome) => outcome.at + FLUSH_WITHIN_MS));
    const next = Math.min(at ?? Number.POSITIVE_INFINITY, oldest);
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  #flushIsDue(): boolean {
    const outcomes = this.#deps.journal.outcomes();
    return outcomes.length >= CLAIM || outcomes.some(({ at }) => at <= Date.now() - FLUSH_WITHIN_MS);
  }
}
