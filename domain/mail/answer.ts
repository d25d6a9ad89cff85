import type { MailDraft, OwnWords, ThreadMail } from "./draft.ts";
import { passedOn, quoted, type Wording } from "./history.ts";
import { textToHtml } from "./html.ts";
import { type MailAddress, mailboxKey, readAddress } from "./mail-address.ts";
import { bounded, MOST_REFERENCES } from "./message-id.ts";
import { forwardSubject, replySubject } from "./subject.ts";

/** Sender and wording of what an agent writes; `own` are all mailboxes of the campaign, which nobody answers to. */
export interface Writing extends Wording {
  from: MailAddress;
  own: readonly string[];
  /** Where answers go, our signed address first. */
  replyTo: MailAddress[];
}

export type ReplyKind = "reply" | "reply-all" | "reply-with-history" | "reply-all-with-history";

/**
 * An answer to one mail of a thread (EML-42, EML-43). `thread` is in the order of time and holds the mail; with history all mails up to it are
 * quoted, the newest first and the oldest last. A mail of ours is answered to whom it went. Addresses that no mail can be sent to
 * are left out: a draft without any is refused when it is checked.
 */
export function reply<F>(
  thread: readonly ThreadMail<F>[],
  mail: ThreadMail<F>,
  words: OwnWords,
  kind: ReplyKind,
  writing: Writing,
): MailDraft<F> {
  const history = kind.endsWith("history") ? thread.slice(0, thread.indexOf(mail) + 1).reverse() : [];
  const quotes = history.map((earlier) => quoted(earlier, writing));
  const to = reachable(mail.ours ? mail.to : mail.replyTo.length > 0 ? mail.replyTo : [mail.from], writing.own);
  const everybody = kind.startsWith("reply-all") ? [...(mail.ours ? [] : mail.to), ...mail.cc] : [];
  return {
    ...sent(writing),
    to,
    cc: reachable(everybody, [...writing.own, ...to.map(({ address }) => address)]),
    subject: replySubject(mail.subject, writing.language),
    ...joined(words, quotes),
    ...answering(mail),
    files: [],
  };
}

/** One mail passed on to others, with all its files (EML-43, EML-44). It begins a thread of theirs. */
export function forward<F>(mail: ThreadMail<F>, to: MailAddress[], words: OwnWords, writing: Writing): MailDraft<F> {
  return {
    ...sent(writing),
    to: reachable(to, []),
    cc: [],
    subject: forwardSubject(mail.subject, writing.language),
    ...joined(words, [passedOn(mail, writing)]),
    inReplyTo: null,
    references: [],
    files: [...mail.files],
  };
}

function sent({ from, replyTo }: Writing) {
  return { from, replyTo, bcc: [] };
}

/** RFC 5322 section 3.6.4: the parent's references and the parent. */
function answering({ messageId, references }: ThreadMail<unknown>) {
  const all = messageId === null ? references : [...references.filter((id) => id !== messageId), messageId];
  return { inReplyTo: messageId, references: bounded(all, MOST_REFERENCES) };
}

function joined({ html, text }: OwnWords, parts: readonly { text: string; html: string }[]) {
  const own = html === "" && text !== null ? textToHtml(text) : html;
  return {
    html: [own, ...parts.map((part) => part.html)].join("\n<br>\n"),
    text: text === null ? null : [text.trimEnd(), ...parts.map((part) => part.text)].join("\n\n"),
  };
}

/** Each once, without `those`, and only those that a mail can be sent to. */
function reachable(addresses: readonly MailAddress[], those: readonly string[]): MailAddress[] {
  const seen = new Set(those.map(mailboxKey));
  return addresses.flatMap(({ name, address }) => {
    const read = readAddress(address);
    if (read === null || seen.has(mailboxKey(read))) return [];
    seen.add(mailboxKey(read));
    return [{ name, address: read }];
  });
}
