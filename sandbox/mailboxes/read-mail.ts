import { type AddressObject, simpleParser } from "mailparser";

/** A mail as the page shows it, read by a parser that Deskline does not use. */
export interface ShownMail {
  subject: string;
  from: string;
  to: string;
  cc: string;
  /** First of `Reply-To`, else of `From`. */
  answerTo: string;
  messageId: string;
  references: string[];
  text: string;
  html: string;
  attachments: { name: string; type: string; bytes: number; contentId: string | null }[];
  /** As they came. */
  headers: string;
}

export async function shownMail(raw: Buffer): Promise<ShownMail> {
  const mail = await simpleParser(raw, { skipImageLinks: false });
  const { subject = "", messageId = "", text = "", references = [] } = mail;
  return {
    subject,
    from: textOf(mail.from),
    to: textOf(mail.to),
    cc: textOf(mail.cc),
    answerTo: (mail.replyTo ?? mail.from)?.value[0]?.address ?? "",
    messageId,
    references: [references].flat(),
    text,
    html: mail.html || "",
    attachments: mail.attachments.map(({ filename, contentType, size, cid }) => ({
      name: filename ?? "file",
      type: contentType,
      bytes: size,
      contentId: cid ?? null,
    })),
    headers: mail.headerLines.map(({ line }) => line).join("\n"),
  };
}

/** Its bytes and its name; null when there is no such file. */
export async function attachmentOf(
  raw: Buffer,
  at: number,
): Promise<{ name: string; type: string; bytes: Buffer } | null> {
  const file = (await simpleParser(raw)).attachments[at];
  return file === undefined ? null : { name: file.filename ?? "file", type: file.contentType, bytes: file.content };
}

function textOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");
}
