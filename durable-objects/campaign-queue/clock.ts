import type { ArchiveShelf } from "./archive-shelf.ts";
import type { Monitor } from "./monitor.ts";
import type { Offers } from "./offers.ts";
import type { QueueParts } from "./parts.ts";
import { FORGET_AFTER_MS, type Waits } from "./waits.ts";

interface Rung {
  offers: Offers;
  waits: Waits;
  shelf: ArchiveShelf;
  monitor: Monitor;
}

/** What a queue does when one of its timers rings. */
export class Clock {
  readonly #ctx: DurableObjectState;
  readonly #parts: QueueParts;
  readonly #rung: Rung;
  readonly #afterwards: () => void;

  constructor(ctx: DurableObjectState, parts: QueueParts, rung: Rung, afterwards: () => void) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#rung = rung;
    this.#afterwards = afterwards;
  }

  ring(timer: string, now: number): void {
    const { offers, waits, shelf, monitor } = this.#rung;
    switch (timer) {
      case "schedule":
        this.#parts.transaction(() => waits.end(now));
        waits.followSchedule(now);
        return monitor.flipped();
      case "waits":
        return this.#parts.transaction(() => waits.end(now));
      case "silent":
        return this.#parts.transaction(() => offers.sweepSilent(now));
      case "ask":
        return this.#ctx.waitUntil(waits.askQuietMembers(now).then(this.#afterwards));
      case "poke":
        return this.#ctx.waitUntil(waits.pokeSilent(now));
      case "shelf":
        return this.#ctx.waitUntil(shelf.empty(this.#parts.snapshot().campaign.id));
      case "board":
        return monitor.minute(now);
      case "forget":
        return this.#forget(now);
    }
  }

  #forget(now: number): void {
    this.#parts.tallies.forgetBefore(now - 2 * FORGET_AFTER_MS);
    this.#parts.line.forgetGone(now - FORGET_AFTER_MS);
    this.#parts.wake("forget", now + FORGET_AFTER_MS);
  }
}
