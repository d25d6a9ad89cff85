import type { MailAddress } from "./mail-address.ts";

/**
 * A mail of ours before it leaves. `F`: what stands for a file, its bytes where it is composed, a reference where it is written.
 * Every field may hold what people typed or a customer's mail brought along: `composeMail` makes headers of it, or refuses.
 */
export interface MailDraft<F> {
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  /** Where answers go, our signed address first: a carrier that carries one takes the first. Empty: to `from`. */
  replyTo: MailAddress[];
  subject: string;
  html: string;
  /** Null: made of `html`. */
  text: string | null;
  /** Without brackets; null: it begins a thread. */
  inReplyTo: string | null;
  references: string[];
  files: F[];
}

/** A mail of a thread, as far as answering it asks. */
export interface ThreadMail<F> {
  /** Without brackets; null: its sender's client gave none, and it cannot be named. */
  messageId: string | null;
  references: string[];
  /** ms. */
  at: number;
  /** By us: an answer to it goes to whom it went. */
  ours: boolean;
  from: MailAddress;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  /** Its words without what it quotes in turn. */
  text: string;
  /** As the sanitiser left it, safe to send on; null: the text is taken. */
  safeHtml: string | null;
  files: F[];
}

/** What the agent has written. */
export interface OwnWords {
  html: string;
  /** Null: made of `html`. */
  text: string | null;
}
