import { backoff } from "../../domain/backoff.ts";
import { Unavailable } from "../../store/database.ts";
import { Overtaken } from "../../store/spool/turn.ts";
import type { Agenda } from "../agenda.ts";
import { DIALER_HOURS } from "../post.ts";
import type { DialerParts } from "./parts.ts";
import type { Progress } from "./progress.ts";
import type { QuarterHours } from "./quarter-hours.ts";
import type { Receipts } from "./receipts.ts";
import type { Removals } from "./removals.ts";
import type { Slice } from "./slice.ts";
import type { Tally } from "./tally.ts";

/** Receipts come in crowds: D1 gets them so long after the first. */
const RECEIPTS_AFTER_MS = 2_000;

interface RoundDeps {
  agenda: Agenda;
  progress: Progress;
  quarterHours: QuarterHours;
  receipts: Receipts;
  removals: Removals;
  slice: Slice;
  tally: Tally;
  /** There is nothing to do until somebody says so. */
  idle(): void;
}

type Timer = "work" | "receipts" | "board" | "figures";

/** What the alarm does, one timer after the other. Each stays due until it is done: an instance that vanishes leaves it to the next. */
export class Rounds {
  readonly #parts: DialerParts;
  readonly #deps: RoundDeps;
  readonly #failures = new Map<Timer, number>();
  /** Somebody came while the alarm was working. */
  #asked = false;

  constructor(parts: DialerParts, deps: RoundDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** There may be something to do. */
  wake(): void {
    this.#asked = true;
    this.#deps.agenda.wake("work", Date.now());
  }

  receiptsCame(): void {
    this.#deps.agenda.wake("receipts", Date.now() + RECEIPTS_AFTER_MS, "keep");
  }

  /** Never throws: an alarm that fails six times is gone. */
  async ring(): Promise<void> {
    const { agenda } = this.#deps;
    for (const timer of agenda.due(Date.now()) as Timer[]) {
      try {
        await this.#do(timer);
        this.#failures.delete(timer);
      } catch (error) {
        this.#failed(timer, error);
      }
    }
    agenda.rest();
  }

  async #do(timer: Timer): Promise<void> {
    if (timer === "work") await this.#work();
    if (timer === "receipts") await this.#tellReceipts();
    if (timer === "board") {
      this.#deps.agenda.clear("board");
      this.#deps.progress.look();
    }
    if (timer === "figures") this.#tellFigures();
  }

  #tellFigures(): void {
    const { agenda, quarterHours } = this.#deps;
    this.#parts.transaction(() => {
      const rows = quarterHours.take(Date.now());
      if (rows.length > 0) agenda.post(DIALER_HOURS, { verb: "dialer-hours", rows });
    });
    agenda.clear("figures");
    agenda.send();
  }

  async #work(): Promise<void> {
    const { agenda, slice, tally } = this.#deps;
    this.#asked = false;
    const next = (await this.#parts.configured()) ? await slice.run() : null;
    tally.forgetOldMinutes(Date.now());
    if (this.#asked) agenda.wake("work", Date.now());
    else if (next === null) this.#rest();
    else agenda.wake("work", next);
  }

  #rest(): void {
    this.#deps.agenda.clear("work");
    this.#deps.idle();
  }

  async #tellReceipts(): Promise<void> {
    const { agenda, receipts, removals } = this.#deps;
    // A row that is being taken off the board is not moved on it meanwhile.
    const more = !removals.wanted() && (await receipts.tell());
    if (receipts.waiting()) agenda.wake("receipts", Date.now() + (more ? 0 : RECEIPTS_AFTER_MS));
    else agenda.clear("receipts");
  }

  /** Nothing is lost: it is tried again, for as long as it takes. */
  #failed(timer: Timer, error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof Unavailable) console.warn(`dialer ${this.#parts.id}: ${timer}: ${detail}`);
    else console.error(`dialer ${this.#parts.id}: ${timer}`, error);
    const { facts } = this.#parts;
    if (error instanceof Overtaken) facts.set("turn", error.turn);
    const failures = (this.#failures.get(timer) ?? 0) + 1;
    this.#failures.set(timer, failures);
    const now = Date.now();
    if (failures === 1) facts.set("lastError", { at: now, detail });
    this.#parts.changed();
    this.#deps.agenda.wake(timer, now + backoff(failures, Math.random()));
  }
}
