import type { Webhook } from "../carriers/carrier.ts";
import type { ReceiptState } from "../network/fate.ts";

/** A receipt, the customer's own word, or (Messenger) the page's word told back. */
export type PostEvent = ReceiptState | "inbound" | "echo";

export interface PostRow {
  id: number;
  message: number;
  event: PostEvent;
  attempts: number;
}

export interface PostDeps {
  /** null: there is nothing to say. */
  drawUp(row: PostRow): Promise<Webhook | null>;
  /** The other side has taken it, or there was nothing to say. */
  told(row: PostRow): void;
}

const AT_ONCE = 12;
const LIMIT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const MOST_ATTEMPTS = 12;
/** Some of those that are due wait for another webhook about the same message. */
const LOOKED_AT = 3 * AT_ONCE;

/** Webhooks on their way: due ones first, one at a time about one message, tried again until they are taken. */
export class Post {
  readonly #ctx: DurableObjectState;
  readonly #deps: PostDeps;
  readonly #underWay = new Set<number>();
  /** ms; null: not known to be set. */
  #armed: number | null = null;

  constructor(ctx: DurableObjectState, deps: PostDeps) {
    this.#ctx = ctx;
    this.#deps = deps;
  }

  /** `due` in ms. Call `start` after. */
  write(message: number, event: PostEvent, due: number): void {
    this.#ctx.storage.sql.exec("INSERT INTO post (due, message, event) VALUES (?, ?, ?)", due, message, event);
  }

  /** Sends what is due and sees to it that the rest is sent in time. */
  start(now = Date.now()): void {
    // Each that ends starts the next.
    if (this.#underWay.size >= AT_ONCE) return;
    for (const row of this.#rows("WHERE gave_up = 0 AND due <= ? ORDER BY due, id LIMIT ?", now, LOOKED_AT)) {
      if (this.#underWay.size >= AT_ONCE) return;
      if (this.#underWay.has(row.message)) continue;
      this.#underWay.add(row.message);
      this.#ctx.waitUntil(
        this.#send(row).finally(() => {
          this.#underWay.delete(row.message);
          this.start();
        }),
      );
    }
    this.#arm(now);
  }

  /** By alarm. */
  rang(): void {
    this.#armed = null;
    this.start();
  }

  /** Sends the first webhook about a message and waits for it: a receipt that overtakes the answer. */
  async sendFirst(message: number): Promise<void> {
    const [row] = this.#rows("WHERE message = ? AND gave_up = 0 ORDER BY due, id LIMIT 1", message);
    if (row === undefined || this.#underWay.has(message)) return;
    this.#underWay.add(message);
    await this.#send(row).finally(() => this.#underWay.delete(message));
  }

  waiting(): { waiting: number; gaveUp: number } {
    const [row] = this.#ctx.storage.sql
      .exec<{ waiting: number; gaveUp: number }>(
        "SELECT count(*) FILTER (WHERE gave_up = 0) AS waiting, count(*) FILTER (WHERE gave_up = 1) AS gaveUp FROM post",
      )
      .toArray();
    return row ?? { waiting: 0, gaveUp: 0 };
  }

  async #send(row: PostRow): Promise<void> {
    try {
      const webhook = await this.#deps.drawUp(row);
      if (webhook !== null) await deliver(webhook);
    } catch {
      this.#postpone(row);
      return;
    }
    this.#ctx.storage.transactionSync(() => {
      this.#ctx.storage.sql.exec("DELETE FROM post WHERE id = ?", row.id);
      this.#deps.told(row);
    });
  }

  #postpone({ id, attempts }: PostRow): void {
    const due = Date.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
    const gaveUp = attempts + 1 >= MOST_ATTEMPTS ? 1 : 0;
    this.#ctx.storage.sql.exec(
      "UPDATE post SET attempts = ?, due = ?, gave_up = ? WHERE id = ?",
      attempts + 1,
      due,
      gaveUp,
      id,
    );
  }

  /** What is under way is looked at again in case this object vanishes meanwhile. */
  #arm(now: number): void {
    const [{ due } = { due: null }] = this.#ctx.storage.sql
      .exec<{ due: number | null }>("SELECT min(due) AS due FROM post WHERE gave_up = 0 AND due > ?", now)
      .toArray();
    const again = this.#underWay.size > 0 ? now + LIMIT_MS : Number.POSITIVE_INFINITY;
    const at = Math.min(due ?? Number.POSITIVE_INFINITY, again);
    if (!Number.isFinite(at) || (this.#armed !== null && this.#armed > now && this.#armed <= at)) return;
    this.#armed = at;
    this.#ctx.waitUntil(this.#ctx.storage.setAlarm(at));
  }

  #rows(where: string, ...values: SqlStorageValue[]): PostRow[] {
    return this.#ctx.storage.sql
      .exec<{ id: number; message: number; event: string; attempts: number }>(
        `SELECT id, message, event, attempts FROM post ${where}`,
        ...values,
      )
      .toArray()
      .map((row) => ({ ...row, event: row.event as PostEvent }));
  }
}

async function deliver({ url, method, headers, body }: Webhook): Promise<void> {
  const response = await fetch(url, {
    method,
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
