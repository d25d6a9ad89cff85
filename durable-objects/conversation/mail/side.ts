import type { MailDraftState } from "../../../protocol/mail.ts";
import type {
  InboundMailMessage,
  MailJoin,
  MailReceived,
  MailReportCall,
  MailReportReply,
  MovedMailCall,
} from "../../calls/mail.ts";
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
import type { AgentTicket } from "../../tickets.ts";
import type { CarrierSide } from "../carrier-side.ts";
import { InsideFiles } from "../inside-files.ts";
import type { ConversationParts } from "../parts.ts";
import type { Talk } from "../talk.ts";
import { MailArrivals } from "./arrivals.ts";
import type { AutomaticMails } from "./automatic.ts";
import { Drafts } from "./drafts.ts";
import { MailJoining } from "./joining.ts";
import { MailRatings } from "./ratings.ts";
import { MailRecipients } from "./recipients.ts";
import { MailReports } from "./reports.ts";
import { MailSendings } from "./sendings.ts";
import type { MailThread } from "./thread.ts";

interface MailSideDeps {
  thread: MailThread;
  automatic: AutomaticMails;
  talk: Talk;
  carrier: CarrierSide;
  /** Into the outbox towards another conversation. */
  moveMail(into: string, call: MovedMailCall): void;
}

/** What the doors ask of a conversation of mail. Inside transactions, but for what only looks. */
export class MailSide {
  readonly #arrivals: MailArrivals;
  readonly #sendings: MailSendings;
  readonly #reports: MailReports;
  readonly #ratings: MailRatings;
  readonly #joining: MailJoining;
  readonly #drafts: Drafts;
  readonly #files: InsideFiles;

  constructor(ctx: DurableObjectState, parts: ConversationParts, deps: MailSideDeps) {
    const { thread, automatic, talk, carrier, moveMail } = deps;
    this.#drafts = new Drafts(ctx.storage.sql);
    this.#files = new InsideFiles(ctx.storage.sql);
    this.#arrivals = new MailArrivals(parts, talk, { thread, automatic, files: this.#files });
    this.#sendings = new MailSendings(parts, talk, thread, this.#drafts);
    this.#reports = new MailReports(parts, thread, new MailRecipients(ctx.storage.sql), carrier);
    this.#ratings = new MailRatings(parts);
    this.#joining = new MailJoining(parts, { thread, files: this.#files }, ctx.id.name ?? "", moveMail);
  }

  receive(mail: InboundMailMessage, now: number): MailReceived {
    const moved = this.#joining.elsewhere();
    return moved === null ? this.#arrivals.receive(mail, now) : { moved };
  }

  file(id: string): InsideFile | FilePiece | null {
    return this.#files.of(id);
  }

  join(join: MailJoin, now: number): void {
    this.#joining.join(join, now);
  }

  report(report: MailReportCall, now: number): MailReportReply {
    return this.#reports.heard(report, now);
  }

  rate(rating: MailRating, now: number): boolean {
    return this.#ratings.rate(rating, now);
  }

  writing(wanted: MailWanted): MailWritingReply {
    return this.#sendings.writing(wanted);
  }

  send(mail: OutgoingMail, now: number): MailSentReply {
    return this.#sendings.send(mail, now);
  }

  start(mail: StartedMail, now: number): MailSentReply {
    return this.#sendings.start(mail, now);
  }

  draftOf(ticket: AgentTicket): MailDraftReply {
    return this.#sendings.draftOf(ticket);
  }

  keepDraft({ ticket, draft }: { ticket: AgentTicket; draft: MailDraftState }, now: number): MailDraftReply {
    const reply = this.#sendings.draftOf(ticket);
    if (reply.outcome === "may") this.#drafts.keep(ticket.who, draft, now);
    return reply;
  }
}
