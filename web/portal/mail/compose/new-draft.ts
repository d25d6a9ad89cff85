import { effect, signal } from "@preact/signals";
import type { MailParty } from "../../../../protocol/mail.ts";
import { principal } from "../../session.ts";

/** A mail that begins a thread, before there is a conversation that could keep it. */
export interface NewDraft {
  /** Id; empty: the first. */
  campaign: string;
  to: MailParty[];
  cc: MailParty[];
  bcc: MailParty[];
  subject: string;
  /** Null: nothing yet. */
  html: string | null;
  /** The HTML while it is the signature alone. */
  signed: string | null;
}

const EMPTY: NewDraft = { campaign: "", to: [], cc: [], bcc: [], subject: "", html: null, signed: null };

/** Outlives a look at another thread; nobody's next user of this browser sees it. */
export const newDraft = signal(EMPTY);

effect(() => {
  if (principal.value === null) newDraft.value = EMPTY;
});

const hasWords = ({ to, subject, html, signed }: NewDraft) => to.length > 0 || subject !== "" || html !== signed;

addEventListener("beforeunload", (event) => {
  if (hasWords(newDraft.peek())) event.preventDefault();
});
