import * as rules from "../../domain/interaction/holder.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { Ending } from "./ending.ts";
import { handOverEvent, isPassedOn } from "./hand-over-event.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { endSegments } from "./segments.ts";
import { alive, carry } from "./tells.ts";
import { firstSaid } from "./words.ts";

type Assigned = Extract<ConversationCall, { verb: "assigned" }>;

/** Who holds the interaction: applies the rules of `domain/interaction/holder.ts`, writes what follows from them. */
export class Holding {
  readonly #parts: ConversationParts;
  readonly #ending: Ending;

  constructor(parts: ConversationParts, ending: Ending) {
    this.#parts = parts;
    this.#ending = ending;
  }

  /** Its turn is compared: the first wins, the other is told. */
  assigned(call: Assigned, now: number): ConversationReply {
    const one = alive(this.#parts, call.interaction);
    if (one === null) return { outcome: "stale" };
    const step = rules.assign(one.held, call);
    if (step === "stale") return { outcome: "stale" };
    if (step === "again") return { outcome: "ok" };
    const next = {
      ...firstSaid(this.#parts, one, now),
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

  /** A supervisor makes it their own; false when somebody was first. */
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
      this.#ending.end(one, { by: null, byName: "", turn: one.held.turn, state: "closed", reason }, now);
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
    this.#parts.event(next, handOverEvent(one, shownName), now);
    this.#parts.changed(next, now);
    const greeting = next.facts?.texts.automaticAgent ?? "";
    if (first && next.begunBy === undefined && greeting !== "")
      this.#parts.event(next, { type: "said", text: "automatic-agent" }, now, greeting);
    this.#parts.attendance.dismissAgentsBut(event.agent, { name: event.name, at: now });
  }
}
