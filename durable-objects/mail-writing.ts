import { htmlToText } from "../channels/email/html-text.ts";
import { base64Length } from "../channels/email/out/base64.ts";
import { composeMail } from "../channels/email/out/compose-mail.ts";
import { type OutgoingDraft, UnsendableMail } from "../channels/email/outgoing-mail.ts";
import { safeHtml } from "../channels/email/safe-html.ts";
import type { Campaign, Language } from "../domain/campaign/campaign.ts";
import { textFor } from "../domain/campaign/texts.ts";
import { forward, reply } from "../domain/mail/answer.ts";
import type { MailDraft, ThreadMail } from "../domain/mail/draft.ts";
import { type MailLimits, mailFaults, PLATFORM_LIMITS, SERVER_LIMITS } from "../domain/mail/limits.ts";
import type { FileReference } from "../protocol/conversation-word.ts";
import type { MailDetails, SendMail } from "../protocol/mail.ts";
import type { MailboxSnapshot } from "../protocol/mailboxes.ts";
import type { ThreadEntry, WrittenMail } from "./calls/mail-writing.ts";
import { keptFile } from "./kept-files.ts";
import { keepHtml } from "./mail-files.ts";
import { MOST_TEXT } from "./mail-line.ts";
import { named, quotedMails } from "./mail-quotes.ts";
import { ratingRow } from "./mail-rating.ts";

/** Bytes of one file's own headers and boundary, about. */
const FILE_OCTETS = 400;

/** A file that the composer names and that is not in this conversation. */
export class UnknownFile extends Error {
  override readonly name = "UnknownFile";
  readonly at: number;

  constructor(at: number) {
    super("There is no such file in this conversation");
    this.at = at;
  }
}

/** What a mail is written of, and for whom. */
export interface Writing {
  conversation: string;
  /** Null: it is in none, and nobody is asked how it went. */
  interaction: string | null;
  mailbox: MailboxSnapshot;
  /** Whose texts stand under it. */
  campaign: Campaign;
  language: Language;
  /** The answered mail last; empty: it answers none. */
  thread: readonly ThreadEntry[];
}

/** What a mail may have by this way out: bytes, recipients. */
export function limitsOf({ way }: Pick<MailboxSnapshot, "way">): MailLimits {
  return way === "smtp" ? SERVER_LIMITS : PLATFORM_LIMITS;
}

/**
 * What the agent has written as a mail that can be stored and sent: sanitised, with what it quotes (EML-42, EML-43), carries (EML-44) and
 * asks (EML-24), its HTML kept in R2. Throws `UnsendableMail` with every fault of this way out, `UnknownFile`.
 */
export async function writtenMail(env: Env, request: SendMail, writing: Writing): Promise<WrittenMail> {
  const files = await attached(env, request, writing);
  const images = new Map<string, FileReference>();
  const own = named(safeHtml(request.html), images, (contentId) => files.find(({ id }) => id === contentId));
  const text = htmlToText(own, { links: true });
  const asks = request.mode === "forward" ? "" : await rating(env, writing);
  const quotes = await quotedMails(env, request, writing, images);
  const draft = draftOf(request, { html: `${own}${asks}`, text }, quotes, writing);
  const carried = files.filter(({ id }) => !images.has(id));
  check(draft, [...carried, ...images.values()], limitsOf(writing.mailbox));
  const details: MailDetails = {
    subject: draft.subject,
    from: draft.from,
    to: draft.to,
    cc: draft.cc,
    bcc: draft.bcc,
    html: await keepHtml(env, writing.conversation, draft.html),
    inline: Object.fromEntries(images),
    files: carried,
    quoted: (draft.text ?? "").slice(text.trimEnd().length).trim().slice(0, MOST_TEXT).toWellFormed(),
    messageId: null,
    automatic: false,
    authentication: { spf: "none", dkim: "none", dmarc: "none" },
    raw: null,
  };
  const { inReplyTo, references } = draft;
  return { text: text.slice(0, MOST_TEXT).toWellFormed(), details, inReplyTo, references };
}

/** Whom it goes to and what it is called is the agent's word; the rest follows from the mail that it answers. */
function draftOf(
  { to, cc, bcc, subject, mode, withHistory }: SendMail,
  words: { html: string; text: string },
  quotes: ThreadMail<never>[],
  { mailbox, campaign, language }: Writing,
): MailDraft<never> {
  const from = { name: mailbox.fromName, address: mailbox.address };
  const wording = { language, zone: campaign.schedule.zone };
  const sender = { from, own: [mailbox.address, ...campaign.addresses], replyTo: [], ...wording };
  const typed = { to, cc, bcc, subject };
  const answered = quotes.at(-1);
  if (answered === undefined || mode === "new") {
    const alone = { from, replyTo: [], inReplyTo: null, references: [], files: [] };
    return { ...alone, ...words, ...typed };
  }
  if (mode === "forward") return { ...forward(answered, to, words, sender), ...typed };
  const kind = withHistory ? (`${mode}-with-history` as const) : mode;
  return { ...reply(quotes, answered, words, kind, sender), ...typed };
}

/** EML-44: a forward carries what the mail carried, unless the composer says which. */
async function attached(
  env: Env,
  { mode, files }: SendMail,
  { conversation, thread }: Writing,
): Promise<FileReference[]> {
  if (files === undefined) return mode === "forward" ? [...(thread.at(-1)?.mail.files ?? [])] : [];
  const kept: FileReference[] = [];
  for (const [at, file] of files.entries()) {
    if (kept.some(({ id }) => id === file.id)) continue;
    kept.push((await keptFile(env, conversation, file.id)) ?? refuseFile(at));
  }
  return kept;
}

function refuseFile(at: number): never {
  throw new UnknownFile(at);
}

async function rating(env: Env, { conversation, interaction, campaign, language }: Writing): Promise<string> {
  const { on, title } = campaign.mailRating;
  if (!on || interaction === null) return "";
  const rated = { conversation, interaction, campaign: campaign.id, language };
  return ratingRow(env, rated, textFor(title, language, campaign.defaultLanguage));
}

/** By the limits of the way out, before anything is stored; the files' bytes are weighed by what R2 says of them. */
function check(draft: MailDraft<never>, files: readonly FileReference[], limits: MailLimits): void {
  const composing = {
    token: "00000000",
    now: 0,
    reference: null,
    automatic: null,
    invitation: null,
    unsubscribe: null,
  };
  const mail = composeMail({ ...draft, files: [] } satisfies OutgoingDraft, composing);
  const bytes = files.reduce((sum, { size }) => sum + base64Length(size) + FILE_OCTETS, mail.bytes);
  const faults = mailFaults({ ...mail, bytes }, limits);
  if (faults.length > 0) throw new UnsendableMail(faults);
}
