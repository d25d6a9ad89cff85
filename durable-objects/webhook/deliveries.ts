import type { WebhookEvent } from "../../domain/webhook/event.ts";
import type { EventDelivery, EventDeliveryState } from "../../protocol/webhooks.ts";

export const WEBHOOK_SCHEMA = `CREATE TABLE deliveries (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    at INTEGER NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL, due INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
    attempted_at INTEGER, status INTEGER, reason TEXT NOT NULL DEFAULT '');
  CREATE INDEX deliveries_due ON deliveries (due, n) WHERE due IS NOT NULL;
  CREATE INDEX deliveries_state ON deliveries (state, n);
  CREATE INDEX deliveries_since ON deliveries (since)`;

/** Until then an attempt counts as under way; later, its instance is gone. Longer than an attempt may take. */
const LEASE_MS = 15_000;

/** An event that is being sent. */
export interface Leaving {
  n: number;
  id: string;
  body: string;
  /** ms since which it waits, or waits again. */
  since: number;
  /** This one included. */
  attempts: number;
}

type Row = Record<"n" | "at" | "attempts", number> &
  Record<"id" | "type" | "reason", string> & {
    state: EventDeliveryState;
    due: number | null;
    attempted_at: number | null;
    status: number | null;
  };

/** The events that one webhook was told of, and how far each has come. */
export class Deliveries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** One that is here already stays as it is. */
  keep({ id, type, at, data }: WebhookEvent, now: number): void {
    const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
    this.#sql.exec(
      "INSERT INTO deliveries (id, type, at, body, state, since, due) VALUES (?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (id) DO NOTHING",
      id,
      type,
      at,
      body,
      now,
      now,
    );
  }

  /** The one that is due first, marked as being sent; null: none is. */
  take(now: number): Leaving | null {
    const row = this.#sql
      .exec<Record<"n" | "since" | "attempts", number> & Record<"id" | "body", string>>(
        "SELECT n, id, body, since, attempts FROM deliveries WHERE due <= ? ORDER BY due, n LIMIT 1",
        now,
      )
      .toArray()[0];
    if (row === undefined) return null;
    const attempts = row.attempts + 1;
    this.#sql.exec(
      "UPDATE deliveries SET due = ?, attempts = ?, attempted_at = ? WHERE n = ?",
      now + LEASE_MS,
      attempts,
      now,
      row.n,
    );
    return { ...row, attempts };
  }

  /** What became of an attempt; `due` in ms, null: it is over. */
  settle(
    n: number,
    told: { state: EventDeliveryState; status: number | null; reason: string; due: number | null },
  ): void {
    const { state, status, reason, due } = told;
    this.#sql.exec(
      "UPDATE deliveries SET state = ?, status = ?, reason = ?, due = ? WHERE n = ?",
      state,
      status,
      reason,
      due,
      n,
    );
  }

  /** It is sent once more, whatever became of it; false: there is none of that id. */
  again(id: string, now: number): boolean {
    return this.#revive("id = ?", id, now) > 0;
  }

  /** All that were laid aside are sent once more; how many they are. */
  failedAgain(now: number): number {
    return this.#revive("state = ?", "failed", now);
  }

  /** The endpoint begins anew: whatever waits is due. */
  resume(now: number): void {
    this.#revive("state = ?", "waiting", now);
  }

  /** ms at which the first is due; null: none waits. */
  next(): number | null {
    return this.#sql.exec<{ due: number | null }>("SELECT MIN(due) AS due FROM deliveries WHERE due IS NOT NULL").one()
      .due;
  }

  /** The newest first; `before` is the `n` of the last one of the page before. */
  page(
    state: EventDeliveryState | null,
    before: number,
    limit: number,
  ): { items: EventDelivery[]; next: number | null } {
    const rows = this.#sql
      .exec<Row>(
        `SELECT n, id, type, at, state, due, attempts, attempted_at, status, reason FROM deliveries
         WHERE n < ? ${state === null ? "" : "AND state = ?"} ORDER BY n DESC LIMIT ?`,
        ...(state === null ? [before, limit + 1] : [before, state, limit + 1]),
      )
      .toArray();
    const shown = rows.slice(0, limit);
    return { items: shown.map(shownOf), next: rows.length > limit ? (shown.at(-1)?.n ?? null) : null };
  }

  counts(): Record<EventDeliveryState, number> {
    const rows = this.#sql.exec<{ state: EventDeliveryState; n: number }>(
      "SELECT state, count(*) AS n FROM deliveries GROUP BY state",
    );
    return {
      waiting: 0,
      delivered: 0,
      failed: 0,
      ...Object.fromEntries(rows.toArray().map(({ state, n }) => [state, n])),
    };
  }

  /** Takes out every event that names one of these, whether or not it has been sent. */
  erase(words: readonly string[]): void {
    this.#sql.exec(
      "DELETE FROM deliveries WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE instr(deliveries.body, value) > 0)",
      JSON.stringify(words),
    );
  }

  /** Those that are over, of before then (ms). */
  forget(state: "delivered" | "failed", before: number): void {
    this.#sql.exec("DELETE FROM deliveries WHERE state = ? AND since < ?", state, before);
  }

  #revive(which: string, value: string, now: number): number {
    return this.#sql
      .exec(
        `UPDATE deliveries SET state = 'waiting', since = ?, due = ?, attempts = 0, status = NULL, reason = '' WHERE ${which} RETURNING n`,
        now,
        now,
        value,
      )
      .toArray().length;
  }
}

function shownOf({ id, type, at, state, due, attempts, attempted_at, status, reason }: Row): EventDelivery {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const attemptedAt = moment(attempted_at);
  return {
    id,
    type,
    at: new Date(at).toISOString(),
    state,
    attempts,
    status,
    reason,
    attemptedAt,
    nextAt: moment(due),
  };
}
