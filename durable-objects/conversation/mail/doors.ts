import { DurableObject } from "cloudflare:workers";
import type { MailDraftState } from "../../../protocol/mail.ts";
import type { InboundMailMessage, MailJoin, MailReceived, MailReportCall, MailReportReply } from "../../calls/mail.ts";
import type {
  MailDraftReply,
  MailRating,
  MailSentReply,
  MailWanted,
  MailWritingReply,
  OutgoingMail,
  StartedMail,
} from "../../calls/mail-writing.ts";
import type { FilePiece, InsideFile } from "../../kept-files.ts";
import { isTableless, migrate } from "../../schema.ts";
import { answerPings } from "../../sockets.ts";
import type { AgentTicket } from "../../tickets.ts";
import { CONVERSATION_SCHEMA } from "../schema.ts";
import { Workings } from "../workings.ts";

/** What a conversation is asked about mails. */
export class MailDoors extends DurableObject<Env> {
  #workings: Workings | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    answerPings(ctx);
    if (!isTableless(ctx.storage)) this.#workings = this.#made();
  }

  /** A new one's are made with the first that is asked: its tables and what is written then are one commit. */
  protected get workings(): Workings {
    this.#workings ??= this.#made();
    return this.#workings;
  }

  #made(): Workings {
    migrate(this.ctx.storage, CONVERSATION_SCHEMA);
    return new Workings(this.ctx, this.env);
  }

  /** The mail door brings a customer's mail: kept when this answers, and as a rule in its line. Without an answer it is brought again. */
  async receiveMail(mail: InboundMailMessage): Promise<MailReceived> {
    const { agenda, mail: side } = this.workings;
    const received = agenda.unbacked(() => this.workings.change((now) => side.receive(mail, now)));
    await agenda.settled();
    return received;
  }

  /** This thread is a part of another one (EML-48). */
  joinMail(join: MailJoin): void {
    this.workings.change((now) => this.workings.mail.join(join, now));
  }

  /** What became of a mail of ours. */
  mailReport(report: MailReportCall): MailReportReply {
    return this.workings.change((now) => this.workings.mail.report(report, now));
  }

  /** The holder is about to write a mail: of what, and as whom. */
  writeMail(wanted: MailWanted): MailWritingReply {
    return this.workings.mail.writing(wanted);
  }

  /** The holder's mail: durable when this answers, and on its way. */
  sendMail(mail: OutgoingMail): MailSentReply {
    return this.workings.change((now) => this.workings.mail.send(mail, now));
  }

  /** An agent begins the thread. */
  startMail(mail: StartedMail): MailSentReply {
    return this.workings.change((now) => this.workings.mail.start(mail, now));
  }

  /** What the holder has written so far. */
  mailDraft(ticket: AgentTicket): MailDraftReply {
    return this.workings.mail.draftOf(ticket);
  }

  keepMailDraft(kept: { ticket: AgentTicket; draft: MailDraftState }): MailDraftReply {
    return this.workings.mail.keepDraft(kept, Date.now());
  }

  /** EML-24: a customer rates by an icon under a mail; false: there is no such interaction. */
  rateMail(rating: MailRating): boolean {
    return this.workings.change((now) => this.workings.mail.rate(rating, now));
  }

  /** A small file of a mail that is kept here, or where a larger one lies; null: nothing is known of it here. */
  placeOfFile(id: string): InsideFile | FilePiece | null {
    return this.workings.mail.file(id);
  }
}
