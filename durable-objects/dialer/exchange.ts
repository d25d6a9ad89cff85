import { sortByContactHours } from "../../domain/dialer/claim.ts";
import { ROW, type RowNumber } from "../../domain/dialer/row-state.ts";
import { acceptedUploads, candidates, rowsById, type SpoolRow } from "../../store/spool/candidates.ts";
import { claimRows } from "../../store/spool/claim.ts";
import { flushOutcomes, type Outcome } from "../../store/spool/flush.ts";
import type { Claims } from "./claims.ts";
import type { Journal } from "./journal.ts";
import type { Lists } from "./lists.ts";
import type { Pacer } from "./pacer.ts";
import type { DialerParts } from "./parts.ts";
import type { Post } from "./post.ts";
import type { Stops } from "./stops.ts";
import type { Tally } from "./tally.ts";
import type { Tries } from "./tries.ts";

interface ExchangeDeps {
  claims: Claims;
  journal: Journal;
  lists: Lists;
  tally: Tally;
  pacer: Pacer;
  stops: Stops;
  tries: Tries;
}

export interface Found {
  /** `empty`: nothing may be claimed now. */
  outcome: "claimed" | "empty" | "registry-expired";
  /** ms at which the first row that waits for its customer's hours may be claimed. */
  deferredUntil: number | null;
}

/** Between this dialer and the spool in D1: every step is noted here first, and may be asked of D1 again. */
export class Exchange {
  readonly #parts: DialerParts;
  readonly #deps: ExchangeDeps;

  constructor(parts: DialerParts, deps: ExchangeDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** What an earlier instance left: asks D1 for the claim whose answer is not known here, and for rows that were forgotten. */
  async recover(): Promise<void> {
    const { claims, pacer } = this.#deps;
    const planned = claims.planned();
    const post = planned === null ? null : await pacer.post();
    if (planned !== null && post !== null) {
      const rows = await rowsById(this.#parts.env.SPOOL, planned.ids);
      claims.remember(rows);
      await this.#take(planned.name, rows, [], post);
    }
    await this.#remember(claims.forgotten());
  }

  /** Lists that were accepted, and single messages that were added, since it was last looked. */
  async look(): Promise<void> {
    const { facts, id, env } = this.#parts;
    const known = facts.get("position") ?? 0;
    const uploads = await acceptedUploads(env.SPOOL, id, known);
    const newest = Math.max(known, ...uploads.map(({ position }) => position));
    this.#parts.transaction(() => {
      this.#deps.tally.count(this.#deps.lists.note(uploads));
      if (newest > known) facts.set("position", newest);
    });
    if (uploads.length > 0) this.#parts.changed();
  }

  /** Takes the next fifty rows (SMS-50). */
  async claim(which: "singles" | "all", post: Post): Promise<Found> {
    const { lists, claims, stops } = this.#deps;
    const { contactHours, schedule } = this.#parts.dialer();
    const open = lists.toProcess(which);
    if (open.length === 0) return { outcome: "empty", deferredUntil: null };
    if (await stops.registryExpired(post)) return { outcome: "registry-expired", deferredUntil: null };
    const now = Date.now();
    const { rows, deferredUntil } = await candidates(this.#parts.env.SPOOL, open, now);
    if (rows.length === 0) {
      if (deferredUntil === null) this.#parts.transaction(() => lists.exhausted(open));
      return { outcome: "empty", deferredUntil };
    }
    const sorted = sortByContactHours(rows, contactHours, schedule.zone, now);
    const name = `${this.#parts.id}.${(this.#parts.facts.get("turn") ?? 0) + 1}`;
    if (sorted.now.length > 0) claims.plan(name, sorted.now, which === "singles");
    await this.#take(name, sorted.now, sorted.later, post);
    return { outcome: "claimed", deferredUntil };
  }

  /** Tells D1 what became of rows. True: some of them are to be sent again. */
  async flush(): Promise<boolean> {
    const { claims, journal, lists, pacer, stops, tally, tries } = this.#deps;
    const outcomes = journal.outcomes();
    if (outcomes.length === 0) return false;
    const blocked = idsOf(outcomes, ROW.BLOCKED);
    const back = idsOf(outcomes, ROW.TO_PROCESS);
    await this.#remember([...blocked, ...back].filter((id) => claims.row(id) === undefined));
    const post = blocked.length === 0 ? null : await pacer.post();
    const stopped = post && { rows: stops.wanted(this.#rows(blocked), post), rule: stops.rule(post) };
    await flushOutcomes(this.#parts.env.SPOOL, this.#parts.turn(), outcomes, stopped);
    this.#parts.transaction(() => {
      const told = new Set(outcomes.map(({ id }) => id));
      lists.claimed(this.#rows(back), -1);
      tally.flushed(outcomes);
      tries.settled(outcomes.filter(({ state }) => state !== ROW.TO_PROCESS).map(({ id }) => id));
      journal.flushed(told);
      claims.flushed(told);
    });
    this.#parts.changed();
    return back.length > 0;
  }

  /** Gives rows that were not begun back to the spool, before anything else may happen to them. */
  async giveBack(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const back = { state: ROW.TO_PROCESS, carrierId: null, reason: "", at: Date.now(), notBefore: 0 };
    this.#deps.journal.settle(ids.map((id) => ({ id, ...back })));
    await this.flush();
  }

  async #take(
    name: string,
    rows: readonly SpoolRow[],
    later: readonly { row: SpoolRow; notBefore: number }[],
    post: Post,
  ): Promise<void> {
    const { claims, lists, stops, tally } = this.#deps;
    const states = await claimRows(this.#parts.env.SPOOL, {
      ...this.#parts.turn(),
      name,
      rows: stops.wanted(rows, post),
      later: later.map(({ row, notBefore }) => ({ id: row.id, notBefore })),
      rule: stops.rule(post),
    });
    const inState = (state: RowNumber) => rows.filter(({ id }) => states.get(id) === state);
    const [taken, blocked] = [inState(ROW.SENDING), inState(ROW.BLOCKED)];
    const ids = taken.map(({ id }) => id);
    this.#parts.transaction(() => {
      claims.hold(name, ids);
      lists.claimed([...taken, ...blocked]);
      // D1 gives nothing of a list that is no longer accepted: to ask for it again would never end.
      lists.exhausted(inState(ROW.TO_PROCESS).map(({ upload }) => upload));
      tally.count([{ event: "moved", from: ROW.TO_PROCESS, to: ROW.BLOCKED, rows: blocked.length }]);
    });
    if (blocked.length > 0) this.#parts.changed();
  }

  async #remember(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) this.#deps.claims.remember(await rowsById(this.#parts.env.SPOOL, ids));
  }

  #rows(ids: readonly number[]): SpoolRow[] {
    return ids.flatMap((id) => this.#deps.claims.row(id) ?? []);
  }
}

function idsOf(outcomes: readonly Outcome[], state: RowNumber): number[] {
  return outcomes.filter((outcome) => outcome.state === state).map(({ id }) => id);
}
