import type { Break } from "../../domain/agent/agent.ts";
import { limitOfBreak, timeOnBreaks } from "../../domain/agent/break-limit.ts";
import { dayStart } from "../../domain/campaign/local-time.ts";
import type { DeskStatus } from "../../protocol/desk-socket.ts";
import { statusNow } from "./glance.ts";
import { type DeskParts, dayOf, zoneOf } from "./parts.ts";
import { wrapUpUntil } from "./wrap-up.ts";

const DAY_MS = 24 * 60 * 60_000;
/** What was used today asks for those that began up to a day before it did, and a day has up to 25 hours. */
const KEPT_MS = 3 * DAY_MS;

/** The break that missed offers put an agent on; the portal words it. */
export const NOT_ANSWERING: Break = {
  id: "not-answering",
  name: "not-answering",
  icon: "phone-missed",
  limit: 0,
  paid: false,
};

/** Breaks, calls, and what follows from them: the agent's status. */
export class Breaks {
  readonly #parts: DeskParts;
  readonly #sql: SqlStorage;

  constructor(parts: DeskParts, sql: SqlStorage) {
    this.#parts = parts;
    this.#sql = sql;
  }

  /** Starts, switches or (null) ends a break; false for one that is not configured. Never refused otherwise. */
  choose(id: string | null, now: number): boolean {
    const known = this.#parts.facts.get("configuration")?.breaks ?? [];
    const chosen = id === null ? null : id === NOT_ANSWERING.id ? NOT_ANSWERING : known.find((one) => one.id === id);
    if (chosen === undefined) return false;
    if ((this.#parts.facts.get("break")?.id ?? null) === id) return true;
    this.#parts.timeSheet.account(now);
    this.#sql.exec("UPDATE breaks SET ended = ? WHERE ended IS NULL", now);
    if (chosen === null) {
      this.#parts.facts.set("break", null);
      this.#parts.facts.set("missed", 0);
    } else {
      this.#parts.facts.set("break", {
        id: chosen.id,
        name: chosen.name,
        icon: chosen.icon,
        limit: limitOfBreak(chosen, this.#usedToday(chosen.name, now)),
        since: now,
      });
      this.#sql.exec("DELETE FROM breaks WHERE ended < ?", now - KEPT_MS);
      this.#sql.exec("INSERT INTO breaks (name, started) VALUES (?, ?)", chosen.name, now);
      this.#parts.timeSheet.breakBegun(now);
    }
    this.#parts.facts.set("statusSince", now);
    return true;
  }

  call(started: boolean, now: number): void {
    if (started === ((this.#parts.facts.get("call") ?? null) !== null)) return;
    this.#parts.timeSheet.account(now);
    this.#parts.facts.set("call", started ? { since: now } : null);
    this.#parts.facts.set("statusSince", now);
  }

  /** After as many missed offers in a row as the most patient campaign bears, the chair counts as empty. */
  afterMissed(now: number): void {
    const limit = Math.max(0, ...this.#memberships().map((one) => one.missedOffers));
    if (limit > 0 && (this.#parts.facts.get("missed") ?? 0) >= limit) this.choose(NOT_ANSWERING.id, now);
  }

  /** The first tab ever: from now on the agent is something. */
  arrive(now: number): void {
    this.#parts.timeSheet.arrive(now);
    if (this.#parts.facts.get("statusSince") === undefined) this.#parts.facts.set("statusSince", now);
  }

  /** Notes since when the agent is what they are; call it after whatever may have changed that (SMS-81). */
  noteStatus(now: number): void {
    const { facts } = this.#parts;
    const status = statusNow(this.#parts, now);
    const shown = facts.get("statusShown");
    if (shown === status) return;
    facts.set("statusShown", status);
    if (shown !== undefined) facts.set("statusSince", now);
  }

  status(now: number): DeskStatus {
    const { facts } = this.#parts;
    return {
      status: statusNow(this.#parts, now),
      break: facts.get("break") ?? null,
      onCall: (facts.get("call") ?? null) !== null,
      since: facts.get("statusSince") ?? 0,
      wrapUpUntil: wrapUpUntil(this.#parts, now),
    };
  }

  /** Breaks since `from`, oldest first: what the agent's day shows (AGT-4). Incall's automatic break leaves no row. */
  log(from: number): { name: string; from: number; to: number | null }[] {
    return this.#sql
      .exec<{ name: string; started: number; ended: number | null }>(
        "SELECT name, started, ended FROM breaks WHERE started >= ? ORDER BY id",
        from,
      )
      .toArray()
      .map((row) => ({ name: row.name, from: row.started, to: row.ended }));
  }

  /** ms of a kind of break since the day began where the agent works. */
  #usedToday(name: string, now: number): number {
    const from = dayStart(zoneOf(this.#parts), dayOf(this.#parts, now));
    return timeOnBreaks(this.log(from - DAY_MS), name, from, now);
  }

  #memberships() {
    return this.#parts.facts.get("configuration")?.memberships ?? [];
  }
}
