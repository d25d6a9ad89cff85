import { z } from "zod";
import { optionalText } from "./form-text.ts";

/** Mails of other programs: `POST /api/messages/mail`, and the predecessor's SendMailv2 (API-10). */

const party = z.strictObject({ name: z.string().max(200).default(""), address: z.email().max(254) });
const parties = z.array(party).max(50);

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
  agent: optionalText(100),
});
export type SendMailForm = z.output<typeof sendMailForm>;
