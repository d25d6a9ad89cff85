import { mailboxKey } from "../../../../domain/mail/mail-address.ts";
import { withoutReplyToken } from "../../../../domain/mail/reply-token.ts";
import type { MailParty } from "../../../../protocol/mail.ts";
import type { MailItem, ThreadItem } from "../thread/thread-items.ts";
import type { Answered } from "./draft.ts";

/** The mail that a draft answers; null: none, or it is gone. */
export function answeredBy(items: readonly ThreadItem[], key: string | null): Answered | null {
  const found = key === null ? undefined : items.find((item) => item.key === key);
  return found?.kind === "mail" ? { key: found.key, mail: found.mail, ours: found.ours } : null;
}

/** Who has written or was written to in the thread, but ourselves: likely to be written to again. */
export function knownParties(items: readonly ThreadItem[], own: readonly string[]): MailParty[] {
  const ours = new Set(own.map(mailboxKey));
  const parties = new Map<string, MailParty>();
  const mails = items.filter((item): item is MailItem => item.kind === "mail");
  for (const { mail } of mails) {
    for (const party of [mail.from, ...mail.to, ...mail.cc, ...(mail.replyTo ?? [])]) {
      const key = mailboxKey(withoutReplyToken(party.address));
      if (key !== "" && !ours.has(key) && !parties.has(key)) parties.set(key, party);
    }
  }
  return [...parties.values()];
}

/** The mails that go along as history: the answered one and those before it. */
export function historyOf(items: readonly ThreadItem[], answers: string | null): readonly MailItem[] {
  const mails = items.filter((item): item is MailItem => item.kind === "mail");
  const at = mails.findIndex(({ key }) => key === answers);
  return at === -1 ? [] : mails.slice(0, at + 1);
}
