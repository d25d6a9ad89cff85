import { whenLeft } from "../../domain/interaction/ending.ts";
import { afterSilence } from "../../domain/interaction/inactivity.ts";
import { afterEnd } from "../../domain/interaction/reopen.ts";
import { offerNumber } from "../../domain/interaction/turn.ts";
import type { ConversationClientFrame, Word } from "../../protocol/conversation-socket.ts";
import { MAX_FILE_BYTES } from "../../protocol/files.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { First } from "../../protocol/socket.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { Attendee, ConversationTicket } from "./attendance.ts";
import type { Holding } from "./holding.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { tellRecord } from "./tells.ts";
import type { Transfers } from "./transfers.ts";
import { refusalOf, sayFirst, store } from "./words.ts";

/** Why not; `first` is who had done it, or something else, before. */
export type Refused = { code: ProblemCode; first?: First };
type RefusedWord = { id: string; code: ProblemCode };
type Act = Exclude<ConversationClientFrame, { t: "say" | "typing" | "resume" }>;

/** What the carrier's side of a conversation does for its agent; null: done. */
export interface CarrierActs {
  sendAgain(entry: string, now: number): Refused | null;
  optOut(agent: { id: string; name: string }, now: number): Refused | null;
}

/** What people do in a conversation, each asked whether they may. */
export class Actions {
  readonly #parts: ConversationParts;
  readonly #holding: Holding;
  readonly #transfers: Transfers;
  readonly #carrier: CarrierActs;

  constructor(parts: ConversationParts, holding: Holding, transfers: Transfers, carrier: CarrierActs) {
    this.#parts = parts;
    this.#holding = holding;
    this.#transfers = transfers;
    this.#carrier = carrier;
  }

  /** May this ticket look on at all? An agent only what they hold, or held last. */
  mayAttend(ticket: ConversationTicket): boolean {
    if (ticket.role === "visitor") return true;
    if (ticket.role === "supervisor") return ticket.permissions.includes("watch");
    const one = this.#parts.interactions.current();
    if (one === null) return false;
    return one.held.holder === ticket.who || (one.held.holder === null && one.segments.at(-1)?.agent === ticket.who);
  }

  /** Stores words in the order in which they came, each once; tells which were stored before, and which may not be. */
  say(words: readonly Word[], by: Attendee, now: number): { known: string[]; refused: RefusedWord[] } {
    const one = this.#parts.interactions.current();
    const known: string[] = [];
    const refused: RefusedWord[] = [];
    // Still waiting for the line's answer, what the form said comes first all the same.
    if (one !== null && one.end === null && one.firstWord !== null) sayFirst(this.#parts, one, one.firstWord, now);
    for (const word of words) {
      if (this.#parts.log.has(word.id)) {
        known.push(word.id);
        continue;
      }
      const code = this.#refusal(word, by, one, now);
      const current = this.#parts.interactions.current();
      if (code !== null || current === null) refused.push({ id: word.id, code: code ?? "closed" });
      else store(this.#parts, word, by, current, now);
    }
    if (known.length + refused.length < words.length) this.#said(words, by, now);
    return { known, refused };
  }

  carryOut(frame: Act, by: Attendee, now: number): Refused | null {
    const one = this.#parts.interactions.current();
    if (one === null) return { code: "closed" };
    switch (frame.t) {
      case "seen":
        return this.#seen(one, frame.seq, by, now);
      case "leave":
        return by.role === "visitor" ? this.#leave(one, now) : { code: "forbidden" };
      case "rate":
        return by.role === "visitor" ? this.#rate(one, frame, now) : { code: "forbidden" };
      case "close": {
        if (!this.#mayAct(one, by, "close")) return this.#notMine(one, by);
        const holder = one.held.holder === by.who ? by.who : null;
        const event = {
          by: holder,
          byName: by.name,
          turn: frame.turn,
          state: "closed" as const,
          reason: "closed",
          disposition: frame.disposition,
        };
        if (!this.#holding.end(one, event, now)) return this.#stale(one);
        if (holder === null) this.#parts.audit(by, "interaction.close", one.held.interaction, null, now);
        return null;
      }
      case "transfer": {
        if (one.held.holder !== by.who) return this.#notMine(one, by);
        const toName = "agent" in frame.to ? "" : frame.to.campaign;
        const event = { by: by.who, byName: by.name, turn: frame.turn, to: frame.to, toName, note: frame.note };
        return this.#transfers.begin(one, event, now) ? null : this.#stale(one);
      }
      case "cancel-transfer":
        if (one.held.holder !== by.who) return this.#notMine(one, by);
        return this.#transfers.back(one, now) ? null : this.#stale(one);
      case "send-again":
        if (!this.#mayAct(one, by, "close")) return this.#notMine(one, by);
        return this.#carrier.sendAgain(frame.entry, now);
      case "opt-out":
        if (!this.#mayAct(one, by, "close")) return this.#notMine(one, by);
        return this.#carrier.optOut({ id: by.who, name: by.name }, now);
      case "take":
        if (by.role !== "supervisor" || !by.permissions.includes("take")) return { code: "forbidden" };
        return this.#take(one, frame.turn, by, now);
      case "await-customer":
        if (one.held.holder !== by.who) return this.#notMine(one, by);
        if (one.held.turn !== frame.turn) return this.#stale(one);
        this.awaitCustomer(one, frame.on, now);
        return null;
    }
  }

  /** Kept by the agent, but its slot is free until the customer writes again. */
  awaitCustomer(one: StoredInteraction, on: boolean, now: number): void {
    if (one.awaitingCustomer === on || one.held.holder === null) return;
    this.#parts.changed({ ...one, awaitingCustomer: on }, now);
    this.#parts.tellDesk(one.held.holder, {
      verb: "await-customer",
      interaction: one.held.interaction,
      turn: one.held.turn,
      on,
    });
  }

  /** The agent signs out and hands it to a colleague. */
  handOver(call: Extract<ConversationCall, { verb: "hand-over" }>, now: number): ConversationReply {
    const one = this.#parts.interactions.current();
    if (one === null || one.held.interaction !== call.interaction || one.held.holder !== call.agent)
      return { outcome: "stale" };
    const free = { ...one, facts: one.facts === null ? null : { ...one.facts, transferTime: 0 } };
    const event = {
      by: call.agent,
      byName: one.agentName,
      turn: one.held.turn,
      to: { agent: call.to },
      toName: "",
      note: call.note,
    };
    return { outcome: this.#transfers.begin(free, event, now) ? "ok" : "stale" };
  }

  /** A desk asks whether its reservation stands: `pending` while the line's or the transfer's answer is still on its way. */
  whoHolds(call: Extract<ConversationCall, { verb: "who-holds" }>): ConversationReply {
    const one = this.#parts.interactions.find(call.interaction);
    if (one === null || one.end !== null) return { outcome: "gone" };
    if (one.held.holder === call.agent && call.n >= offerNumber(one.held.turn, 0)) return { outcome: "held" };
    return { outcome: call.n >= offerNumber(one.held.lastTurn, 0) ? "pending" : "gone" };
  }

  admitsFile(ticket: ConversationTicket, bytes: number | null): ProblemCode | null {
    if (!this.mayAttend(ticket)) return "not_holder";
    if (bytes === null) return null;
    const one = this.#parts.interactions.current();
    if (one === null || one.end !== null) return "closed";
    if (one.facts?.files === false) return "forbidden";
    return bytes > MAX_FILE_BYTES ? "too_large" : null;
  }

  shownName(by: Attendee): string {
    return this.#parts.interactions.current()?.facts?.showAgentName === false ? "" : by.name;
  }

  #refusal(word: Word, by: Attendee, one: StoredInteraction | null, now: number): ProblemCode | null {
    const code = refusalOf(word, by, one) ?? this.#carrierRefusal(word, by, now);
    if (code !== null || one === null || one.end === null || by.role !== "visitor") return code;
    return this.comeBack(one, word.text, now) ? null : "closed";
  }

  /** What leaves by a carrier keeps to the customer's window and wish; notes and whispers stay in the house. */
  #carrierRefusal(word: Word, by: Attendee, now: number): ProblemCode | null {
    return by.role === "visitor" || word.kind !== "message" ? null : this.#parts.line.refusal(word, now);
  }

  /** A customer's word has been stored by its carrier's door. */
  customerSaid(now: number): void {
    this.#said([], { role: "visitor" }, now);
  }

  /** The holder has written by mail. */
  agentSaid(now: number): void {
    this.#said([{ kind: "message" }], { role: "agent" }, now);
  }

  /** After the end: words of courtesy ring nobody, others bring it back to the same agent, uncounted. False: another chat must begin. */
  comeBack(one: StoredInteraction, text: string, now: number): boolean {
    if (one.end === null) return false;
    const agent = one.segments.at(-1)?.agent ?? null;
    const after = afterEnd({ state: one.end.state, at: one.end.at, agent }, one.facts?.reopenWindow ?? 0, text, now);
    if (after !== "reopen" || agent === null) return after === "courtesy";
    return this.#holding.reopen(one, agent, now);
  }

  #said(words: readonly Pick<Word, "kind">[], by: Pick<Attendee, "role">, now: number): void {
    const one = this.#parts.interactions.current();
    if (one === null || one.end !== null) return;
    if (by.role === "agent" && one.firstReplyAt === null && words.some((word) => word.kind === "message")) {
      this.#parts.interactions.put({ ...one, firstReplyAt: now });
    }
    const turnedTo =
      by.role === "visitor" ? one.awaitingCustomer && !one.afterClose : one.awaitingCustomer && one.afterClose;
    if (turnedTo) this.awaitCustomer({ ...one, afterClose: false }, false, now);
    if (by.role === "visitor" || one.held.holder === null || one.facts === null) return;
    const silence = { last: { at: now, by: "agent" }, warnedAt: one.warnedAt, awaiting: one.awaitingCustomer } as const;
    const { next } = afterSilence(silence, one.facts, now);
    if (next !== null) this.#parts.wake("silence", next, "keep");
  }

  #take(one: StoredInteraction, turn: number, by: Attendee, now: number): Refused | null {
    const refused = this.#holding.take(one, { by: by.who, byName: by.name, turn }, now) ? null : this.#stale(one);
    const action = refused === null ? "interaction.take" : "interaction.take.refused";
    this.#parts.audit(by, action, one.held.interaction, refused ?? { from: one.agentName }, now);
    return refused;
  }

  #seen(one: StoredInteraction, seq: number, by: Attendee, now: number): null {
    if (by.role === "supervisor" || (by.role === "agent" && one.held.holder !== by.who)) return null;
    const upTo = Math.min(seq, this.#parts.log.seq);
    if (upTo <= one.seen[by.role]) return null;
    this.#parts.interactions.put({ ...one, seen: { ...one.seen, [by.role]: upTo } });
    this.#parts.write({ kind: "seen", by: by.role, seq: upTo }, true, now);
    return null;
  }

  /** From the line it is abandoned (or short); from an agent it stays theirs to close. */
  #leave(one: StoredInteraction, now: number): null {
    if (one.end !== null) return null;
    if (one.held.phase === "waiting") {
      const state = whenLeft(now - one.opening.since, one.facts?.dropout ?? 0);
      this.#holding.end(one, { by: null, byName: "", turn: one.held.turn, state, reason: "left" }, now);
    } else if (!one.customerGone) {
      const next = { ...one, customerGone: true };
      this.#parts.changed(next, now);
      this.#parts.event(next, { type: "left" }, now);
    }
    return null;
  }

  #rate(one: StoredInteraction, rating: { score: number; comment: string }, now: number): Refused | null {
    if (one.end?.state !== "closed" || one.rating !== null) return { code: "conflict" };
    const { score, comment } = rating;
    const next = { ...one, rating: { score, comment } };
    this.#parts.changed(next, now);
    this.#parts.event(next, { type: "rated", score, comment }, now);
    tellRecord(this.#parts, next);
    return null;
  }

  #mayAct(one: StoredInteraction, by: Attendee, permission: "close"): boolean {
    return (
      (by.role === "agent" && one.held.holder === by.who) ||
      (by.role === "supervisor" && by.permissions.includes(permission))
    );
  }

  #notMine(one: StoredInteraction, by: Attendee): Refused {
    if (one.end !== null) return this.#refused(one, "closed");
    return by.role === "agent" ? this.#refused(one, "not_holder") : { code: "forbidden" };
  }

  /** The other is told who was first. */
  #stale(one: StoredInteraction): Refused {
    return one.end === null ? this.#refused(one, "stale") : this.#refused(one, "closed");
  }

  #refused(one: StoredInteraction, code: ProblemCode): Refused {
    const first =
      one.end === null
        ? { name: one.agentName, at: one.segments.at(-1)?.from ?? one.opening.since }
        : { name: one.end.by.name, at: one.end.at };
    return first.name === "" ? { code } : { code, first };
  }
}
