import * as rules from "../../domain/interaction/holder.ts";
import type { Disposition } from "../../domain/interaction/interaction.ts";
import type { EntryEvent } from "../../protocol/conversation-socket.ts";
import type { ConversationCall, ConversationReply, DeskCall, Parcel } from "../calls.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { recordOf } from "./record.ts";
import { sayFirst } from "./words.ts";

type Assigned = Extract<ConversationCall, { verb: "assigned" }>;

/** Who holds the interaction: applies the rules of `domain/interaction/holder.ts`, writes what follows from them. */
export class Holding {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Its turn is compared: the first wins, the other is told. */
  assigned(call: Assigned, now: number): ConversationReply {
    const one = this.#alive(call.interaction);
    if (one === null) return { outcome: "stale" };
    const step = rules.assign(one.held, call);
    if (step === "stale") return { outcome: "stale" };
    if (step === "again") return { outcome: "ok" };
    const next = {
      ...this.#firstSaid(one, now),
      caseNumber: one.caseNumber || call.parcel.summary.caseNumber,
      because: call.because,
      waited: one.assignedAt === null ? call.waited : one.waited,
      facts: call.facts,
      parcel: call.parcel,
      awaitingCustomer: false,
    };
    this.#carry(next, step, now);
    return { outcome: "ok" };
  }

  transfer(
    one: StoredInteraction,
    event: { by: string; byName: string; turn: number; to: rules.TransferTarget; toName: string; note: string },
    now: number,
  ): boolean {
    const wait = (one.facts?.transferTime ?? 0) > 0;
    const step = rules.transfer(one.held, { ...event, wait });
    if (step === "stale") return false;
    const { by, byName, note, toName } = event;
    const next = { ...one, transfer: { by, byName, note, toName } };
    this.#carry(next, step, now);
    if (wait) {
      this.#parts.event(next, { type: "transferring", from: byName, to: toName, note }, now);
      this.#parts.wake("transfer", now + (one.facts?.transferTime ?? 0) * 1_000);
    }
    return true;
  }

  /** The desk that was asked has answered, at once or after ringing. */
  transferAnswered(
    interaction: string,
    event: { agent: string; name: string; n: number; yes: boolean },
    now: number,
  ): void {
    const one = this.#alive(interaction);
    if (one === null) {
      if (event.yes) this.#parts.tellDesk(event.agent, { verb: "withdraw", interaction, n: event.n });
      return;
    }
    const step = rules.transferAnswered(one.held, event);
    if (step === "stale") return;
    if (one.held.pending !== null && step.held.pending === null && !event.yes) return this.#returned(one, step, now);
    this.#carry(step.held.holder === event.agent ? { ...one, agentName: event.name } : one, step, now);
  }

  /** Nobody accepted in time, the giver wants it back, or the line refused it. */
  returnTransfer(one: StoredInteraction, now: number): boolean {
    const pending = one.held.pending;
    const step = pending === null ? "stale" : rules.transferReturned(one.held, pending.turn);
    if (step === "stale") return false;
    this.#returned(one, step, now);
    return true;
  }

  take(one: StoredInteraction, event: { by: string; byName: string; turn: number }, now: number): boolean {
    const step = rules.take(one.held, event);
    if (step === "stale") return false;
    const from = one.agentName;
    const next = { ...one, agentName: event.byName, because: "taken by a supervisor", transfer: null };
    this.#carry(next, step, now);
    this.#parts.event(next, { type: "taken", from, by: event.byName }, now);
    return true;
  }

  /** The holder's desk has it no more. What the customer has left meanwhile ends here; the rest goes back to the line. */
  lost(interaction: string, event: { agent: string; turn: number }, now: number): ConversationReply {
    const one = this.#alive(interaction);
    const step = one === null ? "stale" : rules.lose(one.held, event);
    if (one === null || step === "stale") return { outcome: "stale" };
    if (one.customerGone) {
      this.end(one, { by: null, byName: "", turn: one.held.turn, state: "closed", reason: "customer left" }, now);
      return { outcome: "ok" };
    }
    const next = { ...one, agentName: "", awaitingCustomer: false, transfer: null };
    this.#carry(next, step, now);
    this.#parts.event(next, { type: "back-in-line", agent: one.agentName }, now);
    return { outcome: "ok" };
  }

  /** Ends it; false when somebody was first. */
  end(
    one: StoredInteraction,
    event: {
      by: string | null;
      byName: string;
      turn: number;
      state: "closed" | "abandoned" | "short";
      reason: string;
      disposition?: Disposition | null;
    },
    now: number,
  ): boolean {
    const step = rules.end(one.held, event);
    if (step === "stale") return false;
    const ended: StoredInteraction = {
      ...this.#firstSaid(one, now),
      end: { state: event.state, reason: event.reason, by: { id: event.by ?? "", name: event.byName }, at: now },
      disposition: event.disposition ?? one.disposition,
      segments: closeSegments(one, now),
      transfer: null,
      awaitingCustomer: false,
    };
    if (event.state === "closed") {
      this.#parts.event(ended, { type: "closed", by: event.byName }, now);
      const feedback = one.facts?.texts.feedback ?? "";
      if (feedback !== "") this.#parts.event(ended, { type: "said", text: "feedback" }, now, feedback);
    } else {
      this.#parts.event(ended, { type: "left" }, now);
    }
    this.#carry(ended, step, now);
    this.#parts.clear("silence");
    return true;
  }

  /** The customer is back soon after the close: to the same agent, as *after close*, which counts for no cap until it is answered. */
  reopen(one: StoredInteraction, agent: string, now: number): boolean {
    const step = rules.reopen(one.held, agent);
    if (step === "stale") return false;
    this.#carry({ ...one, end: null, customerGone: false, awaitingCustomer: true, afterClose: true }, step, now);
    return true;
  }

  /** The line ended the wait. */
  expired(call: Extract<ConversationCall, { verb: "expire" }>, now: number): ConversationReply {
    const one = this.#alive(call.interaction);
    const step = one === null ? "stale" : rules.expire(one.held, call);
    if (one === null || step === "stale") return { outcome: "stale" };
    if (step === "transfer-returned") {
      this.returnTransfer(one, now);
      return { outcome: "ok" };
    }
    const ended: StoredInteraction = {
      ...this.#firstSaid(one, now),
      end: { state: "expired", reason: call.reason, by: { id: "", name: "" }, at: now },
      segments: closeSegments(one, now),
    };
    this.#parts.event(ended, { type: "expired", reason: call.reason }, now, call.text);
    this.#carry(ended, step, now);
    const record = recordOf(
      { ...ended, held: step.held },
      this.#parts.log.entriesOf(call.interaction),
      this.#parts.log.rev,
    );
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
    const one = this.#alive(interaction);
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
      segments: [...closeSegments(one, now), segment],
    };
    this.#parts.clear("transfer");
    const shownName = one.facts?.showAgentName === false ? "" : event.name;
    this.#parts.event(next, this.#handOverEvent(one, shownName), now);
    this.#parts.changed(next, now);
    const greeting = next.facts?.texts.automaticAgent ?? "";
    if (first && greeting !== "") this.#parts.event(next, { type: "said", text: "automatic-agent" }, now, greeting);
    this.#parts.attendance.dismissAgentsBut(event.agent, { name: event.name, at: now });
  }

  #handOverEvent(one: StoredInteraction, name: string): EntryEvent {
    if (one.transfer !== null)
      return { type: "transferred", from: one.transfer.byName, to: name, note: one.transfer.note };
    return { type: "assigned", agent: name, waited: one.waited * 1_000, reason: one.because };
  }

  #returned(one: StoredInteraction, step: rules.Step, now: number): void {
    const next = { ...one, transfer: null };
    this.#carry(next, step, now);
    this.#parts.clear("transfer");
    this.#parts.event(next, { type: "transfer-returned", to: one.agentName }, now);
  }

  /** Stores the step and writes its calls into the outbox. */
  #carry(one: StoredInteraction, step: rules.Step, now: number): void {
    const next = { ...one, held: step.held };
    this.#parts.changed(next, now);
    for (const tell of step.tell) this.#tell(next, one, tell);
  }

  #tell(one: StoredInteraction, before: StoredInteraction, tell: rules.Tell): void {
    const { interaction } = one.held;
    if (tell.to === "queue") {
      if (tell.verb === "enter") {
        const opening = { ...one.opening, campaign: tell.name };
        const preferred = null;
        const transfer = tell.name !== before.opening.campaign;
        this.#parts.tellQueue(tell.name, {
          verb: "enter",
          opening,
          turn: tell.turn,
          head: tell.head,
          transfer,
          caseNumber: one.caseNumber || null,
          preferred,
          giver: transfer ? before.held.holder : null,
        });
      } else if (tell.verb === "leave") {
        const over = one.end !== null && tell.name === one.held.campaign;
        const how =
          one.end?.state === "abandoned" || one.end?.state === "short" ? one.end.state : over ? "served" : "moved";
        const record = over ? recordOf(one, this.#parts.log.entriesOf(interaction), this.#parts.log.rev) : null;
        this.#parts.tellQueue(tell.name, { verb: "leave", interaction, turn: tell.turn, record, how });
      } else this.#parts.tellQueue(tell.name, { verb: "moved", interaction, turn: tell.turn, agent: tell.agent });
      return;
    }
    this.#parts.tellDesk(tell.name, this.#deskCall(one, tell));
  }

  #deskCall(one: StoredInteraction, tell: Extract<rules.Tell, { to: "desk" }>): DeskCall {
    const { interaction } = one.held;
    if (tell.verb === "withdraw") return { verb: "withdraw", interaction, n: tell.n };
    if (tell.verb === "release")
      return { verb: "release", interaction, turn: tell.turn, why: this.#releaseReason(one) };
    const giver = one.transfer === null ? null : { name: one.transfer.byName, note: one.transfer.note };
    const base = { parcel: parcelOf(one), turn: tell.turn, n: tell.n };
    if (tell.verb === "offer") {
      return { verb: "offer", ...base, ring: one.facts?.transferTime ?? 0, from: "conversation", pulled: false, giver };
    }
    const head = this.#parts.log.rev;
    return tell.verb === "hold" ? { verb: "hold", ...base, head } : { verb: "grant", ...base, head, giver };
  }

  #releaseReason(one: StoredInteraction): "closed" | "transferred" | "taken" | "lost" | "expired" {
    if (one.end !== null) return one.end.state === "expired" ? "expired" : "closed";
    if (one.held.holder === null) return "lost";
    return one.transfer === null ? "taken" : "transferred";
  }

  /** What comes before the line's answer to the entry must not lose the word that waits for it. */
  #firstSaid(one: StoredInteraction, now: number): StoredInteraction {
    if (one.firstWord === null) return one;
    sayFirst(this.#parts, one, one.firstWord, now);
    return { ...one, firstWord: null };
  }

  #alive(interaction: string): StoredInteraction | null {
    const one = this.#parts.interactions.current();
    return one !== null && one.held.interaction === interaction && one.end === null ? one : null;
  }
}

/** What desks need to show it; before the first assignment only what the opening tells. */
function parcelOf(one: StoredInteraction): Parcel {
  const summary = {
    ...one.opening,
    campaign: one.held.campaign,
    campaignName: one.facts?.campaignName ?? "",
    caseNumber: one.caseNumber,
  };
  if (one.parcel !== null) return { ...one.parcel, summary: { ...one.parcel.summary, ...summary } };
  return { summary, strategy: "nocall", maxInteractions: 1, serviceLevel: one.facts?.serviceLevel ?? 0 };
}

function closeSegments(one: StoredInteraction, now: number): StoredInteraction["segments"] {
  return one.segments.map((segment) => (segment.to === null ? { ...segment, to: now } : segment));
}
