import type { MailFlaw } from "../../channels/email/inbound-mail.ts";
import type { Language } from "../../domain/campaign/campaign.ts";
import type { MailDetails, MailParty } from "../../protocol/mail.ts";
import type { FilePiece, InsideFile } from "../kept-files.ts";

/** What the mail door brings to a conversation: `receiveMail(mail): Promise<MailReceived>`. Its larger files lie in R2 under `fileKey` before it is told. */
export interface InboundMailMessage {
  /** `mailConversationName`: 26 letters and digits. */
  conversation: string;
  campaign: string;
  /** Id of the mailbox by which the campaign answers; null: none is chosen yet. */
  mailbox: string | null;
  /** Our address at which it came in, without the signed part. */
  receivedAt: string;
  /** `mailKey`: the same again is a repetition, by whatever way it came. */
  key: string;
  /** Whoever wrote it; the address is empty where the mail names nobody. */
  customer: MailParty;
  language: Language;
  /** ms: when it came in, or what its sender's clock said where that is before. */
  at: number;
  /** The new words alone. */
  text: string;
  details: MailDetails;
  /** Those of its files that the conversation is to keep itself. */
  inside: InsideFile[];
  /** Where the larger ones lie, and the whole mail with them. Without: the last build wrote it, and each is an object of its own. */
  pieces?: FilePiece[];
  /** Whom its sender wants answered; empty: `customer`. */
  replyTo: MailParty[];
  /** Ids that it refers to without brackets, the oldest first: an answer's `References` begin with them. */
  references: string[];
  /** What could not be read as it was meant, for the agent; `unparsable`: only its head and plain text. */
  flaws: MailFlaw[];
  /** By itself it may be answered automatically; what was answered before is the conversation's to know. */
  mayAnswer: boolean;
}

/** `moved`: it is a part of another thread now (`MailJoin`); the door takes mail and files there. */
export type MailReceived = "kept" | "known" | { moved: string };

/**
 * A mail has tied two threads of one customer together: `joinMail(join): Promise<void>`. The mails that this one has go to `into` with their
 * files, under the same keys; it is a pointer from then. The same again changes nothing. Who waits here leaves the line; where an agent
 * holds it, or has answered, it may stay as it is: from then on only new mails go to `into`.
 */
export interface MailJoin {
  into: string;
  campaign: string;
}

/** A mail of a conversation that has become part of another; its files are copied along. */
export interface MovedMailCall {
  verb: "moved-mail";
  /** Where its files lie. */
  from: string;
  message: InboundMailMessage;
}

/** What a server or a recipient's client reports of a mail of ours: `mailReport(report): Promise<MailReportReply>`. The same again changes nothing. */
export interface MailReportCall {
  /** Of our entry, where its signed reference came back. */
  entry: string | null;
  /** Without brackets; null: not said. */
  messageId: string | null;
  /** `complaint`: the recipient pressed *spam*. */
  kind: "delivered" | "delayed" | "failed" | "complaint" | "seen";
  /** Of whom it is told; empty: not said. */
  recipient: string;
  /** One line for people. */
  reason: string;
  at: number;
}

/** `known` false: this conversation has sent no such mail. */
export interface MailReportReply {
  known: boolean;
  /** Everybody whom that mail went to; who complains joins the black list of `sender` only as one of them. */
  recipients: string[];
  /** Our address that it was written from. */
  sender: string;
}
