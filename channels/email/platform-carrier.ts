import { mailFaults, PLATFORM_LIMITS } from "../../domain/mail/limits.ts";
import { reasonOf } from "../answer.ts";
import type { ComposedMail, MailCarrier, MailSent, OutgoingFile, RefusedBecause } from "./outgoing-mail.ts";

/** ms in which the platform answers, or the mail's fate is unknown. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 10_000;
/** The daily quota grows again at midnight UTC; asking each hour is enough. */
const DAY_SPENT_MS = 3_600_000;

const REFUSED: Record<string, RefusedBecause> = {
  E_RECIPIENT_SUPPRESSED: "suppressed",
  E_RECIPIENT_NOT_ALLOWED: "recipient",
  E_TOO_MANY_RECIPIENTS: "recipient",
  E_SENDER_NOT_VERIFIED: "sender",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "sender",
  E_CONTENT_TOO_LARGE: "too-large",
  E_TOO_MANY_ATTACHMENTS: "too-large",
  E_VALIDATION_ERROR: "mail",
  E_FIELD_MISSING: "mail",
};

/**
 * The `send_email` binding (platform.md A7): it writes the mail itself out of fields, picks the Message-ID and tells it. One recipient
 * whom it will not write to refuses the whole mail. A failed delivery and an inner error leave it open whether the mail has left.
 */
export function platformCarrier(binding: Pick<SendEmail, "send">, patience = PATIENCE_MS): MailCarrier {
  return {
    limits: PLATFORM_LIMITS,
    async send(mail) {
      const [fault] = mailFaults(mail, PLATFORM_LIMITS);
      if (fault !== undefined)
        return { outcome: "refused", because: fault.code === "too_large" ? "too-large" : "mail", reason: fault.said };
      try {
        const { messageId } = await inTime(binding.send(fields(mail)), patience);
        return { outcome: "accepted", messageId: messageId.trim().replace(/^<(.*)>$/, "$1") };
      } catch (error) {
        return failed(error);
      }
    },
    async close() {},
  };
}

function fields(mail: ComposedMail): EmailMessageBuilder {
  const [replyTo] = mail.replyTo;
  return {
    from: mailbox(mail.from),
    to: mail.to.map(mailbox),
    ...(mail.cc.length > 0 && { cc: mail.cc.map(mailbox) }),
    ...(mail.bcc.length > 0 && { bcc: mail.bcc.map(mailbox) }),
    ...(replyTo !== undefined && { replyTo: mailbox(replyTo) }),
    subject: mail.subject,
    headers: mail.headers,
    text: mail.text,
    html: mail.html,
    attachments: mail.files.map(attachment),
  };
}

function mailbox({ name, address }: ComposedMail["from"]): EmailAddress {
  return { name, email: address };
}

/** Bytes, never text: a string would be sent as the text that it is, base64 and all. */
function attachment({ name, type, bytes, contentId }: OutgoingFile): EmailAttachment {
  const content = new Uint8Array(bytes).buffer;
  return contentId === null
    ? { disposition: "attachment", filename: name, type, content }
    : { disposition: "inline", contentId, filename: name, type, content };
}

function failed(error: unknown): MailSent {
  const { code, message } = coded(error);
  const reason = reasonOf(code, message);
  const because = REFUSED[code] ?? (code.startsWith("E_HEADER") ? "mail" : locallyRefused(message));
  if (because !== null) return { outcome: "refused", because, reason };
  if (code === "E_RATE_LIMIT_EXCEEDED") return { outcome: "slow-down", retryAfter: PAUSE_MS, reason };
  if (code === "E_DAILY_LIMIT_EXCEEDED") return { outcome: "slow-down", retryAfter: DAY_SPENT_MS, reason };
  return { outcome: "unknown", reason };
}

/** The binding's own restrictions are told without a code on one's own machine. */
function locallyRefused(message: string): RefusedBecause | null {
  const [, end] = /^email (to|from) \S+ not allowed$/.exec(message) ?? [];
  return end === undefined ? null : end === "to" ? "recipient" : "sender";
}

function coded(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message };
}

async function inTime<T>(sending: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The platform has not answered in time")), patience);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
