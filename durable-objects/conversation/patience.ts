import { whenLeft } from "../../domain/interaction/ending.ts";
import type { StartReply } from "../calls.ts";
import { type Entered, VISITOR_GRACE_MS } from "./entrance.ts";
import type { Holding } from "./holding.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

/** What time does to a conversation: transfers return, silent chats close, a visitor who has gone leaves the line. */
export class Patience {
  readonly #parts: ConversationParts;
  readonly #holding: Holding;

  constructor(parts: ConversationParts, holding: Holding) {
    this.#parts = parts;
    this.#holding = holding;
  }

  ring(timer: string, now: number): void {
    const one = this.#parts.interactions.current();
    if (one === null || one.end !== null) return;
    if (timer === "transfer") this.#holding.returnTransfer(one, now);
    if (timer === "visitor") this.#checkVisitor(one, now);
    if (timer === "inactivity") this.#checkInactivity(one, now);
    if (timer === "await-customer") this.#checkAwaiting(one, now);
  }

  visitorCame(now: number): void {
    this.#watchVisitor(now);
  }

  visitorWent(now: number): void {
    this.#watchVisitor(now);
  }

  #watchVisitor(now: number): void {
    if (this.#parts.interactions.current()?.held.phase === "waiting")
      this.#parts.wake("visitor", now + VISITOR_GRACE_MS);
  }

  /** In line and no sign of life: the customer has left. */
  #checkVisitor(one: StoredInteraction, now: number): void {
    if (one.held.phase !== "waiting") return;
    const seen = Math.max(this.#parts.attendance.visitorSeen(), one.opening.since);
    if (now - seen < VISITOR_GRACE_MS) return this.#parts.wake("visitor", seen + VISITOR_GRACE_MS);
    const state = whenLeft(seen - one.opening.since, one.facts?.dropout ?? 0);
    this.#holding.end(one, { by: null, byName: "", turn: one.held.turn, state, reason: "left" }, now);
  }

  /** Warns, then closes, counted from the last word if it was not the customer's. */
  #checkInactivity(one: StoredInteraction, now: number): void {
    const { warnAfter, closeAfter } = one.facts?.inactivity ?? { warnAfter: 0, closeAfter: 0 };
    const last = this.#parts.log.lastMessage(one.held.interaction);
    if (warnAfter === 0 || last === null || one.held.phase !== "active") return;
    const warnAt = last.at + warnAfter * 60_000;
    if (last.by.role === "visitor" || now < warnAt)
      return this.#parts.wake("inactivity", Math.max(warnAt, now + 60_000));
    if ((one.warnedAt ?? 0) < last.at) {
      const next = { ...one, warnedAt: now };
      this.#parts.interactions.put(next);
      this.#parts.event(next, { type: "said", text: "inactivity-warning" }, now);
      return this.#parts.wake("inactivity", now + closeAfter * 60_000);
    }
    if (closeAfter > 0)
      this.#holding.end(one, { by: null, byName: "", turn: one.held.turn, state: "closed", reason: "inactivity" }, now);
  }

  #checkAwaiting(one: StoredInteraction, now: number): void {
    const patience = (one.facts?.waitingForCustomer ?? 0) * 60_000;
    const last = this.#parts.log.lastMessage(one.held.interaction);
    if (patience === 0 || last === null || last.by.role === "visitor" || one.held.holder === null) return;
    if (now < last.at + patience) return this.#parts.wake("await-customer", last.at + patience);
    this.#parts.changed({ ...one, awaitingCustomer: true }, now);
    this.#parts.tellDesk(one.held.holder, {
      verb: "await-customer",
      interaction: one.held.interaction,
      turn: one.held.turn,
      on: true,
    });
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
