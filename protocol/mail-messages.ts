import { z } from "zod";
import { optionalText } from "./form-text.ts";

/** Mails of other programs: `POST /api/messages/mail`, and the predecessor's SendMailv2 (API-10). */

const party = z.strictObject({ name: z.string().max(200).default(""), address: z.email().max(254) });
const parties = z.array(party).max(50);

/** Bytes of a whole request: files of ten megabytes in base64, all of them together. The way out may carry less. */
export const MAX_PROGRAM_MAIL_BYTES = 15 * 1024 * 1024;
const MOST_ATTACHMENTS = 20;
/** Characters. */
const MOST_CONTENT = 14_000_000;

const attachment = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Left out: what the bytes are. It counts for plain text alone, which has no mark of its own. */
  type: z.string().trim().max(100).default(""),
  /** Base64. */
  content: z.string().min(1).max(MOST_CONTENT),
});
export type MailAttachment = z.output<typeof attachment>;

/** An `Idempotency-Key` makes a repetition within a day harmless. */
export const mailMessage = z
  .strictObject({
    /** Name of a mail campaign: whose mailbox it leaves by, and whose agents get the answer. Without it the only one of the caller. */
    campaign: z.string().min(1).max(64).optional(),
    to: parties.min(1),
    cc: parties.default([]),
    bcc: parties.default([]),
    subject: z.string().trim().min(1).max(900),
    /** One of both. */
    text: z.string().max(100_000).optional(),
    /** Sanitised before it leaves. */
    html: z.string().max(500_000).optional(),
    attachments: z.array(attachment).max(MOST_ATTACHMENTS).default([]),
    /** User name, or name: signs it, and gets the answer first. */
    agent: z.string().trim().min(1).max(100).optional(),
  })
  .refine(({ text = "", html = "" }) => (text.trim() === "") !== (html.trim() === ""), {
    path: ["text"],
    error: "Either text or html",
  });
export type MailMessage = z.output<typeof mailMessage>;

/** 202: accepted and durable, not delivered. */
export interface MailAccepted {
  id: string;
}

/** SendMailv2. Addresses as people write them, several separated by `;` or `,`; `destination` and `to` are one. */
export const sendMailForm = z.object({
  campaign: optionalText(64),
  destination: optionalText(5_000),
  to: optionalText(5_000),
  cc: optionalText(5_000),
  bcc: optionalText(5_000),
  subject: z.string().max(900),
  /** Plain text. */
  message: optionalText(100_000),
  html: optionalText(500_000),
  /** One file, as a list of a dialer comes: its name, and its bytes in base64. */
  filename: optionalText(200),
  fileb64: optionalText(MOST_CONTENT),
  agent: optionalText(100),
});
export type SendMailForm = z.output<typeof sendMailForm>;
