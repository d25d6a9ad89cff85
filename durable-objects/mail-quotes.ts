import { renamedImages, safeHtml } from "../channels/email/safe-html.ts";
import type { ThreadMail } from "../domain/mail/draft.ts";
import { withoutIconAddresses, withoutIcons } from "../domain/mail/rating-address.ts";
import type { FileReference } from "../protocol/conversation-word.ts";
import type { SendMail } from "../protocol/mail.ts";
import type { ThreadEntry } from "./calls/mail-writing.ts";
import { htmlOf } from "./mail-files.ts";

/** Mails of a history whose HTML is quoted; of older ones the text is. */
const MOST_HTML = 20;

/** The answered mail and, where they are quoted, those before it; without their HTML where nobody will read it, and without icons to rate by (EML-24). */
export async function quotedMails(
  env: Env,
  { mode, withHistory }: SendMail,
  { conversation, thread }: { conversation: string; thread: readonly ThreadEntry[] },
  images: Map<string, FileReference>,
): Promise<ThreadMail<never>[]> {
  const quotes: ThreadMail<never>[] = [];
  for (const [at, entry] of thread.entries()) {
    const isPassedOn = mode === "forward" && at === thread.length - 1;
    const isQuoted = withHistory && entry.mail.quoted === "" && at >= thread.length - MOST_HTML;
    const html = isPassedOn || isQuoted ? await htmlOf(env, conversation, entry.mail) : null;
    const { inline } = entry.mail;
    const shown = (contentId: string) => (Object.hasOwn(inline, contentId) ? inline[contentId] : undefined);
    quotes.push(
      threadMail(entry, html === null ? null : named(withoutIcons(safeHtml(html)), images, shown), isPassedOn),
    );
  }
  return quotes;
}

/** Each image under the id of its file: mails of one thread call theirs alike. Notes those that are shown. */
export function named(
  html: string,
  images: Map<string, FileReference>,
  fileOf: (contentId: string) => FileReference | undefined,
): string {
  return renamedImages(html, (contentId) => {
    const file = fileOf(contentId);
    if (file !== undefined) images.set(file.id, file);
    return file?.id ?? null;
  });
}

/** Passed on, a mail goes with all that it quotes; in a history each says its own words. */
function threadMail(
  { at, ours, text, mail, references, replyTo }: ThreadEntry,
  html: string | null,
  whole: boolean,
): ThreadMail<never> {
  const { messageId, from, to, cc, subject, quoted } = mail;
  const words = whole && quoted !== "" ? `${text.trimEnd()}\n\n${quoted}` : text;
  return {
    messageId,
    references,
    at,
    ours,
    from,
    replyTo,
    to,
    cc,
    subject,
    text: withoutIconAddresses(words),
    safeHtml: html,
    files: [],
  };
}
