import type { AutoMark } from "../../domain/mail/automatic-answer.ts";
import type { MailAddress } from "../../domain/mail/mail-address.ts";
import type { SplitText } from "../../domain/mail/quotation.ts";
import type { MailFile } from "./mail-file.ts";

/** A mail that comes in: `readMail` makes an `InboundMail` of bytes, whatever they are. */

/** The two addresses of SMTP, which routing goes by; `from` is empty for bounces. */
export interface Envelope {
  from: string;
  to: string;
}

export interface Reading {
  /** ms. */
  now: number;
  /** Names of the servers whose `Authentication-Results` are believed (RFC 8601): those in front of us. None: none is. */
  trusted: readonly string[];
}

export type AuthenticationResult =
  | "pass"
  | "fail"
  | "softfail"
  | "neutral"
  | "policy"
  | "temperror"
  | "permerror"
  /** The sender's domain says nothing, or nobody whom we trust has looked. */
  | "none";

/** What a server of ours found of the sender. Without it nothing is known: a forged `From` looks like any. */
export interface Authentication {
  /** The server that looked; null: none that we trust, and all results are `none`. */
  by: string | null;
  spf: AuthenticationResult;
  dkim: AuthenticationResult;
  dmarc: AuthenticationResult;
}

/** What became of a mail of ours for one recipient (RFC 3464). */
export interface DeliveryOutcome {
  /** As we wrote it where the report says so; empty: the report does not say. */
  recipient: string;
  action: "failed" | "delayed" | "delivered";
  /** `5.1.1`; empty: not said. */
  status: string;
  /** Whether it is worth trying again: by the status' class, else by the action. */
  permanent: boolean;
  /** One line for people. */
  reason: string;
}

/** What a report says of which mail of ours. Anybody can write one: only `messageId` and a verified `reference` prove anything. */
export interface ReportedMail {
  /** Its Message-ID without brackets; null: the report does not say. */
  messageId: string | null;
  /** Its `X-Deskline-Reference` as it came back, for `verifiedReference`; null: none did. */
  reference: string | null;
}

export type MailReport =
  /** A server on the way could not deliver, or not yet, or has. */
  | { kind: "delivery"; mail: ReportedMail; outcomes: DeliveryOutcome[] }
  /** The recipient pressed *spam* (RFC 5965). Recipients are often blotted out. */
  | { kind: "complaint"; mail: ReportedMail; feedback: string; recipients: string[] }
  /** The recipient's client tells that it was shown, or deleted unread (RFC 8098). */
  | { kind: "disposition"; mail: ReportedMail; recipient: string; displayed: boolean };

/** What could not be read as its sender meant it. The raw mail is there for whoever wants to look. */
export type MailFlaw =
  /** Nothing but headers and plain text could be got out of it. */
  | "unparsable"
  | "no-message-id"
  | "no-sender"
  /** Not before this century, not after tomorrow. */
  | "implausible-date"
  /** Bytes of no known writing in the headers, taken for windows-1252. */
  | "undeclared-charset"
  /** A multipart that did not say where its parts begin. */
  | "no-boundary"
  /** More addresses or files than are kept. */
  | "cut";

export interface InboundMail {
  /** Message-ID without brackets; where its sender gave none, `content-` and a hash of what it says. */
  id: string;
  /** False: nobody can refer to it by its id. */
  hasOwnId: boolean;
  inReplyTo: string[];
  references: string[];
  envelope: Envelope;
  /** Null: it names nobody. */
  from: MailAddress | null;
  /** Whom its sender wants answered; empty: the sender. */
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  /** All addresses that it was sent to by any header or the envelope: one of them may be our signed one. */
  addressedTo: string[];
  /** Decoded, on one line; empty where there is none. */
  subject: string;
  /** ms, as its sender's clock had it; null: not said, or implausible. */
  sentAt: number | null;
  /** Made of `html` where the mail has none. Lines end in `\n`. */
  text: string;
  /** As it came: hostile until it is sanitised. Null: there is none. */
  html: string | null;
  /** `text`, the new words apart from what they quote. */
  said: SplitText;
  files: MailFile[];
  /** Files that `html` shows by their Content-ID. */
  inline: MailFile[];
  /** Why it is by a machine; empty: by a person, as far as it tells. Nothing is ever answered automatically to a machine. */
  auto: AutoMark[];
  authentication: Authentication;
  /** What it reports of a mail of ours; null: it is a mail. */
  report: MailReport | null;
  /** SHA-256 of text, HTML and files, in hex. */
  bodyHash: string;
  flaws: MailFlaw[];
  raw: Uint8Array;
}
