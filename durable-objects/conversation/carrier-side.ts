import { type Delivery, maySendAgain } from "../../domain/interaction/delivery.ts";
import { passageOf } from "../../domain/interaction/window.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { OptOutCall } from "../calls/database.ts";
import type { CarrierActs } from "./actions.ts";
import type { CarrierLine } from "./carrier-line.ts";
import { Collections } from "./collections.ts";
import { Departures, type LeavingWord, type Left } from "./departures.ts";
import { Fates } from "./fates.ts";
import { Gateway } from "./gateway.ts";
import { departing, isForCustomer } from "./leaving.ts";
import type { Leaves, Stored, StoredChange } from "./log-row.ts";
import type { MailOut } from "./mail/out.ts";
import { OptOuts } from "./opt-outs.ts";
import { type ConversationParts, noInteraction } from "./parts.ts";
import type { Refused } from "./rights.ts";
import { Signs } from "./signs.ts";
import type { Turn } from "./turns.ts";

const DEPARTURE = "departure";

/** Inside transactions: what leaves a conversation by a carrier, what becomes of it, whom STOP has made unreachable. */
export class CarrierSide implements CarrierActs {
  readonly optOuts: OptOuts;
  readonly fates: Fates;
  readonly signs: Signs;
  readonly collections: Collections;
  readonly #parts: ConversationParts;
  readonly #line: CarrierLine;
  readonly #departures: Departures;
  readonly #mailOut: MailOut;
  #patient = false;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    parts: ConversationParts,
    deps: {
      /** Mails have a way of their own. */
      mailOut: MailOut;
      tellBlackList(call: OptOutCall): void;
      afterwards(): void;
    },
  ) {
    const conversation = ctx.id.name ?? "";
    const gateway = new Gateway(env, conversation);
    this.#parts = parts;
    this.#line = parts.line;
    this.#mailOut = deps.mailOut;
    this.fates = new Fates(ctx.storage.sql, parts);
    this.signs = new Signs(ctx, parts.line, gateway);
    this.#departures = new Departures(ctx, {
      address: () => this.#line.address(),
      word: (entry, now) => this.#leaving(entry, now),
      pass: (address, now) => (address.channel === "email" ? null : gateway.pass(address.provider, now)),
      lease: (address, patient) =>
        address.channel === "email" ? deps.mailOut.lease(address, patient) : gateway.lease(address.provider, patient),
      leave: (address, entry, word, { account }) =>
        word.mail
          ? deps.mailOut.leave(address, entry)
          : gateway.leave(address, account, departing(conversation, entry, word), word.file),
      settled: (entry, delivery, answer, now) => this.#settled(entry, delivery, answer, now),
      afterwards: deps.afterwards,
      wake: (at) => parts.wake(DEPARTURE, at, "keep"),
      rest: () => parts.clear(DEPARTURE),
    });
    this.collections = new Collections(ctx, {
      collect: (remote, file) => gateway.collect(this.#line.address(), remote, file),
      collected: (entry, file, now) => parts.write({ kind: "file", entry, file }, false, now),
      afterwards: deps.afterwards,
      wake: (at) => parts.wake("collection", at),
    });
    this.optOuts = new OptOuts({
      line: this.#line,
      tellBlackList: deps.tellBlackList,
      event: (event, text, at) => this.#event(conversation, event, text, at),
    });
  }

  /** What is said in between waits behind the words of agents: another program says it. */
  patiently<T>(say: () => T): T {
    this.#patient = true;
    try {
      return say();
    } finally {
      this.#patient = false;
    }
  }

  /** The account's object calls: the next word may leave. */
  yourTurn(turn: Turn): void {
    this.#departures.given(turn);
  }

  /** What the house says to a customer of a carrier, and what it says again; null: it stays here. */
  leaves(change: Stored): Leaves | null {
    if (change.kind === "delivery") return change.state === "sending" ? { patient: false } : null;
    const address = this.#line.address();
    if (change.kind !== "entry" || address === null || !isForCustomer(change.entry, address.channel)) return null;
    return { patient: this.#patient };
  }

  /** A change by which an entry leaves was written. */
  wrote({ rev, change }: StoredChange, { patient }: Leaves, now: number): void {
    if (change.kind === "entry") this.#departures.write({ entry: change.entry.id, rev, patient }, now);
    if (change.kind === "delivery") this.#departures.write({ entry: change.entry, rev, patient }, now);
  }

  #leaving(id: string, now: number): LeavingWord | null {
    const entry = this.#parts.log.entry(id);
    if (entry === null) return null;
    const { text, file, template, mail } = entry;
    if (mail !== undefined) return { text: "", humanAgent: false, mail: true };
    const humanAgent = passageOf(this.#line.windows(), now, template !== undefined) === "human-agent";
    return { text, humanAgent, ...(file && { file }), ...(template && { template }) };
  }

  /** By hand, what has failed or whose fate is unknown; what it may not be sent for now is refused. */
  sendAgain(entry: string, now: number): Refused | null {
    const known = this.fates.of(entry);
    const stored = this.#parts.log.entry(entry);
    if (known === null || stored === null || !maySendAgain(known.state)) return { code: "conflict" };
    // A receipt may be here before the answer to the send.
    if (this.#departures.holds(entry)) return { code: "conflict" };
    const code = this.#line.refusal(stored, now);
    if (code !== null) return { code };
    this.fates.again(entry);
    if (stored.mail) this.#mailOut.again(entry);
    this.#parts.write({ kind: "delivery", entry, state: "sending", reason: "" }, false, now);
    return null;
  }

  /** The tables are not as this instance has left them. */
  reload(): void {
    this.#departures.reload();
  }

  /** The agent was asked to: the customer joins the black list of this sender. */
  optOut(agent: { id: string; name: string }, now: number): Refused | null {
    const address = this.#line.address();
    if (address === null) return { code: "invalid_input" };
    this.optOuts.byAgent(address, agent, now);
    const one = this.#parts.interactions.current();
    if (one !== null) this.#parts.changed(one, now);
    return null;
  }

  /** Outside transactions: starts whatever has something to do. */
  send(): void {
    this.#departures.send();
    this.collections.start();
  }

  /** A timer rang. */
  rung(timer: string, now: number): void {
    if (timer === DEPARTURE) this.#departures.rung(now);
  }

  #settled(entry: string, delivery: Exclude<Delivery, "sending">, answer: Left, now: number): void {
    // Its interaction was forgotten while the carrier was asked.
    if (!this.#parts.log.has(entry)) return;
    const carrierId = answer.outcome === "accepted" ? answer.carrierId : null;
    const reason = "reason" in answer ? answer.reason : "";
    const address = this.#line.address();
    if (address?.channel === "email" && carrierId !== null) this.#mailOut.taken(entry, carrierId, now);
    if (address !== null && answer.suppressed !== undefined) this.optOuts.suppressed(address, answer.suppressed, now);
    this.fates.tell({ entry, state: delivery, reason, carrierId, sentAt: now }, now);
  }

  #event(conversation: string, event: EntryEvent, text: string, at: number): void {
    const current = this.#parts.interactions.current();
    const open = current?.end === null ? current : null;
    if (open !== null) return this.#parts.event(open, event, at, text);
    const by = { role: "system", id: "", name: "" } as const;
    const interaction = noInteraction(conversation);
    this.#parts.write(
      { kind: "entry", entry: { id: crypto.randomUUID(), interaction, kind: "event", by, text, event, at } },
      true,
      at,
    );
  }
}
