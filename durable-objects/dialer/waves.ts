import type { AddressRules } from "../../channels/address-rules.ts";
import type { CarrierAccount, Sent } from "../../channels/carrier.ts";
import { addressOf } from "../../channels/phone-number.ts";
import { leave } from "../../channels/wire.ts";
import { rowReference, senderOf } from "../../domain/dialer/claim.ts";
import { contactableAt } from "../../domain/dialer/contact-hours.ts";
import { messageText } from "../../domain/dialer/message-text.ts";
import { ROW, type RowNumber, stateAfter } from "../../domain/dialer/row-state.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import type { Outcome } from "../../store/spool/flush.ts";
import { blockedReason, stoppedRows } from "../../store/spool/stopped.ts";
import { providerOf } from "../addresses.ts";
import { accountOf, addressRules, statusUrl } from "../carrier-account.ts";
import type { Claims } from "./claims.ts";
import type { Exchange } from "./exchange.ts";
import type { DialerParts } from "./parts.ts";

/** A row and where it goes, as the carrier is told. */
export interface Going {
  row: SpoolRow;
  to: string;
}

type Timed = Going & { at: number };

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
/** What leaves within so many ms is marked as begun in one write; an instance that vanishes then leaves no more UNKNOWN than that. */
const MOMENT_MS = 100;

/** Up to six messages at once: looked at, asked of the black list again, marked as begun, sent, and their answers kept one by one. */
export class Waves {
  readonly #parts: DialerParts;
  readonly #sql: SqlStorage;
  readonly #claims: Claims;
  readonly #exchange: Exchange;

  constructor(parts: DialerParts, sql: SqlStorage, claims: Claims, exchange: Exchange) {
    this.#parts = parts;
    this.#sql = sql;
    this.#claims = claims;
    this.#exchange = exchange;
  }

  /** The next rows that may leave at this hour; on the way to them, numbers that are none are OTHER (SMS-55), and sleepers go back. */
  next(count: number, account: ProviderSnapshot): Going[] {
    const going: Going[] = [];
    const settled: Outcome[] = [];
    const now = Date.now();
    const { contactHours, schedule } = this.#parts.dialer();
    for (const id of this.#claims.unbegun()) {
      if (going.length === count) break;
      const row = this.#claims.row(id);
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
    const wanted = this.#exchange.wanted(
      going.map(({ row }) => row),
      account,
    );
    const stopped = await stoppedRows(this.#parts.env.SPOOL, wanted, this.#exchange.rule(account));
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
    const door: Door = {
      account: await accountOf(env, account),
      url: statusUrl(env, account),
      rules: addressRules(env),
    };
    const end: WaveEnd = { accepted: 0, slowDown: 0, unreachable: false, error: null };
    const sends: Promise<void>[] = [];
    for (const some of moments(going.map((one, place) => ({ ...one, at: times[place] ?? 0 })))) {
      await reached(some[0]?.at ?? 0);
      if (end.slowDown > 0 || !mayLeave(some)) break;
      this.#claims.begin(some.map(({ row }) => row.id));
      sends.push(...some.map((one) => this.#depart(one, door, end)));
    }
    await Promise.all(sends);
    await this.#tellProvider(account.id, end);
    return end;
  }

  async #depart({ row, to, at }: Timed, { account, url, rules }: Door, end: WaveEnd): Promise<void> {
    await reached(at);
    const sent = await leave(account, this.#departure(row, to), url, rules).catch(broken);
    this.#answered(row.id, sent, end);
  }

  #departure(row: SpoolRow, to: string) {
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
    const tries = sent.outcome === "unreachable" ? this.#tried(id) : 1;
    const state = stateAfter(sent.outcome, tries);
    if (sent.outcome === "accepted") end.accepted += 1;
    if (sent.outcome === "slow-down") end.slowDown = Math.max(end.slowDown, sent.retryAfter, 1);
    if (sent.outcome === "unreachable") end.unreachable = true;
    if ("reason" in sent) end.error = sent.reason.slice(0, LONGEST_REASON);
    if (state === ROW.TO_PROCESS) this.#claims.putBack(id);
    else
      this.#claims.answer({
        ...became(id, state, "reason" in sent ? sent.reason : ""),
        carrierId: sent.outcome === "accepted" ? sent.carrierId : null,
      });
    this.#parts.changed();
  }

  #tried(id: number): number {
    return this.#sql
      .exec<{ n: number }>("INSERT INTO tries VALUES (?, 1) ON CONFLICT (row) DO UPDATE SET n = n + 1 RETURNING n", id)
      .one().n;
  }

  #settle(outcomes: Outcome[]): void {
    this.#claims.settle(outcomes);
    if (outcomes.length > 0) this.#parts.changed();
  }

  /** Hints, lost without harm; but a carrier that wants a pause gets it from all. */
  async #tellProvider(id: string, { accepted, slowDown, error }: WaveEnd): Promise<void> {
    const provider = providerOf(this.#parts.env, id);
    const at = Date.now();
    await Promise.allSettled([
      slowDown > 0 ? provider.slowDown({ ms: slowDown, detail: "429" }) : undefined,
      accepted > 0 ? provider.heard({ what: "out", at, detail: "", count: accepted }) : undefined,
      error !== null ? provider.heard({ what: "error", at, detail: error }) : undefined,
    ]);
  }
}

/** In order of their times, cut where more than a moment lies between. */
function moments(going: readonly Timed[]): Timed[][] {
  const found: Timed[][] = [];
  for (const one of going) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && one.at <= last[0].at + MOMENT_MS) last.push(one);
    else found.push([one]);
  }
  return found;
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
