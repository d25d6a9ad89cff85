import type { MailAddress } from "./mail-address.ts";
import { readAddress } from "./mail-address.ts";
import { LONGEST_SUBJECT } from "./subject.ts";

/** What a way out carries at most. */
export interface MailLimits {
  /** To, Cc and Bcc together. */
  recipients: number;
  /** Bytes of the whole mail as it travels. */
  bytes: number;
  replyTo: number;
  /** Headers besides those of every mail; null: any. */
  headers: {
    /** In lower case; `x-…` may always be set. */
    allowed: readonly string[];
    /** Bytes. */
    value: number;
    total: number;
  } | null;
}

const MIB = 1_048_576;

/** The `send_email` binding (platform.md A7, and its reference page *Email headers*). */
export const PLATFORM_LIMITS: MailLimits = {
  recipients: 50,
  bytes: 5 * MIB,
  replyTo: 1,
  headers: {
    allowed: [
      ...["in-reply-to", "references", "auto-submitted", "precedence", "list-unsubscribe", "list-unsubscribe-post"],
      ...["list-id", "list-archive", "list-help", "list-owner", "list-post", "list-subscribe", "content-language"],
      ...["keywords", "comments", "importance", "priority", "sensitivity", "organization", "archived-at"],
    ],
    value: 2_048,
    total: 16_384,
  },
};

/** A server of one's own: RFC 5321 section 4.5.3.1.8 promises a hundred recipients, and most take 25 MiB. */
export const SERVER_LIMITS: MailLimits = { recipients: 100, bytes: 25 * MIB, replyTo: 10, headers: null };

export interface MailFault {
  field: "from" | "to" | "cc" | "bcc" | "replyTo" | "subject" | "headers" | "invitation" | "size";
  code:
    | "no_recipient"
    | "too_many_recipients"
    | "invalid_address"
    | "too_long"
    | "too_large"
    | "too_many"
    | "invalid_time"
    | "header_not_allowed";
  said: string;
}

/** What is looked at: a composed mail. */
export interface MeasuredMail {
  from: MailAddress;
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  bcc: readonly MailAddress[];
  replyTo: readonly MailAddress[];
  subject: string;
  /** Besides those of every mail, by name. */
  headers: Readonly<Record<string, string>>;
  bytes: number;
}

/** All that keeps a mail from leaving this way, for whoever has to mend it; empty: it may leave. */
export function mailFaults(mail: MeasuredMail, limits: MailLimits): MailFault[] {
  return [...addressFaults(mail, limits), ...sizeFaults(mail, limits), ...headerFaults(mail, limits)];
}

function addressFaults(mail: MeasuredMail, limits: MailLimits): MailFault[] {
  const faults: MailFault[] = [];
  for (const field of ["from", "to", "cc", "bcc", "replyTo"] as const) {
    for (const { address } of [mail[field]].flat()) {
      if (readAddress(address) !== address)
        faults.push({ field, code: "invalid_address", said: `${shortened(address)} is no e-mail address` });
    }
  }
  const recipients = mail.to.length + mail.cc.length + mail.bcc.length;
  if (recipients === 0) faults.push({ field: "to", code: "no_recipient", said: "The mail has no recipient" });
  if (recipients > limits.recipients) {
    const said = `The mail has ${recipients} recipients; at most ${limits.recipients} can be sent to at once`;
    faults.push({ field: "to", code: "too_many_recipients", said });
  }
  if (mail.replyTo.length > limits.replyTo)
    faults.push({ field: "replyTo", code: "too_many", said: `At most ${limits.replyTo} reply address can be given` });
  return faults;
}

function sizeFaults({ subject, bytes }: MeasuredMail, limits: MailLimits): MailFault[] {
  const faults: MailFault[] = [];
  if (subject.length > LONGEST_SUBJECT)
    faults.push({
      field: "subject",
      code: "too_long",
      said: `The subject has more than ${LONGEST_SUBJECT} characters`,
    });
  if (bytes > limits.bytes) {
    const said = `The mail is ${megabytes(bytes)} MB with its files; at most ${megabytes(limits.bytes)} MB can be sent`;
    faults.push({ field: "size", code: "too_large", said });
  }
  return faults;
}

function headerFaults({ headers }: MeasuredMail, { headers: limit }: MailLimits): MailFault[] {
  if (limit === null) return [];
  const faults: MailFault[] = [];
  let total = 0;
  for (const [name, value] of Object.entries(headers)) {
    const bytes = octets(value);
    total += octets(name) + bytes + 4;
    const isAllowed = limit.allowed.includes(name.toLowerCase()) || /^x-[\w-]{1,98}$/i.test(name);
    if (!isAllowed)
      faults.push({ field: "headers", code: "header_not_allowed", said: `${shortened(name)} cannot be set` });
    if (bytes > limit.value)
      faults.push({ field: "headers", code: "too_long", said: `${name} is longer than ${limit.value} bytes` });
  }
  if (total > limit.total)
    faults.push({ field: "headers", code: "too_large", said: `The headers are larger than ${limit.total} bytes` });
  return faults;
}

function octets(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

function megabytes(bytes: number): string {
  return (bytes / MIB).toFixed(1).replace(/\.0$/, "");
}

function shortened(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, " ")
    .slice(0, 100)
    .toWellFormed();
}
