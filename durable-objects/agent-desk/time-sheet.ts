import { addHours, type Hours, hoursBetween, NO_HOURS, type Occupation } from "../../domain/agent/hours.ts";
import { quarterHour } from "../../domain/statistics/service-level.ts";
import type { DeskQuarterRow } from "../../protocol/archive.ts";
import type { HoursCall } from "../calls/database.ts";
import { HOURS } from "../post.ts";
import type { DeskParts } from "./parts.ts";

/** Reports lag behind an agent's clock by no more than this. */
const TELL_EVERY_MS = 5 * 60_000;
const KEPT_MS = 2 * 24 * 60 * 60_000;

/** What `Hours` needs of its desk. */
export type Clocked = Pick<DeskParts, "agent" | "facts" | "wake"> & { post(target: string, call: HoursCall): void };

/** An agent's hours by UTC quarter hour: worked while a tab lives, and what of it was break and call. ARCHIVE gets absolute values. */
export class TimeSheet {
  readonly #sql: SqlStorage;
  readonly #parts: Clocked;

  constructor(sql: SqlStorage, parts: Clocked) {
    this.#sql = sql;
    this.#parts = parts;
  }

  /** A tab has come; the clock runs from the first one. */
  arrive(now: number): void {
    if (this.#since() === null) this.#parts.facts.set("clockedUntil", now);
  }

  /** Counts up to now; call it before what the agent does changes. */
  account(now: number): void {
    const since = this.#since();
    if (since === null || now <= since) return;
    // The wrap-up may have ended unnoticed in between.
    const ended = Math.min(Math.max(this.#parts.facts.get("restUntil") ?? 0, since), now);
    this.#count(since, ended, true);
    this.#count(ended, now, false);
    this.#parts.facts.set("clockedUntil", now);
  }

  /** The last tab is gone since `seen` (ms; 0: unknown, what was counted so far is all). */
  leave(seen: number): void {
    if (this.#since() === null) return;
    this.account(seen);
    this.#parts.facts.set("clockedUntil", null);
    this.tell(Math.max(seen, 0));
  }

  breakBegun(now: number): void {
    if (this.#since() !== null) this.#add(quarterHour(now), { ...NO_HOURS, breaks: 1 });
  }

  /** Writes what ARCHIVE has not got in this state yet into the outbox. */
  tell(now: number): void {
    const rows = this.#untold();
    if (rows.length > 0) this.#parts.post(HOURS, { verb: "hours", rows });
    for (const { quarter, rev } of rows) this.#sql.exec("UPDATE hours SET told = ? WHERE quarter = ?", rev, quarter);
    this.#sql.exec("DELETE FROM hours WHERE quarter < ? AND told = rev", now - KEPT_MS);
  }

  #untold(): DeskQuarterRow[] {
    return this.#sql
      .exec<{ quarter: number; hours: string; rev: number }>(
        "SELECT quarter, hours, rev FROM hours WHERE told < rev ORDER BY quarter LIMIT 500",
      )
      .toArray()
      .map(({ quarter, hours, rev }) => ({
        agent: this.#parts.agent,
        quarter,
        rev,
        ...(JSON.parse(hours) as Hours),
      }));
  }

  #count(from: number, to: number, wrapUp: boolean): void {
    for (const [quarter, hours] of hoursBetween(from, to, { ...this.#occupation(), wrapUp })) this.#add(quarter, hours);
  }

  #add(quarter: number, hours: Hours): void {
    const known = this.#sql.exec<{ hours: string }>("SELECT hours FROM hours WHERE quarter = ?", quarter).toArray()[0];
    const sum = addHours(known === undefined ? NO_HOURS : (JSON.parse(known.hours) as Hours), hours);
    this.#sql.exec(
      "INSERT INTO hours VALUES (?, ?, 1, 0) ON CONFLICT (quarter) DO UPDATE SET hours = excluded.hours, rev = rev + 1",
      quarter,
      JSON.stringify(sum),
    );
    this.#parts.wake("hours", Date.now() + TELL_EVERY_MS, "keep");
  }

  #since(): number | null {
    return this.#parts.facts.get("clockedUntil") ?? null;
  }

  #occupation(): Omit<Occupation, "wrapUp"> {
    const { facts } = this.#parts;
    const known = facts.get("break") ?? null;
    const isPaid = facts.get("configuration")?.breaks.find(({ id }) => id === known?.id)?.paid ?? false;
    return {
      break: known === null ? "none" : isPaid ? "paid" : "unpaid",
      onCall: (facts.get("call") ?? null) !== null,
    };
  }
}
