import type { MailDetails } from "../../../protocol/mail.ts";
import type { InboundMailMessage } from "../../calls/mail.ts";
import { MOST_TEXT, mailLine } from "../../mail-line.ts";
import { enterLine, OPENING_LENGTH } from "../beginning.ts";
import type { InsideFiles } from "../inside-files.ts";
import type { StoredInteraction } from "../interaction-store.ts";
import type { ConversationParts } from "../parts.ts";
import type { Talk } from "../talk.ts";
import type { AutomaticMails } from "./automatic.ts";
import type { MailThread } from "./thread.ts";

/** Addresses and files of one list that an entry keeps: the raw mail has all of them. */
const MOST_PARTIES = 200;

/** What customers write by mail: kept once, in the interaction of the thread that is open, was closed a moment ago, or begins (EML-48). */
export class MailArrivals {
  readonly #parts: ConversationParts;
  readonly #talk: Talk;
  readonly #thread: MailThread;
  readonly #automatic: AutomaticMails;
  readonly #files: InsideFiles;

  constructor(
    parts: ConversationParts,
    talk: Talk,
    { thread, automatic, files }: { thread: MailThread; automatic: AutomaticMails; files: InsideFiles },
  ) {
    this.#parts = parts;
    this.#talk = talk;
    this.#thread = thread;
    this.#automatic = automatic;
    this.#files = files;
  }

  /** Inside a transaction. `known`: a repetition, by whatever way it came. */
  receive(message: InboundMailMessage, now: number): "kept" | "known" {
    const id = `m:${message.key}`;
    if (this.#parts.log.has(id)) return "known";
    this.#reachedBy(message);
    this.#parts.line.heard(now);
    const { begins, one } = this.#interactionFor(message, now);
    this.#store(message, id, one, now);
    if (begins) return "kept";
    this.#talk.customerSaid(now);
    if (one.end !== null) return "kept";
    const { holder, interaction, turn } = one.held;
    if (holder !== null) this.#parts.tellDesk(holder, { verb: "still-there", interaction, turn });
    const mail = this.#thread.mail(id);
    if (mail !== null && one.ticket > 0) this.#automatic.closed(one, mail, now);
    return "kept";
  }

  /** The thread is its first writer's: who answers in copy changes nobody's address, only our own may. */
  #reachedBy({ mailbox, receivedAt, customer }: InboundMailMessage): void {
    const known = this.#parts.line.address();
    const party = known === null || known.carrier === "" ? customer : { name: "", address: known.carrier };
    this.#parts.line.reachedBy(mailLine(mailbox ?? "", receivedAt, party));
  }

  #interactionFor(message: InboundMailMessage, now: number): { begins: boolean; one: StoredInteraction } {
    const current = this.#parts.interactions.current();
    if (current === null) return { begins: true, one: this.#open(message, now) };
    if (current.end === null) return { begins: false, one: current };
    if (this.#isEcho(message, current, now)) return { begins: false, one: current };
    const words = message.details.files.length > 0 ? "" : message.text;
    if (!message.details.automatic && this.#talk.comeBack(current, words, now))
      return { begins: false, one: this.#parts.interactions.current() ?? current };
    return { begins: true, one: this.#open(message, now) };
  }

  /** A machine answers our last words just after the end: it is kept, and rings nobody. */
  #isEcho({ details }: InboundMailMessage, { end, facts }: StoredInteraction, now: number): boolean {
    return details.automatic && end !== null && now - end.at <= (facts?.reopenWindow ?? 0) * 60_000;
  }

  #open(message: InboundMailMessage, now: number): StoredInteraction {
    const { conversation, campaign, customer, language, details, text } = message;
    const { subject } = details;
    const words = text.replaceAll(/\s+/g, " ").trim();
    return enterLine(this.#parts, {
      conversation,
      campaign,
      channel: "email",
      customer: {
        name: customer.name || customer.address,
        mail: customer.address,
        phone: "",
        language,
        page: { url: "", title: "" },
      },
      opening: [subject, words]
        .filter((part) => part !== "")
        .join(" – ")
        .slice(0, OPENING_LENGTH)
        .toWellFormed(),
      subject,
      since: now,
    });
  }

  #store(message: InboundMailMessage, id: string, one: StoredInteraction, now: number): void {
    const { customer, text, details, references, replyTo, flaws, mayAnswer } = message;
    const by = { role: "visitor", id: "", name: customer.name || customer.address } as const;
    const mail: MailDetails = {
      ...bounded(details),
      ...(flaws.length > 0 && { flaws: [...flaws] }),
      ...(replyTo.length > 0 && { replyTo: replyTo.slice(0, MOST_PARTIES) }),
    };
    const said = {
      id,
      interaction: one.held.interaction,
      kind: "message",
      by,
      text: shortened(text),
      mail,
      at: now,
    } as const;
    this.#files.keep(id, message.inside, message.pieces ?? []);
    this.#thread.note(id, {
      messageId: details.messageId,
      inReplyTo: references.at(-1) ?? null,
      references,
      replyTo: replyTo.slice(0, MOST_PARTIES),
      automatic: details.automatic,
      mayAnswer,
    });
    this.#parts.write({ kind: "entry", entry: said }, true, now);
  }
}

function bounded(details: MailDetails): MailDetails {
  return {
    ...details,
    to: details.to.slice(0, MOST_PARTIES),
    cc: details.cc.slice(0, MOST_PARTIES),
    quoted: shortened(details.quoted),
  };
}

function shortened(text: string): string {
  return text.slice(0, MOST_TEXT).toWellFormed();
}
