import * as rules from "../../domain/interaction/holder.ts";
import type { StartReply, StartRequest } from "../calls/conversation.ts";
import type { Opening } from "../calls/interaction.ts";
import type { EnterReply, QueueCall } from "../calls/queue.ts";
import { closedWords } from "./closed-period.ts";
import { newInteraction, type StoredInteraction } from "./interaction-store.ts";
import type { AutomaticMails } from "./mail/automatic.ts";
import type { ConversationParts } from "./parts.ts";
import { recordOf } from "./record.ts";
import type { Talk } from "./talk.ts";
import type { Transfers } from "./transfers.ts";
import { sayFirst } from "./words.ts";

const OPENING_LENGTH = 200;

type Enter = Extract<QueueCall, { verb: "enter" }>;
export type Entered =
  | { outcome: "started"; interaction: string; caseNumber: string }
  | Extract<EnterReply, { outcome: "refused" }>
  | { outcome: "unknown-campaign" };

/** How an interaction begins: the form, the line's answer, the first texts. */
export class Entrance {
  readonly #parts: ConversationParts;
  readonly #transfers: Transfers;
  readonly #mails: AutomaticMails;

  constructor(parts: ConversationParts, transfers: Transfers, mails: AutomaticMails) {
    this.#parts = parts;
    this.#transfers = transfers;
    this.#mails = mails;
  }

  /** Words of a chat that is open, or was closed a moment ago, join it; null: it is a new one. */
  join(request: StartRequest, talk: Talk, now: number): StartReply | null {
    const one = this.#parts.interactions.current();
    if (one === null || (one.end === null && one.firstWord !== null)) return null;
    const word = { id: request.request, text: request.message, by: request.visitor };
    const started = { outcome: "started", interaction: one.held.interaction, caseNumber: one.caseNumber } as const;
    if (this.#parts.log.has(word.id)) return started;
    if (one.end !== null && !talk.comeBack(one, request.message, now)) return null;
    const joined = this.#parts.interactions.current() ?? one;
    sayFirst(this.#parts, joined, word, now);
    if (joined.end !== null) talk.customerSaid(now);
    return started;
  }

  /**
   * A new interaction asks for a place in line; its first word is kept with it until the line has answered. One that still waits for
   * that answer is the same. Who served the customer last is preferred when they are free.
   */
  open(request: StartRequest, now: number): StoredInteraction {
    const last = this.#parts.interactions.current();
    if (last !== null && last.end === null) return last;
    const preferred = last?.segments.at(-1)?.agent ?? null;
    const interaction = `${request.conversation}-${this.#parts.interactions.nextNumber()}`;
    const { held } = rules.begin(interaction, request.campaign);
    const opening: Opening = {
      interaction,
      conversation: request.conversation,
      campaign: request.campaign,
      channel: "webchat",
      customer: request.customer,
      opening: request.message.slice(0, OPENING_LENGTH),
      since: now,
    };
    const one = {
      ...newInteraction(held, opening, request.extra),
      firstWord: { id: request.request, text: request.message, by: request.visitor },
    };
    this.#parts.interactions.put(one);
    this.#parts.tellQueue(request.campaign, {
      verb: "enter",
      opening,
      turn: 1,
      head: false,
      transfer: false,
      caseNumber: null,
      giver: null,
      preferred,
    });
    return one;
  }

  /** The line has answered an `enter`; the outcome when it was a first one, else null. */
  entered(call: Enter, reply: EnterReply, now: number): Entered | null {
    const one = this.#parts.interactions.find(call.opening.interaction);
    if (one === null || one.end !== null || reply.outcome === "stale") return null;
    if (one.held.pending?.turn === call.turn) {
      if (reply.outcome !== "waiting") this.#transfers.back(one, now);
      return null;
    }
    if (one.held.turn !== call.turn) return null;
    if (one.held.phase === "active" && reply.outcome === "waiting") return this.#overtaken(one, reply, now);
    if (one.held.phase !== "waiting") return null;
    if (reply.outcome === "waiting") return this.#waiting(one, reply, now);
    const unsaid = one.firstWord !== null && !this.#parts.log.has(one.firstWord.id);
    if (reply.outcome === "unknown-campaign" || (unsaid && reply.reason !== "full")) {
      this.#parts.interactions.remove(call.opening.interaction);
      return reply;
    }
    return this.#expired(one, reply, now);
  }

  /** The line has given it to an agent, and its answer to the entry comes after that. */
  #overtaken(one: StoredInteraction, reply: Extract<EnterReply, { outcome: "waiting" }>, now: number): Entered {
    const { ticket, caseNumber } = reply;
    if (one.ticket === 0) {
      this.#parts.changed({ ...one, ticket, caseNumber, ...receivedBy(one, reply) }, now);
      if (one.opening.channel === "email") this.#mails.entered(one, now);
    }
    return { outcome: "started", interaction: one.held.interaction, caseNumber };
  }

  #waiting(one: StoredInteraction, reply: Extract<EnterReply, { outcome: "waiting" }>, now: number): Entered {
    const { facts, ticket, caseNumber, position, staffed } = reply;
    const first = one.firstWord;
    const next: StoredInteraction = { ...one, facts, ticket, caseNumber, firstWord: null, ...receivedBy(one, reply) };
    if (first !== null) {
      if (facts.texts.welcome !== "")
        this.#parts.event(next, { type: "said", text: "welcome" }, now, facts.texts.welcome);
      sayFirst(this.#parts, next, first, now);
      this.#parts.event(next, { type: "entered", position, caseNumber }, now);
      if (!staffed) this.#parts.event(next, { type: "said", text: "not-available" }, now, facts.texts.notAvailable);
      this.#parts.wake("visitor", now + VISITOR_GRACE_MS);
    }
    if (one.opening.channel !== "webchat" && one.ticket === 0) this.#letIn(next, position, now);
    this.#parts.changed(next, now);
    return { outcome: "started", interaction: one.held.interaction, caseNumber };
  }

  /** By SMS, WhatsApp, Messenger or mail: their word is stored already; who writes while it is closed reads so. */
  #letIn(one: StoredInteraction, position: number, now: number): void {
    const { facts, caseNumber } = one;
    this.#parts.event(one, { type: "entered", position, caseNumber }, now);
    if (one.opening.channel === "email") return this.#mails.entered(one, now);
    const closed = closedWords(this.#parts.line, facts, one.opening.customer.language, now);
    if (closed !== "") return this.#parts.event(one, { type: "said", text: "out-of-time" }, now, closed);
    const welcome = facts?.texts.welcome ?? "";
    if (welcome !== "") this.#parts.event(one, { type: "said", text: "welcome" }, now, welcome);
  }

  #expired(one: StoredInteraction, reply: Extract<EnterReply, { outcome: "refused" }>, now: number): Entered {
    const step = rules.expire(one.held, { campaign: one.held.campaign, turn: one.held.turn });
    if (step === "stale" || step === "transfer-returned") return reply;
    const end = { state: "expired", reason: reply.reason, by: { id: "", name: "" }, at: now } as const;
    const next: StoredInteraction = {
      ...one,
      held: step.held,
      facts: reply.facts,
      caseNumber: reply.caseNumber,
      end,
      firstWord: null,
    };
    if (one.firstWord !== null) sayFirst(this.#parts, next, one.firstWord, now);
    this.#parts.event(next, { type: "expired", reason: reply.reason }, now, this.#endText(next, reply, now));
    this.#parts.changed(next, now);
    const { interaction } = one.held;
    const record = recordOf(next, this.#parts.log);
    this.#parts.tellQueue(one.held.campaign, {
      verb: "leave",
      interaction,
      turn: step.held.turn,
      record,
      how: "served",
    });
    return reply;
  }

  /** Who is refused while it is closed is told once a closed period, on channels where they may write again at once. */
  #endText(one: StoredInteraction, reply: Extract<EnterReply, { outcome: "refused" }>, now: number): string {
    if (one.opening.channel === "email") {
      this.#mails.refused(one, reply.reason, reply.text, now);
      return "";
    }
    if (one.opening.channel === "webchat" || reply.reason !== "out-of-time") return reply.text;
    return closedWords(this.#parts.line, reply.facts, one.opening.customer.language, now);
  }
}

/** A visitor who shows no sign of life for this long has left the line (never under 45 s: a deploy cuts all sockets). */
export const VISITOR_GRACE_MS = 60_000;

/** The first line that lets it in has received it; a later one has it by transfer. */
function receivedBy(
  one: StoredInteraction,
  reply: Extract<EnterReply, { outcome: "waiting" }>,
): Partial<StoredInteraction> {
  if (one.ticket !== 0 || reply.enteredAt === undefined) return {};
  return { received: { campaign: one.held.campaign, at: reply.enteredAt } };
}
