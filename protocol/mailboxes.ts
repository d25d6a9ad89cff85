import { z } from "zod";
import { name } from "./campaign-settings.ts";

/** Mailboxes: the addresses that receive and send (EML-10 to EML-18). `/api/mailboxes`, for who has `mail-campaigns`. Mail comes in by routing. */

/** How mail leaves: Cloudflare's own sending, or the submission of the mailbox's own server. */
export const MAIL_WAYS = ["platform", "smtp"] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

/** `tls` from the first byte (465), `starttls` before anything is said (587, 2525), `none` on one's own machine only. */
export const SMTP_SECURITY = ["tls", "starttls", "none"] as const;
export type SmtpSecurity = (typeof SMTP_SECURITY)[number];

const line = z.string().trim().max(320);
const SERVER_MISSING = "Must type SMTP ip and port";

export const smtpServer = z.strictObject({
  host: z.string({ error: SERVER_MISSING }).trim().min(1, { error: SERVER_MISSING }).max(253),
  port: z.int({ error: SERVER_MISSING }).min(1).max(65_535),
  security: z.enum(SMTP_SECURITY).default("starttls"),
  user: line.default(""),
});
export type SmtpServer = z.output<typeof smtpServer>;

const fields = z.strictObject({
  name,
  /** Receives, and is written from. */
  address: z.email({ error: "Must type an email" }).max(254).toLowerCase(),
  /** Shown beside the address (EML-5). */
  fromName: z.string().trim().max(120).default(""),
  /** Where answers go besides our signed address, several (EML-15). */
  replyTo: z.array(z.email().max(254)).max(10).default([]),
  way: z.enum(MAIL_WAYS).default("platform"),
  /** Needed for `smtp`. */
  smtp: smtpServer.nullable().default(null),
  /** Of the submission server; never sent back. Left out of a PUT: it stays. */
  password: z.string().max(500).optional(),
  /** Mails a minute that leave by it, of all its dialers and conversations together; 0: no limit of ours. */
  perMinute: z.int().min(0).max(60_000).default(0),
  enabled: z.boolean().default(true),
});
const withServer = <Schema extends z.ZodType<{ way: MailWay; smtp: SmtpServer | null }>>(schema: Schema) =>
  schema.refine(({ way, smtp }) => way !== "smtp" || smtp !== null, {
    path: ["smtp"],
    error: SERVER_MISSING,
  });
export const mailboxFields = withServer(fields);
/** Without its password, as a file of the configuration has it. */
export const mailboxEntry = withServer(fields.omit({ password: true }));
export const replaceMailbox = withServer(fields.extend({ version: z.int() }));
export type MailboxFields = z.output<typeof fields>;
export type MailboxDraft = z.input<typeof fields>;

export interface MailboxResource extends Omit<MailboxFields, "password"> {
  id: string;
  hasPassword: boolean;
  version: number;
}

/** A line of `GET /api/mailbox-choices`: what a campaign or a dialer chooses from. */
export type MailboxChoice = Pick<MailboxResource, "id" | "name" | "address" | "enabled">;

/** What `Directory` keeps; the password stays sealed. */
export interface MailboxSnapshot extends Omit<MailboxFields, "password"> {
  version: number;
  id: string;
  /** By `store/sealed.ts`, of `{ password }`. */
  sealedSecrets: string;
}

/** `POST /api/mailboxes/:name/test`: a mail to itself, which comes back or does not. */
export interface MailboxTest {
  sent: "accepted" | "refused" | "slow-down" | "unreachable" | "unknown";
  reason: string;
  /** It came in again within the time that was waited. */
  returned: boolean;
}
