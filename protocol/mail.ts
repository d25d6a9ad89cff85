import { z } from "zod";
import { type FileReference, fileReference } from "./conversation-word.ts";
import { id } from "./id.ts";

/** Mails in a conversation: what an entry says of one, and what the composer sends. One conversation is one thread. */

export interface MailParty {
  name: string;
  address: string;
}

/** Beside the `text` of its entry, which is the new words alone. */
export interface MailDetails {
  subject: string;
  from: MailParty;
  to: MailParty[];
  cc: MailParty[];
  /** Of ours only. */
  bcc: MailParty[];
  /** Whom its sender wants answered; absent: `from`. */
  replyTo?: MailParty[];
  /** Id of the file that holds the HTML as it came, or as it left; null: text alone. Hostile until it is sanitised. */
  html: string | null;
  /** Pictures that the HTML names by `cid:`: Content-ID → file. */
  inline: Record<string, FileReference>;
  files: FileReference[];
  /** What the text quotes of earlier mails. */
  quoted: string;
  /** Without brackets; null while the carrier has not told it. */
  messageId: string | null;
  /** By a machine, as far as it tells: shown, and never answered automatically. */
  automatic: boolean;
  /** What our own server found of the sender: `pass`, `fail` … or `none`. */
  authentication: { spf: string; dkim: string; dmarc: string };
  /** Id of the file that holds the whole mail as it came; null for ours. */
  raw: string | null;
  /** Ours, and to others alone: who waits for our answer still waits. */
  pastCustomer?: true;
  /** What could not be read as its sender meant it (`MailFlaw` of channels/email/inbound-mail.ts). */
  flaws?: string[];
}

const party = z.strictObject({ name: z.string().max(200), address: z.email().max(254) });
const parties = z.array(party).max(50);

/**
 * `POST /api/conversations/:id/mails` with the conversation's ticket as Bearer: the agent answers, answers all, forwards or writes anew in
 * the thread. Files are those of `POST …/files`; those of the thread may be carried by their reference. Recipients: at most 50 in all.
 */
export const sendMail = z
  .strictObject({
    /** Made by the sender: the same again is harmless. */
    id,
    to: parties.min(1),
    cc: parties.default([]),
    bcc: parties.default([]),
    subject: z.string().trim().max(900),
    /** What the composer made; sanitised again before it leaves. */
    html: z.string().max(500_000),
    /** Left out of a forward: all of that mail's go along (EML-44). */
    files: z.array(fileReference).max(50).optional(),
    /** Entry that it answers or forwards; needed for all modes but `new`. */
    answers: z.string().max(400).nullable().default(null),
    mode: z.enum(["reply", "reply-all", "forward", "new"]),
    /** EML-42: all earlier mails are quoted, the oldest last. */
    withHistory: z.boolean().default(false),
  })
  .refine(({ to, cc, bcc }) => to.length + cc.length + bcc.length <= 50, {
    path: ["to"],
    message: "At most 50 recipients",
  });
export type SendMail = z.output<typeof sendMail>;

/** Answer to a mail that is on its way: its entry comes by the socket. */
export interface MailTaken {
  id: string;
  interaction: string;
}

/**
 * `POST /api/mails` → `{conversation, interaction}` (EML-41, EML-47): an agent begins a thread and holds what comes of it. Its files are
 * uploaded before there is a thread, and carried into it; unsent they are kept for a day.
 */
export const startMail = z.strictObject({
  id,
  /** Id of a mail campaign of which the agent is a member. */
  campaign: z.string().min(1).max(64),
  to: parties.min(1),
  cc: parties.default([]),
  bcc: parties.default([]),
  subject: z.string().trim().min(1).max(900),
  html: z.string().max(500_000),
  /** Those of `POST /api/desk/mail/files`. */
  files: z.array(fileReference).max(50).default([]),
});
export type StartMail = z.output<typeof startMail>;

/** `PUT /api/conversations/:id/draft`: kept on the server, one an agent and conversation; null: none. The next mail of theirs takes it away. */
export const mailDraft = z
  .strictObject({
    to: z.array(party).max(50),
    cc: z.array(party).max(50),
    bcc: z.array(party).max(50),
    subject: z.string().max(900),
    html: z.string().max(500_000),
    files: z.array(fileReference).max(50),
    answers: z.string().max(400).nullable(),
    mode: z.enum(["reply", "reply-all", "forward", "new"]),
    withHistory: z.boolean(),
    /** The signature that it was begun with, and as it stands in the words; absent: not known. */
    signed: z.strictObject({ of: z.string().max(100_000), as: z.string().max(100_000) }).optional(),
  })
  .nullable();
export type MailDraftState = z.output<typeof mailDraft>;

/** `GET /api/conversations/:id/draft`, and `GET /api/desk/mail?campaign=<id>` for a mail that begins a thread: what the composer starts with. */
export interface ComposerStart {
  draft: MailDraftState;
  /** EML-23: safe HTML, filled for this agent. */
  signature: string;
  /** Whom the recipient sees (EML-5). */
  from: MailParty;
  /** All addresses of ours: whoever answers all does not answer us. */
  own: string[];
  /** At most: recipients in all, and bytes of the whole mail as it travels. */
  limits: { recipients: number; bytes: number };
}
