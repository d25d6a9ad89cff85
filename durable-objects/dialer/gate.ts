import { nextWindow, whyHeld } from "../../domain/dialer/running.ts";
import type { Activation } from "./activation.ts";
import type { Lists } from "./lists.ts";
import { type DialerParts, hoursOf } from "./parts.ts";
import type { Removals } from "./removals.ts";
import type { Going } from "./waves.ts";

/** Whether anything may leave, as settings, clock and supervisors have it at this instant. Asked before every wave, and again in it. */
export class Gate {
  readonly #parts: DialerParts;
  readonly #lists: Lists;
  readonly #removals: Removals;
  readonly #activation: Activation;

  constructor(parts: DialerParts, lists: Lists, removals: Removals, activation: Activation) {
    this.#parts = parts;
    this.#lists = lists;
    this.#removals = removals;
    this.#activation = activation;
  }

  /** Something is to be done before anything more leaves: rows are to be taken off, or another list is to be sent. */
  isInterrupted(): boolean {
    return this.#removals.wanted() || this.#activation.wanted();
  }

  /** Lists leave only from a dialer that was started; single messages need no start (SMS-120). */
  started(): boolean {
    return this.#parts.facts.get("started") ?? false;
  }

  /** Why not even a single message may leave, and when that ends (ms; null: not by itself); null: it may. */
  barred(): { until: number | null } | null {
    const { enabled } = this.#parts.dialer();
    const hours = hoursOf(this.#parts.dialer());
    const now = Date.now();
    const held = whyHeld({ enabled, started: true, hours }, now);
    if (held === null) return null;
    return { until: held === "disabled" ? null : nextWindow(hours, now) };
  }

  mayLeave(going: readonly Going[]): boolean {
    if (this.barred() !== null || this.isInterrupted()) return false;
    return this.started() || going.every(({ row }) => this.#lists.isSingles(row.upload));
  }
}
