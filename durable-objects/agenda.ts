import type { Backlog } from "../domain/backlog.ts";
import type { Aside } from "../domain/set-aside.ts";
import { AlarmClock } from "./alarm-clock.ts";
import { AsideCalls } from "./aside-calls.ts";
import type { AsideOf } from "./calls/aside.ts";
import { Outbox } from "./outbox.ts";
import { type OutboxRow, OutboxRows } from "./outbox-rows.ts";
import { DIRECTORY, deliver, type ObjectCall, type ObjectReply } from "./post.ts";
import { Timers } from "./timers.ts";

const RETRY_TIMER_MS = 30_000;

interface AgendaEvents {
  /** A reply of another object, inside the transaction that removes its call. */
  replied(row: OutboxRow<ObjectCall>, reply: ObjectReply): void;
  /** After replies were applied. */
  settled(): void;
}

/** `move` sets the timer anew; `keep` leaves one that rings earlier as it is. */
export type WakeMode = "move" | "keep";

/** What an object has yet to do: timers and calls to other objects, both over its one alarm, both surviving the instance. */
export class Agenda {
  static readonly schema = `${Timers.schema};\n${OutboxRows.schema};`;
  /** The step after it. */
  static readonly asideSchema = `${AsideCalls.schema};`;
  readonly #timers: Timers;
  readonly #outbox: Outbox<ObjectCall, ObjectReply>;
  readonly #clock: AlarmClock;
  readonly #owner: Pick<AsideOf, "kind" | "id">;

  constructor(ctx: DurableObjectState, env: Env, kind: AsideOf["kind"], events: AgendaEvents) {
    this.#owner = { kind, id: ctx.id.name ?? "" };
    this.#timers = new Timers(ctx.storage.sql);
    this.#outbox = new Outbox(ctx, {
      deliver: (target, calls) => deliver(env, target, calls),
      replied: events.replied,
      settled: events.settled,
      asideChanged: (aside) => this.tellAside("calls", aside),
      now: Date.now,
      wakeAt: (at) => this.#clock.wakeAt(at),
    });
    this.#clock = new AlarmClock(ctx.storage, { timers: this.#timers, outboxNext: () => this.#outbox.next() });
    if (this.#clock.isWanted) void ctx.blockConcurrencyWhile(() => this.#clock.recover());
  }

  wake(timer: string, at: number, mode: WakeMode = "move"): void {
    if (mode === "keep" && (this.#timers.at(timer) ?? Number.POSITIVE_INFINITY) <= at) return;
    this.#timers.set(timer, at);
    this.#clock.wakeAt(at);
  }

  clear(timer: string): void {
    this.#timers.clear(timer);
  }

  /** Writes a call that must arrive; inside the transaction of its cause, `send` after. */
  post(target: string, call: ObjectCall): void {
    this.#outbox.write(target, call);
  }

  /** What others were not told yet. */
  backlog(): Backlog {
    return this.#outbox.backlog();
  }

  /** For the health page: what this object no longer tries by itself; inside a transaction, `send` after. */
  tellAside(what: AsideOf["what"], aside: Aside): void {
    this.#outbox.write(DIRECTORY, { verb: "aside", of: { ...this.#owner, what }, aside });
  }

  /** The calls that have stepped aside are sent once more; what is left of them. */
  tryAside(): Promise<Aside> {
    return this.#outbox.tryAside();
  }

  /** Whoever these ids name is erased: so is what has stepped aside and names them; inside a transaction, `send` after. */
  forgetAside(ids: readonly string[]): void {
    this.#outbox.forgetAside(ids);
  }

  send(): void {
    this.#outbox.flush();
  }

  /** The calls that `change` writes have no alarm behind them: whoever asks for it comes again until answered, which is after `settled`. */
  unbacked<T>(change: () => T): T {
    return this.#outbox.unbacked(change);
  }

  /** Waits a little for the calls that are being sent; those that are left have their alarm then. */
  settled(): Promise<void> {
    return this.#outbox.settled();
  }

  /** The alarm: every timer that is due, then the calls that are due again. A timer whose rule fails rings again later. */
  ring(now: number, rule: (timer: string) => void): void {
    for (const timer of this.#timers.takeDue(now)) {
      try {
        rule(timer);
      } catch (error) {
        console.error(`timer ${timer}`, error);
        this.#timers.set(timer, now + RETRY_TIMER_MS);
      }
    }
    this.rest();
  }

  /**
   * For an alarm whose work lasts: the timers that are due. Each stays due until it is set anew or cleared, so that an instance that
   * vanishes in between leaves it to the next one; `rest` afterwards.
   */
  due(now: number): string[] {
    return this.#timers.due(now);
  }

  /** At the end of the alarm: calls that are due are sent, and it rings again at the next of all there is. */
  rest(): void {
    this.#outbox.flushDue();
    this.#clock.rewind();
  }
}
