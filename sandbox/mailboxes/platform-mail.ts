import { z } from "zod";
import { rawMail } from "./raw-mail.ts";

const party = z.union([
  z.string().transform((email) => ({ name: "", email })),
  z.object({ name: z.string().default(""), email: z.string() }),
]);
const parties = z.union([party.transform((one) => [one]), z.array(party)]).default([]);

/** What a Worker gives to `send_email`, its files in base64. */
export const platformMail = z.object({
  from: party,
  to: parties,
  cc: parties,
  bcc: parties,
  replyTo: party.optional(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  text: z.string().default(""),
  html: z.string().default(""),
  attachments: z
    .array(
      z.object({
        disposition: z.enum(["attachment", "inline"]),
        filename: z.string(),
        type: z.string(),
        contentId: z.string().optional(),
        content: z.base64(),
      }),
    )
    .default([]),
});
export type PlatformMail = z.output<typeof platformMail>;

/** As the platform refuses, with its code. */
export class PlatformRefusal extends Error {
  override readonly name = "PlatformRefusal";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function senderOf({ from }: PlatformMail): string {
  return from.email;
}

export function recipientsOf({ to, cc, bcc }: PlatformMail): string[] {
  return [...new Set([...to, ...cc, ...bcc].map(({ email }) => email))];
}

export function rawOf(mail: PlatformMail, messageId: string): Promise<Buffer> {
  const { from, to, cc, replyTo, subject, headers, text, html, attachments } = mail;
  return rawMail({
    from: mailbox(from),
    to: to.map(mailbox),
    cc: cc.map(mailbox),
    ...(replyTo !== undefined && { replyTo: mailbox(replyTo) }),
    subject,
    headers,
    messageId,
    text,
    html,
    attachments: attachments.map(({ disposition, filename, type, contentId, content }) => ({
      filename,
      contentType: type,
      contentDisposition: disposition,
      ...(contentId !== undefined && { cid: contentId }),
      content: Buffer.from(content, "base64"),
    })),
  });
}

function mailbox({ name, email }: PlatformMail["from"]) {
  return { name, address: email };
}
