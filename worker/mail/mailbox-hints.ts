import type { MailSent } from "../../channels/email/outgoing-mail.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import { saidOfMailbox } from "../../durable-objects/carrier-hearsay.ts";
import type { Heard } from "../../durable-objects/provider/health-log.ts";
import { within } from "../../durable-objects/within.ts";

/** Only the last moment counts: a burst of mails tells it once. */
const EVERY_MS = 5_000;
const MOST_MAILBOXES = 500;
/** A mail that is kept is not held up by its hint. */
const HINT_MS = 1_000;

const toldIn = new Map<string, number>();

/** A mail has come in at this mailbox (EML-15): a hint for its page, lost without harm. */
export async function hintIn(env: Env, mailbox: string, now: number): Promise<void> {
  if (Math.abs(now - (toldIn.get(mailbox) ?? 0)) < EVERY_MS) return;
  if (toldIn.size >= MOST_MAILBOXES) toldIn.clear();
  toldIn.set(mailbox, now);
  await hint(env, mailbox, { what: "in", at: now, detail: "" });
}

/** What became of a mail that the house wrote. */
export async function hintSent(env: Env, mailbox: string, sent: MailSent, now: number): Promise<void> {
  const said = saidOfMailbox(sent);
  if (said !== null) await hint(env, mailbox, { ...said, at: now });
}

async function hint(env: Env, mailbox: string, heard: Heard): Promise<void> {
  await within(HINT_MS, providerOf(env, mailbox).heard(heard)).catch(() => {});
}
