import { whenLeft } from "../../domain/interaction/ending.ts";
import { afterSilence, type SilenceAct } from "../../domain/interaction/inactivity.ts";
import type { StartReply } from "../calls/conversation.ts";
import type { Ending } from "./ending.ts";
import { type Entered, VISITOR_GRACE_MS } from "./entrance.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import type { Transfers } from "./transfers.ts";

/** What time does to a conversation: transfers return, silent chats close, a visitor who has gone leaves the line, what nobody sent is dropped. */
export class Patience {
  readonly #parts: ConversationParts;
  readonly #ending: Ending;
  readonly #transfers: Transfers;

  constructor(parts: ConversationParts, ending: Ending, transfers: Transfers) {
    this.#parts = parts;
    this.#ending = ending;
    this.#transfers = transfers;
  }

  ring(timer: string, now: number): void {
    const one = this.#parts.interactions.current();
    // One that is open again sees to them at its own end.
    if (timer === "drafts" && one?.end !== null) this.#parts.drafts.drop();
    if (one === null || one.end !== null) return;
    if (timer === "transfer") this.#transfers.back(one, now);
    if (timer === "visitor") this.#checkVisitor(one, now);
    if (timer === "silence") this.#checkSilence(one, now);
  }

  /** The visitor came or went: while they wait in line, somebody looks whether they are still there. */
  watchVisitor(now: number): void {
    if (this.#parts.interactions.current()?.held.phase === "waiting")
      this.#parts.wake("visitor", now + VISITOR_GRACE_MS);
  }

  /** In line and no sign of life: the customer has left. */
  #checkVisitor(one: StoredInteraction, now: number): void {
    if (one.held.phase !== "waiting" || one.opening.channel !== "webchat") return;
    const seen = Math.max(this.#parts.attendance.visitorSeen(), one.opening.since);
    if (now - seen < VISITOR_GRACE_MS) return this.#parts.wake("visitor", seen + VISITOR_GRACE_MS);
    const state = whenLeft(seen - one.opening.since, one.facts?.dropout ?? 0);
    this.#ending.end(one, { by: null, byName: "", turn: one.held.turn, state, reason: "left" }, now);
  }

  /** Warns, closes, or frees the agent's slot until the customer writes again. */
  #checkSilence(one: StoredInteraction, now: number): void {
    if (one.held.phase !== "active" || one.facts === null) return;
    const word = this.#parts.log.lastMessage(one.held.interaction);
    const last =
      word === null ? null : ({ at: word.at, by: word.by.role === "visitor" ? "customer" : "agent" } as const);
    const silence = { last, warnedAt: one.warnedAt, awaiting: one.awaitingCustomer };
    const { due, next } = afterSilence(silence, one.facts, now);
    if (due.includes("close")) return this.#close(one, now);
    for (const act of due) this.#carryOut(act, now);
    if (next !== null) this.#parts.wake("silence", next);
  }

  #carryOut(act: SilenceAct, now: number): void {
    const one = this.#parts.interactions.current();
    if (one === null || one.held.holder === null) return;
    const { holder, interaction, turn } = one.held;
    if (act === "warn") {
      this.#parts.interactions.put({ ...one, warnedAt: now });
      this.#parts.event(one, { type: "said", text: "inactivity-warning" }, now);
    }
    if (act === "await-customer") {
      this.#parts.changed({ ...one, awaitingCustomer: true }, now);
      this.#parts.tellDesk(holder, { verb: "await-customer", interaction, turn, on: true });
    }
  }

  #close(one: StoredInteraction, now: number): void {
    const { turn } = one.held;
    this.#ending.end(one, { by: null, byName: "", turn, state: "closed", reason: "inactivity" }, now);
  }
}

/** What the door is told of the line's answer. */
export function startReply(entered: Entered): StartReply {
  if (entered.outcome === "started") return entered;
  if (entered.outcome === "unknown-campaign") return { outcome: "refused", code: "not_found", text: "" };
  const code =
    entered.reason === "full" ? "campaign_full" : entered.reason === "disabled" ? "campaign_disabled" : "out_of_time";
  return { outcome: "refused", code, text: entered.text };
}
