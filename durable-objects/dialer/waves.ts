import type { AddressRules } from "../../channels/address-rules.ts";
import type { CarrierAccount, Departure, Sent } from "../../channels/carrier.ts";
import { addressOf } from "../../channels/phone-number.ts";
import { leave } from "../../channels/wire.ts";
import { rowReference, senderOf } from "../../domain/dialer/claim.ts";
import { contactableAt } from "../../domain/dialer/contact-hours.ts";
import { messageText } from "../../domain/dialer/message-text.ts";
import { moments } from "../../domain/dialer/pace.ts";
import { ROW, type RowNumber, stateAfter } from "../../domain/dialer/row-state.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import type { Outcome } from "../../store/spool/flush.ts";
import { blockedReason } from "../../store/spool/stopped.ts";
import { accountOf, addressRules, statusUrl } from "../carrier-account.ts";
import type { CarrierHealth } from "./carrier-health.ts";
import type { Claims } from "./claims.ts";
import type { Journal } from "./journal.ts";
import type { DialerParts } from "./parts.ts";
import type { Stops } from "./stops.ts";
import type { Tries } from "./tries.ts";

interface WaveDeps {
  claims: Claims;
  journal: Journal;
  stops: Stops;
  tries: Tries;
  health: CarrierHealth;
}

/** A row and where it goes, as the carrier is told. */
export interface Going {
  row: SpoolRow;
  to: string;
}

/** How a wave went. */
export interface WaveEnd {
  accepted: number;
  /** ms for which the carrier wants nothing; 0: it did not say so. */
  slowDown: number;
  unreachable: boolean;
  /** The last thing that went wrong. */
  error: string | null;
}

/** Where an account's messages leave. */
interface Door {
  account: CarrierAccount;
  url: string;
  rules: AddressRules;
}

const LONGEST_REASON = 300;

/** Up to six messages at once: looked at, asked of the black list again, marked as begun, sent, and their answers kept one by one. */
export class Waves {
  readonly #parts: DialerParts;
  readonly #deps: WaveDeps;

  constructor(parts: DialerParts, deps: WaveDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** The next rows that may leave at this hour; on the way to them, numbers that are none are OTHER (SMS-55), and sleepers go back. */
  next(count: number, account: ProviderSnapshot): Going[] {
    const going: Going[] = [];
    const settled: Outcome[] = [];
    const now = Date.now();
    const { contactHours, schedule } = this.#parts.dialer();
    for (const id of this.#deps.claims.unbegun()) {
      if (going.length === count) break;
      const row = this.#deps.claims.row(id);
      if (row === undefined) continue;
      const number = addressOf(account, row.destiny);
      const notBefore = contactHours === null ? now : contactableAt(row.address, contactHours, schedule.zone, now);
      if (number === "other") settled.push(became(id, ROW.OTHER, "Not a number that this provider writes to"));
      else if (notBefore > now) settled.push({ ...became(id, ROW.TO_PROCESS, ""), notBefore });
      else going.push({ row, to: number.carrier });
    }
    this.#settle(settled);
    return going;
  }

  /** Without those that the black list stops now: a STOP counts before the next wave. */
  async unblocked(going: readonly Going[], account: ProviderSnapshot): Promise<Going[]> {
    const rows = going.map(({ row }) => row);
    const stopped = await this.#deps.stops.find(rows, account);
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
    account: ProviderSnapshot,
    mayLeave: (some: readonly Going[]) => boolean,
  ): Promise<WaveEnd> {
    const { env } = this.#parts;
    const door = { account: await accountOf(env, account), url: statusUrl(env, account), rules: addressRules(env) };
    const end: WaveEnd = { accepted: 0, slowDown: 0, unreachable: false, error: null };
    const sends: Promise<void>[] = [];
    for (const some of moments(going.map((one, place) => ({ ...one, at: times[place] ?? 0 })))) {
      await reached(some[0]?.at ?? 0);
      if (end.slowDown > 0 || !mayLeave(some)) break;
      this.#deps.journal.begin(some.map(({ row }) => row.id));
      sends.push(...some.map((one) => this.#depart(one, door, end)));
    }
    await Promise.all(sends);
    await this.#deps.health.tell(account.id, end);
    return end;
  }

  async #depart({ row, to, at }: Going & { at: number }, { account, url, rules }: Door, end: WaveEnd): Promise<void> {
    await reached(at);
    const sent = await leave(account, this.#departure(row, to), url, rules).catch(broken);
    this.#answered(row.id, sent, end);
  }

  #departure(row: SpoolRow, to: string): Departure {
    const { dialString, template } = this.#parts.dialer();
    const parameters = row.data.slice(0, row.data.findLastIndex((value) => value !== "") + 1);
    return {
      ref: rowReference(this.#parts.id, row.id),
      to,
      from: senderOf(row, dialString),
      text: messageText(row.message, row.data),
      file: null,
      template: template && { ...template, parameters },
      humanAgent: false,
    };
  }

  #answered(id: number, sent: Sent, end: WaveEnd): void {
    const { journal, tries } = this.#deps;
    const state = stateAfter(sent.outcome, sent.outcome === "unreachable" ? tries.another(id) : 1);
    if (sent.outcome === "accepted") end.accepted += 1;
    if (sent.outcome === "slow-down") end.slowDown = Math.max(end.slowDown, sent.retryAfter, 1);
    if (sent.outcome === "unreachable") end.unreachable = true;
    const reason = "reason" in sent ? sent.reason : "";
    if (reason !== "") end.error = reason.slice(0, LONGEST_REASON);
    const carrierId = sent.outcome === "accepted" ? sent.carrierId : null;
    if (state === ROW.TO_PROCESS) journal.putBack(id);
    else journal.answer({ ...became(id, state, reason), carrierId });
    this.#parts.changed();
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
function broken(error: unknown): Sent {
  console.error("a send broke", error);
  return { outcome: "unknown", reason: error instanceof Error ? error.message : String(error) };
}

function became(id: number, state: RowNumber, reason: string): Outcome {
  return { id, state, carrierId: null, reason: reason.slice(0, LONGEST_REASON), at: Date.now(), notBefore: 0 };
}
