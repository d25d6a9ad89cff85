import type { Backlog } from "../domain/backlog.ts";
import { backoff } from "../domain/backoff.ts";
import { type Aside, isPassing, mayStepAside, type Refusals, reasonOf, refusedAgain } from "../domain/set-aside.ts";
import { AsideCalls } from "./aside-calls.ts";
import { type OutboxRow, OutboxRows } from "./outbox-rows.ts";
import { Late, within } from "./within.ts";

export interface OutboxDeps<Call, Reply> {
  /** Delivers all calls to one target, in order; one reply each. */
  deliver(target: string, calls: Call[]): Promise<Reply[]>;
  /** Applies a reply; runs inside the transaction that removes the row. */
  replied(row: OutboxRow<Call>, reply: Reply): void;
  /** Calls have stepped aside, or are taken after all; `flush` follows. */
  asideChanged(aside: Aside): void;
  /** After replies were applied: flush what they wrote, push what they changed. */
  settled(): void;
  now(): number;
  wakeAt(at: number): void;
}

type Failure = { error: unknown };

/** Until then a row counts as being sent by the instance that wrote it; a later alarm means that the instance is gone. */
export const OUTBOX_LEASE_MS = 3_000;
const CALL_LIMIT_MS = 10_000;
const SETTLED_MS = 2_000;

/**
 * First come, first sent to each target, one call to a target at a time; targets do not wait for each other. A call that its target refuses
 * for long steps aside, if one behind it is taken.
 */
export class Outbox<Call, Reply> {
  readonly #ctx: DurableObjectState;
  readonly #deps: OutboxDeps<Call, Reply>;
  readonly #rows: OutboxRows<Call>;
  readonly #aside: AsideCalls;
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #fresh = new Set<string>();
  #isUnbacked = false;

  constructor(ctx: DurableObjectState, deps: OutboxDeps<Call, Reply>) {
    this.#ctx = ctx;
    this.#deps = deps;
    this.#rows = new OutboxRows(ctx.storage.sql);
    this.#aside = new AsideCalls(ctx.storage.sql);
  }

  /** Writes a row; call it inside the transaction of its cause, and `flush` after. */
  write(target: string, call: Call): number {
    const now = this.#deps.now();
    const due = now + OUTBOX_LEASE_MS;
    this.#fresh.add(target);
    const id = this.#rows.add(target, call, { due, now });
    if (!this.#isUnbacked) this.#deps.wakeAt(due);
    return id;
  }

  /** What `change` writes has no alarm behind it: for a cause that comes again until it is answered, which is after `settled`. */
  unbacked<T>(change: () => T): T {
    this.#isUnbacked = true;
    try {
      return change();
    } finally {
      this.#isUnbacked = false;
    }
  }

  /** Waits for what is being sent, two seconds at most; what is left then has its alarm. */
  async settled(): Promise<void> {
    await within(SETTLED_MS, this.#quiet()).catch(() => {});
    const next = this.next();
    if (next !== null) this.#deps.wakeAt(next);
  }

  /** Starts sending to every target that has something and is not being called; awaits nothing. */
  flush(): void {
    for (const target of this.#fresh) this.#start(target);
    this.#fresh.clear();
  }

  /** By alarm: what is due again, or was left by an instance that is gone; while it is sent, it is not due. */
  flushDue(): void {
    const now = this.#deps.now();
    for (const target of this.#rows.takeDue(now, now + OUTBOX_LEASE_MS)) this.#start(target);
  }

  next(): number | null {
    return this.#rows.next();
  }

  backlog(): Backlog {
    return this.#rows.backlog();
  }

  /** What has stepped aside is sent once more, the oldest hundred of it; what is refused again stays there. */
  async tryAside(): Promise<Aside> {
    for (const row of this.#aside.oldest<Call>()) {
      const failure = await this.#send(row.target, [row], () => this.#aside.taken(row.id));
      if (failure === null) continue;
      if (isUnreachable(failure)) break;
      const refusals = refusedAgain(row.refusals, this.#deps.now());
      this.#aside.refused({ id: row.id, refusals, reason: reasonOf(failure.error) });
    }
    const aside = this.#aside.state();
    this.#deps.asideChanged(aside);
    this.flush();
    return aside;
  }

  /** What has stepped aside and names one of these ids is gone for good; inside a transaction, `flush` after. */
  forgetAside(ids: readonly string[]): void {
    if (this.#aside.forget(ids)) this.#deps.asideChanged(this.#aside.state());
  }

  #start(target: string): void {
    if (this.#inFlight.has(target)) return;
    const sent = this.#drain(target).finally(() => this.#inFlight.delete(target));
    this.#inFlight.set(target, sent);
    this.#ctx.waitUntil(sent);
  }

  async #quiet(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight.values());
  }

  async #drain(target: string): Promise<void> {
    for (let rows = this.#rows.to(target); rows.length > 0; rows = this.#rows.to(target)) {
      const failure = await this.#send(target, rows);
      if (failure === null) continue;
      if (isUnreachable(failure) || !(await this.#sendSingly(target, rows, failure))) return this.#postpone(rows);
    }
  }

  /** Null: all were answered. */
  async #send(
    target: string,
    rows: OutboxRow<Call>[],
    answered = ({ id }: OutboxRow<Call>) => this.#rows.answered(id),
  ): Promise<Failure | null> {
    let replies: Reply[];
    try {
      const calls = rows.map((row) => row.call);
      replies = await within(CALL_LIMIT_MS, this.#deps.deliver(target, calls));
      if (replies.length !== rows.length) throw new Error("one reply a call, please");
    } catch (error) {
      return { error };
    }
    this.#ctx.storage.transactionSync(() => {
      rows.forEach((row, index) => {
        const reply = replies[index];
        if (reply === undefined) return;
        answered(row);
        this.#deps.replied(row, reply);
      });
    });
    this.#deps.settled();
    return null;
  }

  /** Those before the one that is refused go; it waits, and those behind it, unless it may step aside and one of them is taken. False: they wait. */
  async #sendSingly(target: string, rows: OutboxRow<Call>[], known: Failure): Promise<boolean> {
    const refused: { id: number; refusals: Refusals; reason: string }[] = [];
    for (const row of rows) {
      const failure = rows.length === 1 ? known : await this.#send(target, [row]);
      if (failure === null && refused.length === 0) continue;
      if (failure === null) {
        this.#stepAside(refused);
        return true;
      }
      if (isUnreachable(failure)) return false;
      const refusals = refusedAgain(row.refusals, this.#deps.now());
      this.#rows.refused(row.id, refusals);
      if (!mayStepAside(refusals, this.#deps.now())) return false;
      refused.push({ id: row.id, refusals, reason: reasonOf(failure.error) });
    }
    return refused.length === 0;
  }

  #stepAside(refused: { id: number; refusals: Refusals; reason: string }[]): void {
    this.#ctx.storage.transactionSync(() => {
      for (const one of refused) this.#aside.put(one);
      this.#deps.asideChanged(this.#aside.state());
    });
    this.flush();
  }

  #postpone(rows: OutboxRow<Call>[]): void {
    const attempts = (rows[0]?.attempts ?? 0) + 1;
    const due = this.#deps.now() + backoff(attempts, Math.random());
    this.#rows.postpone(rows, attempts, due);
    this.#deps.wakeAt(due);
  }
}

/** It did not answer in time, or could not be asked at all. */
function isUnreachable({ error }: Failure): boolean {
  return error instanceof Late || isPassing(error);
}
