import { contactableAt } from "../../domain/dialer/contact-hours.ts";
import { moments } from "../../domain/dialer/pace.ts";
import { ROW, type RowNumber, stateAfter } from "../../domain/dialer/row-state.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import type { Outcome } from "../../store/spool/flush.ts";
import { blockedReason } from "../../store/spool/stopped.ts";
import { Answers } from "./answers.ts";
import type { Claims } from "./claims.ts";
import type { Journal } from "./journal.ts";
import type { DialerParts } from "./parts.ts";
import type { Left, Post, WaveEnd } from "./post.ts";
import type { Stops } from "./stops.ts";
import type { Tries } from "./tries.ts";

interface WaveDeps {
  claims: Claims;
  journal: Journal;
  stops: Stops;
  tries: Tries;
}

/** A row and where it goes, as the carrier is told. */
export interface Going {
  row: SpoolRow;
  to: string;
}

type Way = Awaited<ReturnType<Post["way"]>>;

const LONGEST_REASON = 300;

/** Up to six messages at once: looked at, asked of the black list again, marked as begun, sent, and their answers kept as they come. */
export class Waves {
  readonly #parts: DialerParts;
  readonly #deps: WaveDeps;

  constructor(parts: DialerParts, deps: WaveDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** The next rows that may leave at this hour; on the way to them, addresses that are none are OTHER (SMS-55), and sleepers go back. */
  next(count: number, post: Post): Going[] {
    const going: Going[] = [];
    const settled: Outcome[] = [];
    const now = Date.now();
    const { contactHours, schedule } = this.#parts.dialer();
    for (const id of this.#deps.claims.unbegun()) {
      if (going.length === count) break;
      const row = this.#deps.claims.row(id);
      if (row === undefined) continue;
      const to = post.carrierAddress(row.destiny);
      const notBefore = contactHours === null ? now : contactableAt(row.address, contactHours, schedule.zone, now);
      if (to === null) settled.push(became(id, ROW.OTHER, post.noAddress));
      else if (notBefore > now) settled.push({ ...became(id, ROW.TO_PROCESS, ""), notBefore });
      else going.push({ row, to });
    }
    this.#settle(settled);
    return going;
  }

  /** Without those that the black list stops now: a STOP counts before the next wave. */
  async unblocked(going: readonly Going[], post: Post): Promise<Going[]> {
    const rows = going.map(({ row }) => row);
    const stopped = await this.#deps.stops.find(rows, post);
    this.#settle([...stopped].map(([id, source]) => became(id, ROW.BLOCKED, blockedReason(source))));
    return going.filter(({ row }) => !stopped.has(row.id));
  }

  /**
   * Sends them, each at its time; returns when all are answered. Those that leave within a moment are marked together, right before;
   * `mayLeave` is asked once more for each moment, and what may not stays unbegun.
   */
  async send(
    going: readonly Going[],
    times: readonly number[],
    post: Post,
    mayLeave: (some: readonly Going[]) => boolean,
  ): Promise<WaveEnd> {
    const way = await post.way();
    const end: WaveEnd = { accepted: 0, slowDown: 0, unreachable: false, error: null };
    const answers = new Answers(this.#deps.journal, () => this.#parts.changed());
    const sends: Promise<void>[] = [];
    for (const some of moments(going.map((one, place) => ({ ...one, at: times[place] ?? 0 })))) {
      await reached(some[0]?.at ?? 0);
      if (end.slowDown > 0 || !mayLeave(some)) break;
      this.#deps.journal.begin(some.map(({ row }) => row.id));
      answers.await(some.length);
      sends.push(
        ...some.map(async (one) => answers.came(this.#answered(one.row.id, await this.#depart(one, way), end))),
      );
    }
    await Promise.all(sends);
    return end;
  }

  async #depart({ row, to, at }: Going & { at: number }, way: Way): Promise<Left> {
    await reached(at);
    return way(row, to).catch(broken);
  }

  /** What is to be written of it; null: nothing has left, and it is to be sent as before. */
  #answered(id: number, sent: Left, end: WaveEnd): Outcome | null {
    const { journal, tries } = this.#deps;
    const isTry = sent.outcome === "unreachable" || sent.outcome === "later";
    const state = stateAfter(sent.outcome, isTry ? tries.another(id) : 1);
    if (sent.outcome === "accepted") end.accepted += 1;
    if (sent.outcome === "slow-down") end.slowDown = Math.max(end.slowDown, sent.retryAfter, 1);
    if (sent.outcome === "unreachable") end.unreachable = true;
    const reason = "reason" in sent ? (sent.reason ?? "") : "";
    if (reason !== "") end.error = reason.slice(0, LONGEST_REASON);
    const carrierId = sent.outcome === "accepted" ? sent.carrierId : null;
    const notBefore = state === ROW.TO_PROCESS && sent.outcome === "later" ? sent.notBefore : 0;
    if (state !== ROW.TO_PROCESS || notBefore !== 0) return { ...became(id, state, reason), carrierId, notBefore };
    journal.putBack(id);
    this.#parts.changed();
    return null;
  }

  #settle(outcomes: Outcome[]): void {
    this.#deps.journal.settle(outcomes);
    if (outcomes.length > 0) this.#parts.changed();
  }
}

async function reached(at: number): Promise<void> {
  if (at > Date.now()) await scheduler.wait(at - Date.now());
}

/** Nobody knows how far it came. */
function broken(error: unknown): Left {
  console.error("a send broke", error);
  return { outcome: "unknown", reason: error instanceof Error ? error.message : String(error) };
}

function became(id: number, state: RowNumber, reason: string): Outcome {
  return { id, state, carrierId: null, reason: reason.slice(0, LONGEST_REASON), at: Date.now(), notBefore: 0 };
}
