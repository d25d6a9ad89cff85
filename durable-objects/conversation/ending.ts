import * as rules from "../../domain/interaction/holder.ts";
import type { Disposition } from "../../domain/interaction/interaction.ts";
import { backUntil } from "../../domain/interaction/reopen.ts";
import type { ClosingAnswers } from "../../protocol/quality.ts";
import type { ConversationCall, ConversationReply } from "../calls/conversation.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { AutomaticMails } from "./mail/automatic.ts";
import type { ConversationParts } from "./parts.ts";
import { recordOf } from "./record.ts";
import { endSegments } from "./segments.ts";
import { alive, carry } from "./tells.ts";
import type { Transfers } from "./transfers.ts";
import { firstSaid } from "./words.ts";

/** Who ends an interaction, of which turn, and how. */
interface End {
  by: string | null;
  byName: string;
  /** The supervisor who ends what is not theirs, and their last words to the customer. */
  supervisor?: { id: string; parting: { id: string; text: string } | null };
  turn: number;
  state: "closed" | "abandoned" | "short";
  reason: string;
  disposition?: Disposition | null;
  closingAnswers?: ClosingAnswers | null;
}

/** How an interaction ends, by whoever was first, and how it comes back from there. */
export class Ending {
  readonly #parts: ConversationParts;
  readonly #transfers: Transfers;
  readonly #mails: AutomaticMails;

  constructor(parts: ConversationParts, transfers: Transfers, mails: AutomaticMails) {
    this.#parts = parts;
    this.#transfers = transfers;
    this.#mails = mails;
  }

  /** Ends it; false when somebody was first. */
  end(one: StoredInteraction, event: End, now: number): boolean {
    const step = rules.end(one.held, event);
    if (step === "stale") return false;
    const said = firstSaid(this.#parts, one, now);
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
    this.#leaveDrafts(ended, now);
    return true;
  }

  /** The customer is back soon after the close: to the same agent, as *after close*, which counts for no cap until it is answered. */
  reopen(one: StoredInteraction, agent: string, now: number): boolean {
    const step = rules.reopen(one.held, agent);
    if (step === "stale") return false;
    carry(this.#parts, { ...one, end: null, customerGone: false, awaitingCustomer: true, afterClose: true }, step, now);
    return true;
  }

  /** What was typed and not sent goes with the end; while the customer may bring it back, it waits for them. */
  #leaveDrafts(one: StoredInteraction, now: number): void {
    if (one.end === null || !this.#parts.drafts.any()) return;
    const agent = one.segments.at(-1)?.agent ?? null;
    const until = backUntil({ state: one.end.state, at: one.end.at, agent }, one.facts?.reopenWindow ?? 0);
    if (until <= now) this.#parts.drafts.drop();
    else this.#parts.wake("drafts", until + 1);
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
      ...firstSaid(this.#parts, one, now),
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
}
