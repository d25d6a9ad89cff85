import { type BoardEvent, type Counters, counted, NOTHING_COUNTED } from "../../domain/dialer/board.ts";
import { CHART_MINUTES, type MinuteCount } from "../../domain/dialer/pace.ts";
import { ROW } from "../../domain/dialer/row-state.ts";
import { quarterHour } from "../../domain/statistics/service-level.ts";
import type { Outcome } from "../../store/spool/flush.ts";
import type { Facts } from "../facts.ts";
import type { Journal } from "./journal.ts";
import type { DialerFacts } from "./parts.ts";
import type { QuarterHours } from "./quarter-hours.ts";

const MINUTE_MS = 60_000;
/** With one of these something has reached the carrier, or may have. */
const LEFT: readonly number[] = [ROW.PROCESSED, ROW.FAILED, ROW.UNKNOWN];

/** The board's figures: what D1 was told is written down, what it was not told yet is read from the journal. */
export class Tally {
  readonly #sql: SqlStorage;
  readonly #facts: Facts<DialerFacts>;
  readonly #journal: Journal;
  readonly #quarterHours: QuarterHours;

  constructor(sql: SqlStorage, facts: Facts<DialerFacts>, journal: Journal, quarterHours: QuarterHours) {
    this.#sql = sql;
    this.#facts = facts;
    this.#journal = journal;
    this.#quarterHours = quarterHours;
  }

  /** As of now. */
  counters(): Counters {
    return counted(this.#written(), this.#journal.outcomes().flatMap(eventsOf));
  }

  /** Inside the transaction of what has happened. */
  count(events: readonly BoardEvent[]): void {
    if (events.length === 0) return;
    this.#note(events);
    this.#quarterHours.add(Date.now(), events);
  }

  /** D1 has been told of these outcomes; in the transaction that takes them from the journal. */
  flushed(outcomes: readonly Outcome[]): void {
    if (outcomes.length > 0) {
      this.#note(outcomes.flatMap(eventsOf));
      this.#facts.set("movedAt", this.#movedAt(outcomes));
    }
    for (const [quarter, some] of Map.groupBy(outcomes, ({ at }) => quarterHour(at)))
      this.#quarterHours.add(quarter, some.flatMap(eventsOf));
    for (const [minute, sent] of minutesOf(outcomes))
      this.#sql.exec(
        "INSERT INTO minutes VALUES (?, ?) ON CONFLICT (minute) DO UPDATE SET sent = sent + excluded.sent",
        minute,
        sent,
      );
  }

  /** Messages that left, by minute, over the time of the board's chart. */
  minutes(now: number): MinuteCount[] {
    const first = Math.floor(now / MINUTE_MS) - CHART_MINUTES;
    const written = this.#sql.exec<{ minute: number; sent: number }>("SELECT * FROM minutes WHERE minute > ?", first);
    const unwritten = minutesOf(this.#journal.outcomes());
    return [...written.toArray(), ...[...unwritten].map(([minute, sent]) => ({ minute, sent }))];
  }

  /** ms when something last became of a row; 0: never. */
  movedAt(): number {
    return this.#movedAt(this.#journal.outcomes());
  }

  forgetOldMinutes(now: number): void {
    this.#sql.exec("DELETE FROM minutes WHERE minute <= ?", Math.floor(now / MINUTE_MS) - CHART_MINUTES);
  }

  /** A row that was put back has not moved. */
  #movedAt(outcomes: readonly Outcome[]): number {
    const moved = outcomes.filter(({ state }) => state !== ROW.TO_PROCESS).map(({ at }) => at);
    return Math.max(this.#facts.get("movedAt") ?? 0, ...moved);
  }

  #note(events: readonly BoardEvent[]): void {
    this.#facts.set("counters", counted(this.#written(), events));
  }

  #written(): Counters {
    return this.#facts.get("counters") ?? NOTHING_COUNTED;
  }
}

function eventsOf({ state }: Outcome): BoardEvent[] {
  return state === ROW.TO_PROCESS ? [] : [{ event: "moved", from: ROW.SENDING, to: state, rows: 1 }];
}

function minutesOf(outcomes: readonly Outcome[]): Map<number, number> {
  const minutes = new Map<number, number>();
  for (const { state, at } of outcomes) {
    if (!LEFT.includes(state)) continue;
    const minute = Math.floor(at / MINUTE_MS);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return minutes;
}
