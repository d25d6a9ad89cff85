import type { ReceiptState, RemoteFile } from "../channels/carrier.ts";
import type { MailFlaw } from "../channels/email/mail.ts";
import type { Channel, Language, Schedule, Strategy } from "../domain/campaign/campaign.ts";
import type { CustomerDetails, ExpiryReason, InteractionSummary } from "../domain/interaction/interaction.ts";
import type { AgentSnapshot } from "../domain/routing/snapshot.ts";
import type { DeskQuarterRow, InteractionRecord } from "../protocol/archive.ts";
import type { TemplateChoice } from "../protocol/conversation-socket.ts";
import type { HeldInteraction } from "../protocol/desk-socket.ts";
import type { MailDetails, MailParty } from "../protocol/mail.ts";
import type { ProblemCode } from "../protocol/problem.ts";
import type { AuditLine } from "../store/changes.ts";

/**
 * What the objects say to each other. All of it travels through an outbox, in order to each target, perhaps more than once; numbers
 * (turn, n) tell the late ones. Verbs are added, never changed: a new build talks to objects of the last one.
 */

/** Facts that a conversation needs of its campaign: it reads no configuration, they come with the queue's answer. */
export interface CampaignFacts {
  campaignName: string;
  serviceLevel: number;
  dropout: number;
  transferTime: number;
  inactivity: { warnAfter: number; closeAfter: number };
  waitingForCustomer: number;
  reopenWindow: number;
  showAgentName: boolean;
  files: boolean;
  texts: Record<"welcome" | "outOfTime" | "notAvailable" | "feedback" | "automaticAgent", string>;
  /** SMS, WhatsApp, Messenger, mail: when it is open, for the one text a closed period; absent in webchat. */
  hours?: Schedule;
  /** What a mail campaign writes by itself. */
  mail?: { confirmation: { subject: string; text: string }; outOfTimeSubject: string };
}

export type Opening = Omit<InteractionSummary, "caseNumber" | "campaignName">;

export type QueueCall =
  | {
      verb: "enter";
      opening: Opening;
      turn: number;
      head: boolean;
      transfer: boolean;
      caseNumber: string | null;
      preferred: string | null;
      /** Who passes it on: the others are asked before them. */
      giver: string | null;
    }
  | {
      verb: "leave";
      interaction: string;
      turn: number;
      record: InteractionRecord | null;
      how: "served" | "abandoned" | "short" | "moved";
    }
  | { verb: "moved"; interaction: string; turn: number; agent: string }
  /** An agent has begun it: nobody waits, but it is the campaign's, with a case number and its facts. */
  | { verb: "begun"; opening: Opening; turn: number; agent: string }
  /** May the house answer this mail by itself? The campaign knows who has had which text, over all threads. */
  | {
      verb: "may-answer";
      interaction: string;
      /** The mail that is answered. */
      entry: string;
      /** To whom, in lower case. */
      address: string;
      said: "confirmation" | "out-of-time";
      /** Once for each: a closed period, an interaction. */
      period: string;
      subject: string;
      text: string;
    }
  | {
      verb: "answered";
      interaction: string;
      agent: string;
      n: number;
      yes: boolean;
      missed: boolean;
      snapshot: AgentSnapshot;
    };

export type EnterReply =
  | {
      outcome: "waiting";
      ticket: number;
      position: number;
      caseNumber: string;
      staffed: boolean;
      facts: CampaignFacts;
      /** ms since which it waits in this line. Left out by the last build. */
      enteredAt?: number;
    }
  | { outcome: "refused"; reason: ExpiryReason; text: string; caseNumber: string; facts: CampaignFacts }
  | { outcome: "unknown-campaign" }
  | { outcome: "stale" };

/** Answer to `begun`. */
export type BegunReply =
  | { outcome: "begun"; caseNumber: string; facts: CampaignFacts; parcel: Omit<Parcel, "summary"> }
  | { outcome: "unknown-campaign" };

/** Answer to `may-answer`. */
export type MayAnswerReply = { outcome: "answer" | "quiet" } | { outcome: "unknown-campaign" };

export type QueueReply = EnterReply | BegunReply | MayAnswerReply | { outcome: "ok" };

/** Everything that a desk needs to show what it is offered or given. */
export interface Parcel {
  summary: InteractionSummary;
  strategy: Strategy;
  maxInteractions: number;
  serviceLevel: number;
}

export type DeskCall =
  | {
      verb: "offer";
      parcel: Parcel;
      turn: number;
      n: number;
      ring: number;
      from: "queue" | "conversation";
      pulled: boolean;
      giver: { name: string; note: string } | null;
    }
  | { verb: "withdraw"; interaction: string; n: number }
  | { verb: "hold"; parcel: Parcel; turn: number; n: number; head: number }
  | {
      verb: "grant";
      parcel: Parcel;
      turn: number;
      n: number;
      head: number;
      giver: { name: string; note: string } | null;
    }
  | { verb: "release"; interaction: string; turn: number; why: "closed" | "transferred" | "taken" | "lost" | "expired" }
  | { verb: "await-customer"; interaction: string; turn: number; on: boolean }
  /** The customer writes to somebody who may have gone: `gone` sends it back to the line. */
  | { verb: "still-there"; interaction: string; turn: number };

export type DeskReply =
  | { answer: "yes" | "ringing" | "no"; name: string; snapshot: AgentSnapshot }
  | { answer: "ok" | "gone"; name: string };

export type ConversationCall =
  | {
      verb: "assigned";
      interaction: string;
      campaign: string;
      agent: string;
      turn: number;
      n: number;
      because: string;
      /** Seconds of waiting that count: in schedule only. */
      waited: number;
      facts: CampaignFacts;
      parcel: Parcel;
    }
  | { verb: "expire"; interaction: string; campaign: string; turn: number; reason: ExpiryReason; text: string }
  | { verb: "lost"; interaction: string; agent: string; turn: number }
  | { verb: "answered"; interaction: string; agent: string; name: string; n: number; yes: boolean }
  | { verb: "hand-over"; interaction: string; agent: string; to: string; note: string }
  | { verb: "who-holds"; interaction: string; agent: string; n: number }
  | { verb: "end-session"; user: string; session: string }
  /** The user's rights have changed: their look on it is asked for anew. */
  | { verb: "end-watch"; user: string };

/** A line for the audit log; D1 may be away for a while. */
export interface AuditCall {
  verb: "audit";
  line: AuditLine;
}

export type ConversationReply = { outcome: "ok" | "stale" } | { outcome: "held" | "pending" | "gone" };

/** An agent's hours, for ARCHIVE. */
export interface HoursCall {
  verb: "hours";
  rows: DeskQuarterRow[];
}

/** An address that wants to be written to no more, or again; SPOOL may be away for a while. */
export interface OptOutCall {
  verb: "opt-out" | "opt-in";
  address: string;
  /** `sender:<channel>:<sender>`. */
  scope: string;
  source: "customer" | "agent" | "complaint";
  by: string;
  at: number;
}

/** The Message-ID that a carrier gave a mail of ours, for the threads of ARCHIVE; D1 may be away for a while. */
export interface MailIdCall {
  verb: "mail-id";
  campaign: string;
  /** Without brackets. */
  id: string;
  conversation: string;
  customer: string;
  at: number;
}

/** A mail of a conversation that has become part of another; its files are copied along. */
export interface MovedMailCall {
  verb: "moved-mail";
  /** Where its files lie. */
  from: string;
  message: InboundMailMessage;
}

/** By which account, and to whom, the words of a conversation leave. */
export interface CarrierAddress {
  channel: Channel;
  /** Id of the account. */
  provider: string;
  /** Our number, port or page. */
  sender: string;
  /** What a STOP to that sender blocks: `sender:<channel>:<sender>`. */
  scope: string;
  /** The customer as the black list and the conversation's name know them: `customerKey`. */
  key: string;
  /** The same person's other addresses on that list: WhatsApp's number beside a user id, and the other way round. */
  alsoKnownAs?: string[];
  /** As the carrier is told: the address that it gave us, or the number in its format. */
  carrier: string;
  /** As people read it. */
  shown: string;
  /** Short codes and names write to us, and cannot be answered. */
  answerable: boolean;
  /** The page may answer for seven days. */
  humanAgent: boolean;
  /** Longest text of one message, characters. */
  longest: number;
}

/** What a carrier's webhook brings to a conversation. */
export interface InboundMessage {
  conversation: string;
  campaign: string;
  line: CarrierAddress;
  /** As the carrier tells it, or empty. */
  name: string;
  /** Number by which people can reach the customer; empty where the channel shows none. */
  phone: string;
  language: Language;
  /** The carrier's id: the same again is a repetition. Null: every one is new. */
  id: string | null;
  /** ms, the carrier's time. */
  at: number;
  text: string;
  files: RemoteFile[];
  /** A call: opens the window, says nothing. */
  call: boolean;
  /** Of the whole text, by the words of the campaign (decisions: STOP). */
  meaning: "opt-out" | "opt-in" | null;
  /** The carrier confirms a STOP itself. */
  carrierConfirms: boolean;
}

/** A word of ours that begins outside: an agent's *New*, another program's SendSMS. */
export interface OutboundMessage {
  conversation: string;
  campaign: string;
  line: CarrierAddress;
  /** Made by its sender: the same again is harmless. */
  id: string;
  text: string;
  template: TemplateChoice | null;
  language: Language;
  /** Who signs it, and gets the answer first; null: the house. */
  agent: { id: string; name: string } | null;
  /** The agent holds what comes of it (*New*); else nobody does, until the customer answers. */
  holds: boolean;
}

export type OutboundReply =
  | { outcome: "kept" | "known"; interaction: string }
  | { outcome: "refused"; code: ProblemCode; first?: string };

export interface Receipt {
  /** Id of our entry. */
  entry: string;
  /** Id of the account by whose door it came: another's receipts count for nothing. */
  provider: string;
  state: ReceiptState;
  reason: string;
  carrierId: string | null;
  at: number;
}

/** What the mail door brings to a conversation: `receiveMail(mail): Promise<MailReceived>`. Its files lie in R2 under `fileKey` before it is told. */
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

/** A hint, never stored: the last one wins, and asking again repairs a lost one. */
export interface News {
  interaction: string;
  head: number;
  unread: number;
  last: NonNullable<HeldInteraction["last"]>;
}

export interface StartRequest {
  conversation: string;
  campaign: string;
  visitor: string;
  /** Id of the first word. */
  request: string;
  customer: CustomerDetails;
  extra: { label: string; value: string }[];
  message: string;
  language: Language;
}

export type StartReply =
  | { outcome: "started"; interaction: string; caseNumber: string }
  | { outcome: "refused"; code: ProblemCode; text: string };
