import type { Backlog } from "../domain/backlog.ts";
import { backoff } from "../domain/backoff.ts";

/** A call to another object that must arrive: written in the transaction of the change that causes it, sent at once, retried by alarm. */
export interface OutboxRow<Call> {
  id: number;
  target: string;
  call: Call;
  attempts: number;
  /** ms when it was written. */
  since: number;
}

export interface OutboxDeps<Call, Reply> {
  /** Delivers all calls to one target, in order; one reply each. */
  deliver(target: string, calls: Call[]): Promise<Reply[]>;
  /** Applies a reply; runs inside the transaction that removes the row. */
  replied(row: OutboxRow<Call>, reply: Reply): void;
  /** After replies were applied: flush what they wrote, push what they changed. */
  settled(): void;
  now(): number;
  wakeAt(at: number): void;
}

type StoredRow = { id: number; target: string; call: string; attempts: number; since: number };

/** Until then a row counts as being sent by the instance that wrote it; a later alarm means that the instance is gone. */
export const OUTBOX_LEASE_MS = 3_000;
const CALL_LIMIT_MS = 10_000;
const CALLS_AT_ONCE = 100;
const SETTLED_MS = 2_000;

/** First come, first sent to each target, one call to a target at a time; targets do not wait for each other. */
export class Outbox<Call, Reply> {
  static readonly schema = `CREATE TABLE outbox (id INTEGER PRIMARY KEY, target TEXT NOT NULL, call TEXT NOT NULL,
    due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL)`;
  readonly #ctx: DurableObjectState;
  readonly #deps: OutboxDeps<Call, Reply>;
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #fresh = new Set<string>();
  #isUnbacked = false;

  constructor(ctx: DurableObjectState, deps: OutboxDeps<Call, Reply>) {
    this.#ctx = ctx;
    this.#deps = deps;
  }

  /** Writes a row; call it inside the transaction of its cause, and `flush` after. */
  write(target: string, call: Call): number {
    const now = this.#deps.now();
    const due = now + OUTBOX_LEASE_MS;
    this.#fresh.add(target);
    const { id } = this.#ctx.storage.sql
      .exec<{ id: number }>(
        "INSERT INTO outbox (target, call, due, since) VALUES (?, ?, ?, ?) RETURNING id",
        target,
        JSON.stringify(call),
        due,
        now,
      )
      .one();
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
    const due = this.#ctx.storage.sql
      .exec<{ target: string }>("SELECT DISTINCT target FROM outbox WHERE due <= ?", now)
      .toArray();
    if (due.length === 0) return;
    this.#ctx.storage.sql.exec("UPDATE outbox SET due = ? WHERE due <= ?", now + OUTBOX_LEASE_MS, now);
    for (const { target } of due) this.#start(target);
  }

  next(): number | null {
    return this.#ctx.storage.sql.exec<{ due: number | null }>("SELECT MIN(due) AS due FROM outbox").one().due;
  }

  backlog(): Backlog {
    const sql = "SELECT COUNT(*) AS calls, MIN(since) AS since FROM outbox";
    return this.#ctx.storage.sql.exec<{ calls: number; since: number | null }>(sql).one();
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
    for (let rows = this.#rowsOf(target); rows.length > 0; rows = this.#rowsOf(target)) {
      let replies: Reply[];
      try {
        replies = await within(
          CALL_LIMIT_MS,
          this.#deps.deliver(
            target,
            rows.map((row) => row.call),
          ),
        );
        if (replies.length !== rows.length) throw new Error("one reply a call, please");
      } catch {
        this.#postpone(rows);
        return;
      }
      this.#settle(rows, replies);
      this.#deps.settled();
    }
  }

  #rowsOf(target: string): OutboxRow<Call>[] {
    return this.#ctx.storage.sql
      .exec<StoredRow>(
        "SELECT id, target, call, attempts, since FROM outbox WHERE target = ? ORDER BY id LIMIT ?",
        target,
        CALLS_AT_ONCE,
      )
      .toArray()
      .map((row) => ({ ...row, call: JSON.parse(row.call) as Call }));
  }

  #settle(rows: OutboxRow<Call>[], replies: Reply[]): void {
    this.#ctx.storage.transactionSync(() => {
      rows.forEach((row, index) => {
        const reply = replies[index];
        if (reply === undefined) return;
        this.#ctx.storage.sql.exec("DELETE FROM outbox WHERE id = ?", row.id);
        this.#deps.replied(row, reply);
      });
    });
  }

  #postpone(rows: OutboxRow<Call>[]): void {
    const attempts = (rows[0]?.attempts ?? 0) + 1;
    const due = this.#deps.now() + backoff(attempts, Math.random());
    for (const row of rows) {
      this.#ctx.storage.sql.exec("UPDATE outbox SET attempts = ?, due = ? WHERE id = ?", attempts, due, row.id);
    }
    this.#deps.wakeAt(due);
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
