import type { AutoMark } from "../../domain/mail/automatic-answer.ts";
import type { MailDraft } from "../../domain/mail/draft.ts";
import type { Invitation } from "../../domain/mail/invitation.ts";
import type { MailFault, MailLimits } from "../../domain/mail/limits.ts";
import type { MailAddress } from "../../domain/mail/mail-address.ts";
import type { SplitText } from "../../domain/mail/quotation.ts";

/**
 * What a mail is to the house. In: `readMail` makes an `InboundMail` of bytes, whatever they are. Out: `composeMail` makes a
 * `ComposedMail` of a draft, and a `MailCarrier` takes it away.
 */

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

/** A file of a mail. Its bytes are the sender's, its name is safe to show and to save under, its type is claimed, not sniffed. */
export interface MailFile {
  name: string;
  /** In lower case, without parameters. */
  type: string;
  bytes: Uint8Array;
  /** Without brackets; null: nothing in the mail's HTML can name it. */
  contentId: string | null;
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

/** A file of ours. With a Content-ID it is shown where the HTML says `cid:…`. */
export type OutgoingFile = MailFile;

/** What a draft needs besides to become a mail. */
export interface Composing {
  /** Letters and digits, new for every mail: the Message-ID and the parts' boundaries are made of it. */
  token: string;
  /** ms. */
  now: number;
  /** Signed by `signedReference`: comes back in reports. Null: reports find the mail by its id alone. */
  reference: string | null;
  /** By a machine of ours: `auto-replied` to one mail, `auto-generated` to many (RFC 3834 section 5). Null: a person writes. */
  automatic: "auto-replied" | "auto-generated" | null;
  invitation: Invitation | null;
  /** One POST to this https address takes the recipient off the list (RFC 8058). */
  unsubscribe: string | null;
}

export type OutgoingDraft = MailDraft<OutgoingFile>;

/** A mail that can leave: every value in it is on one line, every address one that SMTP takes. */
export interface ComposedMail {
  envelope: { from: string; to: string[] };
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  /** By name, besides those above and those of MIME. */
  headers: Record<string, string>;
  text: string;
  html: string;
  /** The invitation among them. */
  files: OutgoingFile[];
  /** Of the whole mail as it travels. */
  bytes: number;
  /** The Message-ID that `raw` carries, without brackets; the platform's binding gives another. */
  messageId: string;
  /** The mail as RFC 5322 has it: ASCII, CRLF, without Bcc. */
  raw(): string;
}

/** What became of a mail. Only `slow-down` and `unreachable` may be tried again: nothing has left. */
export type MailSent =
  | { outcome: "accepted" /** Without brackets: what answers and reports will name. */; messageId: string }
  | { outcome: "refused"; because: RefusedBecause; reason: string }
  | {
      outcome: "slow-down";
      /** ms */
      retryAfter: number;
      /** `recipient`, `mail`: others may leave meanwhile. Left out: nothing may. */
      because?: RefusedBecause;
      reason: string;
    }
  | { outcome: "unreachable"; reason: string }
  /** It may or may not have left; never sent again on its own. */
  | { outcome: "unknown"; reason: string };

export type RefusedBecause =
  /** Bounced or complained before: joins our black list. */
  | "suppressed"
  | "recipient"
  | "sender"
  | "sign-in"
  | "too-large"
  | "mail"
  /** The account's server may not be called, or not safely. */
  | "server";

/** A way out. */
export interface MailCarrier {
  limits: MailLimits;
  /** Sends one mail; several after each other go over one connection. Never throws. */
  send(mail: ComposedMail): Promise<MailSent>;
  /** Ends the connection, if there is one. Never throws. */
  close(): Promise<void>;
}

/** All that keeps a mail from leaving: its text is for people, its faults for the form. */
export class UnsendableMail extends Error {
  override readonly name = "UnsendableMail";
  readonly faults: readonly MailFault[];

  constructor(faults: readonly MailFault[]) {
    super(faults.map(({ said }) => said).join("; "));
    this.faults = faults;
  }
}
