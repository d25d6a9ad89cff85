import * as rules from "../../domain/interaction/holder.ts";
import type { Disposition } from "../../domain/interaction/interaction.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { ClosingAnswers } from "../../protocol/quality.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { AutomaticMails } from "./mail/automatic.ts";
import type { ConversationParts } from "./parts.ts";
import { recordOf } from "./record.ts";
import { endSegments } from "./segments.ts";
import { alive, carry } from "./tells.ts";
import type { Transfers } from "./transfers.ts";
import { sayFirst } from "./words.ts";

type Assigned = Extract<ConversationCall, { verb: "assigned" }>;

/** Who holds the interaction: applies the rules of `domain/interaction/holder.ts`, writes what follows from them. */
export class Holding {
  readonly #parts: ConversationParts;
  readonly #transfers: Transfers;
  readonly #mails: AutomaticMails;

  constructor(parts: ConversationParts, transfers: Transfers, mails: AutomaticMails) {
    this.#parts = parts;
    this.#transfers = transfers;
    this.#mails = mails;
  }

  /** Its turn is compared: the first wins, the other is told. */
  assigned(call: Assigned, now: number): ConversationReply {
    const one = alive(this.#parts, call.interaction);
    if (one === null) return { outcome: "stale" };
    const step = rules.assign(one.held, call);
    if (step === "stale") return { outcome: "stale" };
    if (step === "again") return { outcome: "ok" };
    const next = {
      ...this.firstSaid(one, now),
      caseNumber: one.caseNumber || call.parcel.summary.caseNumber,
      because: call.because,
      choice: call.choice ?? null,
      waited: one.assignedAt === null ? call.waited : one.waited,
      facts: call.facts,
      parcel: call.parcel,
      awaitingCustomer: false,
    };
    carry(this.#parts, next, step, now);
    return { outcome: "ok" };
  }

  take(one: StoredInteraction, event: { by: string; byName: string; turn: number }, now: number): boolean {
    const step = rules.take(one.held, event);
    if (step === "stale") return false;
    const from = one.agentName;
    const next = { ...one, agentName: event.byName, because: "taken by a supervisor", choice: null, transfer: null };
    carry(this.#parts, next, step, now);
    this.#parts.event(next, { type: "taken", from, by: event.byName }, now);
    return true;
  }

  /** The holder's desk has it no more. What the customer has left meanwhile ends here; the rest goes back to the line. */
  lost(interaction: string, event: { agent: string; turn: number; note?: string }, now: number): ConversationReply {
    const one = alive(this.#parts, interaction);
    const step = one === null ? "stale" : rules.lose(one.held, event);
    if (one === null || step === "stale") return { outcome: "stale" };
    const unanswered = one.begunBy !== undefined && one.assignedAt === null;
    if (one.customerGone || unanswered) {
      const reason = unanswered ? "agent left" : "customer left";
      this.end(one, { by: null, byName: "", turn: one.held.turn, state: "closed", reason }, now);
      return { outcome: "ok" };
    }
    const next = { ...one, agentName: "", awaitingCustomer: false, transfer: null };
    carry(this.#parts, next, step, now);
    this.#parts.event(
      next,
      { type: "back-in-line", agent: one.agentName, ...(event.note !== undefined && { note: event.note }) },
      now,
    );
    return { outcome: "ok" };
  }

  /** Ends it; false when somebody was first. */
  end(
    one: StoredInteraction,
    event: {
      by: string | null;
      byName: string;
      /** The supervisor who ends what is not theirs, and their last words to the customer. */
      supervisor?: { id: string; parting: { id: string; text: string } | null };
      turn: number;
      state: "closed" | "abandoned" | "short";
      reason: string;
      disposition?: Disposition | null;
      closingAnswers?: ClosingAnswers | null;
    },
    now: number,
  ): boolean {
    const step = rules.end(one.held, event);
    if (step === "stale") return false;
    const said = this.firstSaid(one, now);
    const { supervisor } = event;
    const parting = supervisor?.parting ?? null;
    if (supervisor !== undefined && parting !== null)
      this.#part(said, { id: supervisor.id, name: event.byName }, parting, now);
    const by = { id: event.by ?? supervisor?.id ?? "", name: event.byName };
    const bySupervisor = supervisor !== undefined;
    const ended: StoredInteraction = {
      ...said,
      end: { state: event.state, reason: event.reason, by, at: now, ...(bySupervisor ? { bySupervisor } : {}) },
      disposition: event.disposition ?? one.disposition,
      dispositionSoFar: null,
      closingAnswers: event.closingAnswers ?? one.closingAnswers ?? null,
      segments: endSegments(one, now),
      transfer: null,
      awaitingCustomer: false,
      afterClose: false,
    };
    if (event.state === "closed") {
      this.#parts.event(ended, { type: "closed", by: event.byName }, now);
      // Left as it was closed before: the customer has been asked then.
      const feedback = one.afterClose ? "" : (one.facts?.texts.feedback ?? "");
      if (feedback !== "") this.#parts.event(ended, { type: "said", text: "feedback" }, now, feedback);
    } else {
      this.#parts.event(ended, { type: "left" }, now);
    }
    carry(this.#parts, ended, step, now);
    this.#parts.clear("silence");
    return true;
  }

  /** The customer is back soon after the close: to the same agent, as *after close*, which counts for no cap until it is answered. */
  reopen(one: StoredInteraction, agent: string, now: number): boolean {
    const step = rules.reopen(one.held, agent);
    if (step === "stale") return false;
    carry(this.#parts, { ...one, end: null, customerGone: false, awaitingCustomer: true, afterClose: true }, step, now);
    return true;
  }

  /** The line ended the wait. */
  expired(call: Extract<ConversationCall, { verb: "expire" }>, now: number): ConversationReply {
    const one = alive(this.#parts, call.interaction);
    const step = one === null ? "stale" : rules.expire(one.held, call);
    if (one === null || step === "stale") return { outcome: "stale" };
    if (step === "transfer-returned") {
      this.#transfers.back(one, now);
      return { outcome: "ok" };
    }
    const ended: StoredInteraction = {
      ...this.firstSaid(one, now),
      end: { state: "expired", reason: call.reason, by: { id: "", name: "" }, at: now },
      segments: endSegments(one, now),
    };
    const isMail = one.opening.channel === "email";
    this.#parts.event(ended, { type: "expired", reason: call.reason }, now, isMail ? "" : call.text);
    if (isMail) this.#mails.refused(ended, call.reason, call.text, now);
    carry(this.#parts, ended, step, now);
    const record = recordOf({ ...ended, held: step.held }, this.#parts.log);
    this.#parts.tellQueue(one.held.campaign, {
      verb: "leave",
      interaction: call.interaction,
      turn: step.held.turn,
      record,
      how: "served",
    });
    return { outcome: "ok" };
  }

  /** A desk has confirmed that it holds it: from now on the agent sees it, and the customer knows. */
  confirmed(interaction: string, event: { agent: string; name: string; turn: number }, now: number): void {
    const one = alive(this.#parts, interaction);
    if (one === null || one.held.holder !== event.agent || one.held.turn !== event.turn) return;
    const known = one.segments.at(-1);
    if (known?.agent === event.agent && known.to === null) return;
    const first = one.assignedAt === null;
    const segment = { agent: event.agent, name: event.name, campaign: one.held.campaign, from: now, to: null };
    const { turn } = event;
    if (one.awaitingCustomer)
      this.#parts.tellDesk(event.agent, { verb: "await-customer", interaction, turn, on: true });
    const next: StoredInteraction = {
      ...one,
      agentName: event.name,
      assignedAt: one.assignedAt ?? now,
      transfer: null,
      choice: null,
      because: isPassedOn(one) ? "" : one.because,
      segments: [...endSegments(one, now), segment],
    };
    this.#parts.clear("transfer");
    const shownName = one.facts?.showAgentName === false ? "" : event.name;
    this.#parts.event(next, this.#handOverEvent(one, shownName), now);
    this.#parts.changed(next, now);
    const greeting = next.facts?.texts.automaticAgent ?? "";
    if (first && next.begunBy === undefined && greeting !== "")
      this.#parts.event(next, { type: "said", text: "automatic-agent" }, now, greeting);
    this.#parts.attendance.dismissAgentsBut(event.agent, { name: event.name, at: now });
  }

  #handOverEvent(one: StoredInteraction, name: string): EntryEvent {
    const { because: reason, waited, transfer } = one;
    const choice = one.choice == null ? {} : { choice: one.choice };
    // A colleague who was asked by name was chosen by nobody.
    if (transfer !== null)
      return {
        type: "transferred",
        from: transfer.byName,
        to: name,
        note: transfer.note,
        ...(one.choice == null ? {} : { reason, ...choice }),
      };
    // What it waited before its close is told there.
    if (one.afterClose) return { type: "assigned", agent: name, waited: 0, reason, again: true };
    return { type: "assigned", agent: name, waited: waited * 1_000, reason, ...choice };
  }

  /** Last words: a mail is written by the house, as its other texts to who waits; elsewhere it is a word like any other. */
  #part(
    one: StoredInteraction,
    by: { id: string; name: string },
    { id, text }: { id: string; text: string },
    now: number,
  ): void {
    if (one.opening.channel === "email") return this.#mails.parting(one, text);
    const { interaction } = one.held;
    const speaker = { role: "supervisor", ...by } as const;
    this.#parts.write(
      { kind: "entry", entry: { id, interaction, kind: "message", by: speaker, text, at: now } },
      true,
      now,
    );
  }

  /** What comes before the line's answer to the entry must not lose the word that waits for it. */
  firstSaid(one: StoredInteraction, now: number): StoredInteraction {
    if (one.firstWord === null) return one;
    sayFirst(this.#parts, one, one.firstWord, now);
    return { ...one, firstWord: null };
  }
}

/** By one agent to another: why the first had it is no reason for the second. */
function isPassedOn({ transfer, choice }: StoredInteraction): boolean {
  return transfer !== null && transfer.bySupervisor !== true && choice == null;
}
