import { afterSilence } from "../../domain/interaction/inactivity.ts";
import { afterEnd } from "../../domain/interaction/reopen.ts";
import type { Word } from "../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { Attendee } from "./attendance.ts";
import type { Ending } from "./ending.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { tellRecord } from "./tells.ts";
import { refusalOf, sayFirst, store } from "./words.ts";

type RefusedWord = { id: string; code: ProblemCode };

/** What is said in a conversation, by whatever door it came, and what follows from its being said. */
export class Talk {
  readonly #parts: ConversationParts;
  readonly #ending: Ending;

  constructor(parts: ConversationParts, ending: Ending) {
    this.#parts = parts;
    this.#ending = ending;
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

  /** A customer's word has been stored by its carrier's door. */
  customerSaid(now: number): void {
    this.#said([], { role: "visitor" }, now);
  }

  /** The holder has written by mail; to the customer it is a message, to others alone no more than a note. */
  agentSaid(kind: "message" | "note", now: number): void {
    this.#said([{ kind }], { role: "agent" }, now);
  }

  /** After the end: words of courtesy ring nobody, others bring it back to the same agent, uncounted. False: another chat must begin. */
  comeBack(one: StoredInteraction, text: string, now: number): boolean {
    if (one.end === null) return false;
    const agent = one.segments.at(-1)?.agent ?? null;
    const after = afterEnd({ state: one.end.state, at: one.end.at, agent }, one.facts?.reopenWindow ?? 0, text, now);
    if (after === "courtesy") this.#parts.interactions.put({ ...one, courtesies: (one.courtesies ?? 0) + 1 });
    if (after !== "reopen" || agent === null) return after === "courtesy";
    return this.#ending.reopen(one, agent, now);
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

  #refusal(word: Word, by: Attendee, one: StoredInteraction | null, now: number): ProblemCode | null {
    const code = refusalOf(word, by, one) ?? this.#carrierRefusal(word, by, now);
    if (code !== null || one === null || one.end === null || by.role !== "visitor") return code;
    return this.comeBack(one, word.text, now) ? null : "closed";
  }

  /** What leaves by a carrier keeps to the customer's window and wish; notes and whispers stay in the house. */
  #carrierRefusal(word: Word, by: Attendee, now: number): ProblemCode | null {
    return by.role === "visitor" || word.kind !== "message" ? null : this.#parts.line.refusal(word, now);
  }

  #said(words: readonly Pick<Word, "kind">[], by: Pick<Attendee, "role">, now: number): void {
    const one = this.#parts.interactions.current();
    if (one === null) return;
    // A courtesy: what is over stays over, and its record has one word more.
    if (one.end !== null) return by.role === "visitor" ? tellRecord(this.#parts, one) : undefined;
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
}
