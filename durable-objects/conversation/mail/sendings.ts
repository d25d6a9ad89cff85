import * as rules from "../../../domain/interaction/holder.ts";
import { mailboxKey } from "../../../domain/mail/mail-address.ts";
import type { Opening } from "../../calls/interaction.ts";
import type {
  MailDraftReply,
  MailRefused,
  MailSentReply,
  MailWanted,
  MailWritingReply,
  OutgoingMail,
  StartedMail,
  WrittenMail,
} from "../../calls/mail-writing.ts";
import { mailLine } from "../../mail-line.ts";
import type { AgentTicket } from "../../tickets.ts";
import { OPENING_LENGTH } from "../beginning.ts";
import { newInteraction, type StoredInteraction } from "../interaction-store.ts";
import { type ConversationParts, noInteraction } from "../parts.ts";
import type { Talk } from "../talk.ts";
import type { Drafts } from "./drafts.ts";
import type { MailThread } from "./thread.ts";

/** What the holder writes by mail: what it is written of, what is kept of it, and the thread that an agent begins (EML-41 to EML-47). */
export class MailSendings {
  readonly #parts: ConversationParts;
  readonly #talk: Talk;
  readonly #thread: MailThread;
  readonly #drafts: Drafts;

  constructor(parts: ConversationParts, talk: Talk, thread: MailThread, drafts: Drafts) {
    this.#parts = parts;
    this.#talk = talk;
    this.#thread = thread;
    this.#drafts = drafts;
  }

  /** What the door needs to write it; known, refused, or from whom, in which words and of which mails. */
  writing({ ticket, id, answers, withHistory }: MailWanted): MailWritingReply {
    const one = this.#heldBy(ticket);
    if ("code" in one) return one;
    const { interaction, campaign } = one.held;
    if (this.#parts.log.has(id)) return { outcome: "known", interaction };
    const answered = answers === null ? null : this.#thread.mail(answers);
    if (answers !== null && answered === null) return { outcome: "refused", code: "not_found" };
    return {
      outcome: "may",
      interaction,
      campaign,
      origin: one.opening.campaign,
      mailbox: this.#parts.line.address()?.provider ?? "",
      language: one.opening.customer.language,
      thread: answered === null ? [] : withHistory ? this.#thread.upTo(answered.id) : [answered],
      participants: this.#thread.participants(),
    };
  }

  /** Inside a transaction: the entry, and its departure with it. */
  send({ ticket, id, mode, written, mailbox }: OutgoingMail, now: number): MailSentReply {
    const one = this.#heldBy(ticket);
    if ("code" in one) return one;
    const { interaction } = one.held;
    if (this.#parts.log.has(id)) return { outcome: "known", interaction };
    const reaches = this.#reachesCustomer(written);
    if (reaches && this.#parts.line.isOptedOut()) return { outcome: "refused", code: "opted_out" };
    this.#parts.line.writtenFrom(mailbox);
    // Passed on to others it answers nobody: the customer waits on.
    const isPast = (mode === "forward" || mode === "new") && !reaches;
    const said = isPast ? { ...written, details: { ...written.details, pastCustomer: true as const } } : written;
    this.#say(id, interaction, { id: ticket.who, name: ticket.name }, said, now);
    this.#talk.agentSaid(isPast ? "note" : "message", now);
    this.#drafts.keep(ticket.who, null, now);
    return { outcome: "kept", interaction };
  }

  /** Inside a transaction: the agent begins the thread, and holds what comes of it; or another program does, and nobody holds it. */
  start(started: StartedMail, now: number): MailSentReply {
    const { id, agent, written, mailbox, holds } = started;
    const current = this.#parts.interactions.current();
    if (this.#parts.log.has(id)) return { outcome: "known", interaction: current?.held.interaction ?? "" };
    if (current !== null) return { outcome: "refused", code: "conflict" };
    const [customer] = written.details.to;
    if (customer === undefined) return { outcome: "refused", code: "invalid_input" };
    this.#parts.line.reachedBy(mailLine(mailbox.id, mailbox.address, customer));
    if (!holds || agent === null) {
      const { facts } = this.#parts.line;
      facts.set("begunIn", started.campaign);
      if (agent !== null) facts.set("preferred", agent.id);
      const interaction = noInteraction(started.conversation);
      this.#say(id, interaction, agent, written, now);
      return { outcome: "kept", interaction };
    }
    const one = this.#begin(started, agent, now);
    this.#say(id, one.held.interaction, agent, written, now);
    return { outcome: "kept", interaction: one.held.interaction };
  }

  draftOf(ticket: AgentTicket): MailDraftReply {
    const one = this.#heldBy(ticket);
    if ("code" in one) return one;
    const { provider: mailbox } = this.#parts.line.address() ?? { provider: "" };
    const { campaign } = one.held;
    return { outcome: "may", draft: this.#drafts.of(ticket.who), campaign, origin: one.opening.campaign, mailbox };
  }

  #begin(
    { conversation, campaign, language, written }: StartedMail,
    agent: { id: string; name: string },
    now: number,
  ): StoredInteraction {
    const interaction = `${conversation}-${this.#parts.interactions.nextNumber()}`;
    const { held } = rules.begin(interaction, campaign);
    const { subject, to } = written.details;
    const { name = "", address = "" } = to[0] ?? {};
    const opening: Opening = {
      interaction,
      conversation,
      campaign,
      channel: "email",
      customer: { name: name || address, mail: address, phone: "", language, page: { url: "", title: "" } },
      opening: subject.slice(0, OPENING_LENGTH).toWellFormed(),
      subject,
      since: now,
    };
    const because = "begun by the agent";
    const one = { ...newInteraction(held, opening, [], agent.name), because, begunBy: agent.id };
    this.#parts.interactions.put(one);
    this.#parts.tellQueue(campaign, { verb: "begun", opening, turn: 1, agent: agent.id });
    return one;
  }

  #say(
    id: string,
    interaction: string,
    agent: { id: string; name: string } | null,
    { text, details, inReplyTo, references }: WrittenMail,
    now: number,
  ): void {
    this.#thread.note(id, {
      messageId: null,
      inReplyTo,
      references,
      replyTo: [],
      automatic: false,
      mayAnswer: false,
    });
    const by =
      agent === null ? ({ role: "system", id: "", name: "" } as const) : ({ role: "agent", ...agent } as const);
    const entry = { id, interaction, kind: "message", by, text, mail: details, at: now } as const;
    this.#parts.write({ kind: "entry", entry }, true, now);
  }

  #reachesCustomer({ details: { to, cc, bcc } }: WrittenMail): boolean {
    const key = this.#parts.line.address()?.key;
    return [...to, ...cc, ...bcc].some(({ address }) => mailboxKey(address) === key);
  }

  /** The interaction, if this agent holds it. */
  #heldBy(ticket: AgentTicket): StoredInteraction | MailRefused {
    const one = this.#parts.interactions.current();
    if (one === null || one.opening.channel !== "email") return { outcome: "refused", code: "not_found" };
    if (one.held.holder === ticket.who && one.end === null) return one;
    const code = one.end === null ? "not_holder" : "closed";
    const first = one.end === null ? one.agentName : one.end.by.name;
    return { outcome: "refused", code, ...(first !== "" && { first }) };
  }
}
