import { mailboxKey } from "../../../domain/mail/mail-address.ts";
import { replySubject } from "../../../domain/mail/subject.ts";
import type { MailDetails, MailParty } from "../../../protocol/mail.ts";
import type { ThreadEntry } from "../../calls/mail-writing.ts";
import type { MayAnswerReply, QueueCall } from "../../calls/queue.ts";
import { closedPeriod } from "../closed-period.ts";
import type { StoredInteraction } from "../interaction-store.ts";
import type { ConversationParts } from "../parts.ts";
import type { MailThread } from "./thread.ts";

type MayAnswer = Extract<QueueCall, { verb: "may-answer" }>;

/**
 * What the house writes by itself: the confirmation (EML-28) and the out-of-time mail (EML-29). The campaign's queue knows who has had
 * which text over all threads, so it is asked first; the mail is written when it agrees.
 */
export class AutomaticMails {
  readonly #parts: ConversationParts;
  readonly #thread: MailThread;

  constructor(parts: ConversationParts, thread: MailThread) {
    this.#parts = parts;
    this.#thread = thread;
  }

  /** It has reached the line. */
  entered(one: StoredInteraction, now: number): void {
    const { subject = "", text = "" } = one.facts?.mail?.confirmation ?? {};
    // As a rule there is nothing to say, and what nobody answers need not be read.
    if (text === "" && closedPeriod(one.facts, one.opening.customer.language, now) === null) return;
    const answered = this.#thread.lastOfCustomer(one.held.interaction);
    if (answered === null || this.closed(one, answered, now)) return;
    if (text !== "") this.#ask(one, answered, { said: "confirmation", period: one.held.interaction, subject, text });
  }

  /** A further mail while it is closed; false: it is open. */
  closed(one: StoredInteraction, answered: ThreadEntry, now: number): boolean {
    const closed = closedPeriod(one.facts, one.opening.customer.language, now);
    if (closed === null) return false;
    this.#outOfTime(one, answered, `closed:${closed.until}`, closed.text);
    return true;
  }

  /** The line has refused it: who writes is told why, once for that reason. */
  refused(one: StoredInteraction, reason: string, text: string, now: number): void {
    const answered = this.#thread.lastOfCustomer(one.held.interaction);
    if (answered === null) return;
    if (reason === "out-of-time" && this.closed(one, answered, now)) return;
    this.#outOfTime(one, answered, `refused:${reason}`, text);
  }

  /** A supervisor closes what waits, and says why. */
  parting(one: StoredInteraction, text: string): void {
    const answered = this.#thread.lastOfCustomer(one.held.interaction);
    if (answered === null) return;
    const period = `closed:${one.held.interaction}`;
    this.#ask(one, answered, { said: "out-of-time", period, subject: "", text });
  }

  /** The queue's word. */
  answered(call: MayAnswer, reply: MayAnswerReply, now: number): void {
    const one = this.#parts.interactions.find(call.interaction);
    const mail = this.#thread.mail(call.entry);
    if (reply.outcome !== "answer" || one === null || mail === null) return;
    const { said, subject, text } = call;
    const { language } = one.opening.customer;
    const details = automaticMail({
      from: { name: one.facts?.campaignName ?? "", address: this.#parts.line.address()?.sender ?? "" },
      to: answeredParty(mail),
      subject: subject === "" ? replySubject(mail.mail.subject, language) : subject,
    });
    const id = crypto.randomUUID();
    const { messageId } = mail.mail;
    const references = messageId === null ? mail.references : [...mail.references, messageId];
    const place = { messageId: null, inReplyTo: messageId, references, replyTo: [], automatic: true, mayAnswer: false };
    this.#thread.note(id, place);
    const by = { role: "system", id: "", name: "" } as const;
    const event = { type: "said", text: said } as const;
    const entry = {
      id,
      interaction: call.interaction,
      kind: "event",
      by,
      text,
      event,
      mail: details,
      at: now,
    } as const;
    this.#parts.write({ kind: "entry", entry }, true, now);
  }

  #outOfTime(one: StoredInteraction, answered: ThreadEntry, period: string, text: string): void {
    const subject = one.facts?.mail?.outOfTimeSubject ?? "";
    if (text !== "") this.#ask(one, answered, { said: "out-of-time", period, subject, text });
  }

  #ask(
    one: StoredInteraction,
    answered: ThreadEntry,
    what: Pick<MayAnswer, "said" | "period" | "subject" | "text">,
  ): void {
    const hasMailbox = (this.#parts.line.address()?.provider ?? "") !== "";
    if (!hasMailbox || this.#thread.place(answered.id)?.mayAnswer !== true) return;
    const { interaction, campaign } = one.held;
    const address = mailboxKey(answeredParty(answered).address);
    this.#parts.tellQueue(campaign, { verb: "may-answer", interaction, entry: answered.id, address, ...what });
  }
}

function answeredParty({ replyTo, mail }: ThreadEntry): MailParty {
  return replyTo[0] ?? mail.from;
}

const UNASKED = { spf: "none", dkim: "none", dmarc: "none" };

function automaticMail(own: Pick<MailDetails, "from" | "subject"> & { to: MailParty }): MailDetails {
  return {
    ...own,
    to: [own.to],
    cc: [],
    bcc: [],
    html: null,
    inline: {},
    files: [],
    quoted: "",
    messageId: null,
    automatic: true,
    authentication: UNASKED,
    raw: null,
  };
}
