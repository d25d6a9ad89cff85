import type { MailDraft } from "../../domain/mail/draft.ts";
import type { Invitation } from "../../domain/mail/invitation.ts";
import type { MailFault, MailLimits } from "../../domain/mail/limits.ts";
import type { MailAddress } from "../../domain/mail/mail-address.ts";
import type { MailFile } from "./mail-file.ts";

/** A mail that goes out: `composeMail` makes a `ComposedMail` of a draft, and a `MailCarrier` takes it away. */

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

/** What is said of one mail or one recipient; all else is about the mailbox itself. */
const OF_ONE_MAIL: ReadonlySet<RefusedBecause> = new Set(["suppressed", "recipient", "too-large", "mail"]);

/** Why the mailbox that a mail should have left by does not work (EML-15); null: it was taken, or the mail or its recipient is to blame. */
export function ailmentOf(sent: MailSent): string | null {
  if (sent.outcome === "accepted") return null;
  const because = "because" in sent ? sent.because : undefined;
  return because !== undefined && OF_ONE_MAIL.has(because) ? null : sent.reason;
}

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
