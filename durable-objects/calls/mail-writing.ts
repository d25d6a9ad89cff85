import type { Language } from "../../domain/campaign/campaign.ts";
import type { MailDetails, MailDraftState, MailParty, SendMail } from "../../protocol/mail.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { AgentTicket } from "../tickets.ts";

/** What the door of outgoing mail says to a conversation, and hears. The ticket's claims have been verified by the door. */

/** A mail of the thread as answering it asks. */
export interface ThreadEntry {
  id: string;
  /** ms. */
  at: number;
  ours: boolean;
  text: string;
  mail: MailDetails;
  references: string[];
  /** Whom its sender wants answered; empty: `mail.from`. */
  replyTo: MailParty[];
}

export interface MailWanted {
  ticket: AgentTicket;
  /** Made by the sender of the request. */
  id: string;
  /** Entry that is answered or passed on; null: none. */
  answers: string | null;
  /** The mails before that one too. */
  withHistory: boolean;
}

export type MailRefused = { outcome: "refused"; code: ProblemCode; first?: string };

export type MailWritingReply =
  | { outcome: "known"; interaction: string }
  | MailRefused
  | {
      outcome: "may";
      interaction: string;
      /** Id of the campaign that it is in now: its texts, its agents. */
      campaign: string;
      /** Id of the campaign that the thread began in: its addresses. */
      origin: string;
      /** Id of the mailbox that it is written from; empty: none is chosen yet. */
      mailbox: string;
      language: Language;
      /** In the order of time; the answered one last. */
      thread: ThreadEntry[];
      /** Everybody who has written or was written to in the thread, in lower case. */
      participants: string[];
    };

/** A mail that is ready to be stored and to leave. */
export interface WrittenMail {
  /** The new words alone. */
  text: string;
  details: MailDetails;
  inReplyTo: string | null;
  references: string[];
}

export interface OutgoingMail {
  ticket: AgentTicket;
  id: string;
  mode: SendMail["mode"];
  written: WrittenMail;
  /** That it is written from. */
  mailbox: { id: string; address: string };
}

export type MailSentReply = { outcome: "kept" | "known"; interaction: string } | MailRefused;

/** The first mail of a thread that an agent begins, and holds (EML-47), or that another program sends (API-10). */
export interface StartedMail {
  conversation: string;
  campaign: string;
  mailbox: { id: string; address: string };
  id: string;
  language: Language;
  /** Who signs it; null: nobody does. */
  agent: { id: string; name: string } | null;
  /** The agent holds what comes of it; else nobody does until the customer answers. */
  holds: boolean;
  written: WrittenMail;
}

export type MailDraftReply =
  | { outcome: "may"; draft: MailDraftState; campaign: string; origin: string; mailbox: string }
  | MailRefused;

/** A customer's rating by an icon under a mail (EML-24). */
export interface MailRating {
  interaction: string;
  /** 1 to 5. */
  score: number;
}
