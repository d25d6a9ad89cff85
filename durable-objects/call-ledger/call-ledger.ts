import { DurableObject } from "cloudflare:workers";
import { type Allowance, afterCalls } from "../../domain/access/call-rate.ts";
import { migrate } from "../schema.ts";

const LEDGER_SCHEMA = [
  `CREATE TABLE sendings (key TEXT PRIMARY KEY, body TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
   CREATE INDEX sendings_since ON sendings (since);`,
] as const;

/** An idempotency key is remembered for so long. */
const KEPT_MS = 24 * 60 * 60_000;
const SWEEP_EVERY_MS = 60 * 60_000;
/** Keys that one sweep takes. */
const AT_ONCE = 5_000;

/** `again`: the same key came with the same body at `since` (ms). */
export type Sending = { outcome: "first" | "again"; since: number } | { outcome: "mismatch" };

/** What one program has called: its pace, and the idempotency keys of the last day. One a key, and one for all tokens of a user. */
export class CallLedger extends DurableObject<Env> {
  /** In memory alone: full after ten seconds, and an object lives that long. */
  #allowance: Allowance | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, LEDGER_SCHEMA);
  }

  /** One more call: ms to wait, 0 lets it through. */
  call(): number {
    return this.calls(1).wait;
  }

  /** So many more calls, or as many of them as may pass now; none: ms to wait. */
  calls(wanted: number): { given: number; wait: number } {
    const { allowance, ...answer } = afterCalls(this.#allowance, wanted, Date.now());
    this.#allowance = allowance;
    return answer;
  }

  /** A call under an idempotency key; `body` is a hash of what it asks for. */
  send({ key, body }: { key: string; body: string }): Sending {
    const now = Date.now();
    const { sql } = this.ctx.storage;
    const known = sql
      .exec<{ body: string; since: number }>("SELECT body, since FROM sendings WHERE key = ?", key)
      .toArray()[0];
    if (known !== undefined && known.since > now - KEPT_MS)
      return known.body === body ? { outcome: "again", since: known.since } : { outcome: "mismatch" };
    sql.exec("INSERT OR REPLACE INTO sendings VALUES (?, ?, ?)", key, body, now);
    this.ctx.waitUntil(this.#arm(now));
    return { outcome: "first", since: now };
  }

  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage;
    const now = Date.now();
    const old = sql.exec(
      "DELETE FROM sendings WHERE key IN (SELECT key FROM sendings WHERE since <= ? LIMIT ?)",
      now - KEPT_MS,
      AT_ONCE,
    );
    const more = old.rowsWritten > 0;
    const left = sql.exec("SELECT 1 FROM sendings LIMIT 1").toArray().length > 0;
    if (left) await this.ctx.storage.setAlarm(now + (more ? 1_000 : SWEEP_EVERY_MS));
  }

  async #arm(now: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(now + SWEEP_EVERY_MS);
  }
}
