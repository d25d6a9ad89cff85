import type { Timers } from "./timers.ts";

interface Sources {
  timers: Timers;
  /** ms of the earliest outbox row that is due again, null without one. */
  outboxNext(): number | null;
}

/** An alarm that is set at `Date.now()` inside `alarm()` may be lost by the runtime: always a little ahead. */
const AHEAD_MS = 5;
/** An alarm that rings up to this much late costs less than setting it anew for every change. */
const LATE_MS = 500;
/** One that should have rung by now is about to: setting it anew would put it off, again and again in an object that is busy. */
const OVERDUE_MS = 1_000;

/** Keeps the object's one alarm at the earliest of what its timers and its outbox want. */
export class AlarmClock {
  readonly #storage: DurableObjectStorage;
  readonly #sources: Sources;
  /** What this instance has set; one that an earlier instance has set is not known here. */
  #armed = Number.POSITIVE_INFINITY;

  constructor(storage: DurableObjectStorage, sources: Sources) {
    this.#storage = storage;
    this.#sources = sources;
  }

  /** Makes sure that the object wakes at `at`, or a little later, and no later for whatever else it is to wake for. */
  wakeAt(at: number): void {
    const now = Date.now();
    if (this.#armed > now - OVERDUE_MS && this.#armed <= Math.max(at, now) + LATE_MS) return;
    const isKnown = this.#armed > now && this.#armed !== Number.POSITIVE_INFINITY;
    const first = isKnown ? at : Math.min(at, this.#next() ?? at);
    this.#set(Math.max(first, now + AHEAD_MS));
  }

  /** Called when the alarm rings, after the due timers ran: the next ring is the minimum of all there is. */
  rewind(): void {
    this.#armed = Number.POSITIVE_INFINITY;
    const next = this.#next();
    if (next !== null) this.#set(Math.max(next, Date.now() + AHEAD_MS));
  }

  /** Whether anything wants the alarm: a new object, or one at rest, need not ask for it. */
  get isWanted(): boolean {
    return this.#next() !== null;
  }

  /** An object that wakes with rows due and no alarm sets it. */
  async recover(): Promise<void> {
    if ((await this.#storage.getAlarm()) === null) this.rewind();
  }

  #next(): number | null {
    const next = Math.min(
      this.#sources.timers.next() ?? Number.POSITIVE_INFINITY,
      this.#sources.outboxNext() ?? Number.POSITIVE_INFINITY,
    );
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  #set(at: number): void {
    this.#armed = at;
    void this.#storage.setAlarm(at);
  }
}
