import type { Language } from "../../../../domain/campaign/campaign.ts";
import { domainOf, localPartOf, mailboxKey } from "../../../../domain/mail/mail-address.ts";
import { forwardSubject, replySubject } from "../../../../domain/mail/subject.ts";
import type { FileReference } from "../../../../protocol/conversation-word.ts";
import type { ComposerStart, MailDetails, MailDraftState, MailParty } from "../../../../protocol/mail.ts";
import { onlySigned } from "./signed.ts";

export type Draft = NonNullable<MailDraftState>;
export type Mode = Draft["mode"];

/** The mail that is answered or passed on. */
export interface Answered {
  key: string;
  mail: MailDetails;
  ours: boolean;
}

interface Beginning {
  mode: Mode;
  withHistory: boolean;
  /** Null: a new one in the thread. */
  answered: Answered | null;
  start: Pick<ComposerStart, "own" | "signature">;
  language: Language;
}

/** Whom an answer goes to, what it is called and what it carries (EML-42 to EML-44), with the signature under it (EML-23). */
export function freshDraft({ mode, withHistory, answered, start, language }: Beginning): Draft {
  return {
    ...followed(mode, answered, start.own, language),
    bcc: [],
    ...onlySigned(start.signature),
    mode,
    withHistory,
  };
}

/** The draft as an answer of another kind, or to another mail: what was written and added stays, what followed from the mail follows again. */
export function turnedDraft(
  draft: Draft,
  before: Answered | null,
  { mode, withHistory, answered, start, language }: Beginning,
): Draft {
  const old = followed(draft.mode, before, start.own, language);
  const now = followed(mode, answered, start.own, language);
  const added = (list: readonly MailParty[], known: readonly MailParty[]) => list.filter((party) => !has(known, party));
  const to = [...now.to, ...added(added(draft.to, old.to), now.to)];
  return {
    ...draft,
    ...now,
    mode,
    withHistory,
    to,
    cc: [...now.cc, ...added(added(draft.cc, old.cc), [...to, ...now.cc])],
    subject: draft.subject === old.subject ? now.subject : draft.subject,
    files: [
      ...now.files,
      ...draft.files.filter(({ id }) => ![...old.files, ...now.files].some((file) => file.id === id)),
    ],
  };
}

/** Whether two drafts say the same. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Followed = Pick<Draft, "to" | "cc" | "subject" | "files" | "answers">;

function followed(mode: Mode, answered: Answered | null, own: readonly string[], language: Language): Followed {
  if (answered === null || mode === "new") return { to: [], cc: [], subject: "", files: [], answers: null };
  const { key, mail } = answered;
  if (mode === "forward") {
    const files = mail.files.map((file): FileReference => ({ ...file }));
    return { to: [], cc: [], subject: forwardSubject(mail.subject, language), files, answers: key };
  }
  const to = others(answered.ours ? mail.to : (mail.replyTo ?? [mail.from]), own);
  const everybody = answered.ours ? mail.cc : [...mail.to, ...mail.cc];
  const cc = mode === "reply-all" ? others(everybody, own).filter((party) => !has(to, party)) : [];
  return { to, cc, subject: replySubject(mail.subject, language), files: [], answers: key };
}

/** Each once, and none of ours: what customers answer to is one of our addresses with a signed part. */
function others(parties: readonly MailParty[], own: readonly string[]): MailParty[] {
  const found: MailParty[] = [];
  for (const party of parties) {
    if (party.address !== "" && !isOurs(party.address, own) && !has(found, party)) found.push(party);
  }
  return found;
}

function isOurs(address: string, own: readonly string[]): boolean {
  const [local = ""] = localPartOf(address).split("+");
  const plain = `${local}@${domainOf(address)}`;
  return own.some((ours) => mailboxKey(ours) === mailboxKey(plain) || mailboxKey(ours) === mailboxKey(address));
}

function has(parties: readonly MailParty[], { address }: MailParty): boolean {
  return parties.some((party) => mailboxKey(party.address) === mailboxKey(address));
}
