import { readdirSync, readFileSync } from "node:fs";
import type { AutoMark } from "../../../domain/mail/automatic-answer.ts";
import type { Authentication, Envelope, InboundMail, MailFlaw } from "../inbound-mail.ts";
import { readMail } from "../read-mail.ts";

/** The mails of `tests/mail-corpus`, and what each ends as. */

const FOLDER = new URL("../../../tests/mail-corpus", import.meta.url).pathname;
export const NOW = Date.parse("2026-12-06T00:00:00Z");
export const OUR_MAILBOX = "soporte@banco.example";
export const ANY = "*";
/** As bounces come, and every other. */
const FROM_NOBODY = /^(bounce|delay|dsn)-/;

/** What a mail is read as. What a row leaves out is empty: no files, no marks, no flaws, nothing quoted, no report. */
export interface Ends {
  subject: string;
  /** The new words, trimmed; `ANY`: a machine's, for nobody. */
  own: string;
  from?: string;
  /** Words that are in what it quotes. */
  above?: string;
  below?: string;
  files?: string[];
  inline?: string[];
  inReplyTo?: string[];
  references?: string[];
  auto?: AutoMark[];
  flaws?: MailFlaw[];
  authentication?: Authentication;
  /** `delivery failed 5.1.1 permanent nadie@destino.example` and the like, one for each recipient. */
  report?: string[];
}

export function corpusNames(): string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith(".eml") ? [file.slice(0, -4)] : []));
}

export function corpusMail(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`${FOLDER}/${name}.eml`));
}

export function read(
  raw: Uint8Array,
  envelope: Envelope = { from: "quien@example.com", to: OUR_MAILBOX },
): Promise<InboundMail> {
  return readMail(raw, envelope, { now: NOW, trusted: ["mx.cloudflare.net"] });
}

export function readCorpus(name: string): Promise<InboundMail> {
  return read(corpusMail(name), { from: FROM_NOBODY.test(name) ? "" : "quien@example.com", to: OUR_MAILBOX });
}

/** A mail in the words of `Ends`. */
export function ended(mail: InboundMail): Ends {
  const { said, files, inline, inReplyTo, references, auto, flaws, authentication, from } = mail;
  const report = reported(mail);
  return {
    subject: mail.subject,
    own: said.own.trim(),
    from: from === null ? "" : `${from.name} <${from.address}>`.trim(),
    ...(said.above !== "" && { above: said.above }),
    ...(said.below !== "" && { below: said.below }),
    ...(files.length > 0 && { files: files.map(({ name }) => name) }),
    ...(inline.length > 0 && { inline: inline.map(({ name }) => name) }),
    ...(inReplyTo.length > 0 && { inReplyTo }),
    ...(references.length > 0 && { references }),
    ...(auto.length > 0 && { auto }),
    ...(flaws.length > 0 && { flaws }),
    ...(authentication.by !== null && { authentication }),
    ...(report.length > 0 && { report }),
  };
}

function reported({ report }: InboundMail): string[] {
  if (report === null) return [];
  const { messageId, reference } = report.mail;
  const mail = [`of ${messageId ?? "?"}${reference === null ? "" : ` ${reference}`}`];
  if (report.kind === "complaint") return [...mail, `${report.feedback} ${report.recipients.join(" ")}`.trim()];
  if (report.kind === "disposition")
    return [...mail, `${report.displayed ? "displayed" : "not displayed"} ${report.recipient}`];
  const outcomes = report.outcomes.map(({ recipient, action, status, permanent, reason }) =>
    [action, status || "-", permanent ? "permanent" : "passing", recipient || "?", "|", reason].join(" "),
  );
  return [...mail, ...outcomes];
}
