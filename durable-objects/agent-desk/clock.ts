import type { Breaks } from "./breaks.ts";
import type { Lease } from "./lease.ts";
import type { DeskParts } from "./parts.ts";
import { REMEMBERED_MS } from "./slot-store.ts";
import type { Unconfirmed } from "./unconfirmed.ts";

/** What a desk does when one of its timers rings. */
export class Clock {
  readonly #parts: DeskParts;
  readonly #rung: { breaks: Breaks; lease: Lease; unconfirmed: Unconfirmed };

  constructor(parts: DeskParts, rung: { breaks: Breaks; lease: Lease; unconfirmed: Unconfirmed }) {
    this.#parts = parts;
    this.#rung = rung;
  }

  ring(timer: string, now: number): void {
    const { breaks, lease, unconfirmed } = this.#rung;
    switch (timer) {
      case "ring":
        lease.ringOut(now);
        return breaks.afterMissed(now);
      case "unconfirmed":
        return unconfirmed.askAfter(now);
      case "unshown":
        return lease.giveBackUnshown(now);
      case "lease":
        return lease.check(now);
      case "hours":
        return this.#parts.timeSheet.tell(now);
      case "forget":
        return this.#parts.slots.forgetBefore(now - REMEMBERED_MS);
    }
  }
}
