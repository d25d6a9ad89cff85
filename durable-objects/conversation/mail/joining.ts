import * as rules from "../../../domain/interaction/holder.ts";
import type { InboundMailMessage, MailJoin, MovedMailCall } from "../../calls/mail.ts";
import type { ThreadEntry } from "../../calls/mail-writing.ts";
import type { InsideFiles } from "../inside-files.ts";
import type { StoredInteraction } from "../interaction-store.ts";
import type { ConversationParts } from "../parts.ts";
import type { MailThread } from "./thread.ts";

/** Two threads of one customer turn out to be one (EML-48): this one becomes a pointer to the older, as soon as nobody works in it. */
export class MailJoining {
  readonly #parts: ConversationParts;
  readonly #thread: MailThread;
  readonly #files: InsideFiles;
  readonly #conversation: string;
  /** Into the outbox towards the other conversation. */
  readonly #move: (into: string, call: MovedMailCall) => void;

  constructor(
    parts: ConversationParts,
    { thread, files }: { thread: MailThread; files: InsideFiles },
    conversation: string,
    move: (into: string, call: MovedMailCall) => void,
  ) {
    this.#parts = parts;
    this.#thread = thread;
    this.#files = files;
    this.#conversation = conversation;
    this.#move = move;
  }

  /** Where answers to this conversation's mails go. */
  get into(): string {
    return this.#parts.line.facts.get("movedTo") ?? this.#conversation;
  }

  /** Inside a transaction. What waits in line goes along; what an agent holds, or held, stays where it was said. */
  join({ into }: MailJoin, now: number): void {
    if (into === this.#conversation) return;
    this.#parts.line.facts.set("movedTo", into);
    const one = this.#parts.interactions.current();
    if (one === null || one.end !== null || one.held.phase !== "waiting" || one.segments.length > 0) return;
    for (const mail of this.#thread.ofCustomer(one.held.interaction)) {
      const pieces = this.#files.piecesOf(mail.id);
      const message = { ...inboundAgain(mail, one, into), pieces, ...this.#ways() };
      this.#move(into, { verb: "moved-mail", from: this.#conversation, message });
    }
    this.#leaveLine(one, now);
  }

  /** Where a new mail goes instead; null: it is taken here. */
  elsewhere(): string | null {
    const { into } = this;
    return into === this.#conversation || this.#parts.interactions.current()?.end === null ? null : into;
  }

  #ways(): Pick<InboundMailMessage, "mailbox" | "receivedAt"> {
    const { provider = "", sender = "" } = this.#parts.line.address() ?? {};
    return { mailbox: provider === "" ? null : provider, receivedAt: sender };
  }

  /** No end of its own: it goes on elsewhere, and no record is kept of it. */
  #leaveLine(one: StoredInteraction, now: number): void {
    const { turn } = one.held;
    const step = rules.end(one.held, { by: null, turn });
    if (step === "stale") return;
    const end = { state: "closed", reason: "joined", by: { id: "", name: "" }, at: now } as const;
    this.#parts.changed({ ...one, held: step.held, end }, now);
    const { interaction, campaign } = one.held;
    this.#parts.tellQueue(campaign, { verb: "leave", interaction, turn: step.held.turn, record: null, how: "moved" });
  }
}

function inboundAgain(
  { id, at, text, mail, references, replyTo }: ThreadEntry,
  { held, opening }: StoredInteraction,
  into: string,
): Omit<InboundMailMessage, "mailbox" | "receivedAt"> {
  const { flaws: _, ...details } = mail;
  return {
    conversation: into,
    campaign: held.campaign,
    key: id.slice("m:".length),
    customer: mail.from,
    language: opening.customer.language,
    at,
    text,
    details,
    // They are copied into R2.
    inside: [],
    replyTo,
    references,
    flaws: [],
    mayAnswer: false,
  };
}
