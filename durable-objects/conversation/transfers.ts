import type { Step, TransferTarget } from "../../domain/interaction/held.ts";
import * as rules from "../../domain/interaction/transfer.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { alive, carry } from "./tells.ts";

/** TRF-2: an interaction on its way from its holder to a colleague or to a campaign's line; not accepted, it comes back. */
export class Transfers {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  begin(
    one: StoredInteraction,
    event: { by: string; byName: string; turn: number; to: TransferTarget; toName: string; note: string },
    now: number,
  ): boolean {
    const wait = (one.facts?.transferTime ?? 0) > 0;
    const step = rules.transfer(one.held, { ...event, wait });
    if (step === "stale") return false;
    const { by, byName, note, toName } = event;
    const next = { ...one, transfer: { by, byName, note, toName } };
    carry(this.#parts, next, step, now);
    if (wait) {
      this.#parts.event(next, { type: "transferring", from: byName, to: toName, note }, now);
      this.#parts.wake("transfer", now + (one.facts?.transferTime ?? 0) * 1_000);
    }
    return true;
  }

  /** The desk that was asked has answered, at once or after ringing. */
  answered(interaction: string, event: { agent: string; name: string; n: number; yes: boolean }, now: number): void {
    const one = alive(this.#parts, interaction);
    if (one === null) {
      if (event.yes) this.#parts.tellDesk(event.agent, { verb: "withdraw", interaction, n: event.n });
      return;
    }
    const step = rules.transferAnswered(one.held, event);
    if (step === "stale") return;
    if (one.held.pending !== null && step.held.pending === null && !event.yes) return this.#returned(one, step, now);
    carry(this.#parts, step.held.holder === event.agent ? { ...one, agentName: event.name } : one, step, now);
  }

  /** Nobody accepted in time, the giver wants it back, or the line refused it. */
  back(one: StoredInteraction, now: number): boolean {
    const pending = one.held.pending;
    const step = pending === null ? "stale" : rules.transferReturned(one.held, pending.turn);
    if (step === "stale") return false;
    this.#returned(one, step, now);
    return true;
  }

  #returned(one: StoredInteraction, step: Step, now: number): void {
    const next = { ...one, transfer: null };
    carry(this.#parts, next, step, now);
    this.#parts.clear("transfer");
    this.#parts.event(next, { type: "transfer-returned", to: one.agentName }, now);
  }
}
