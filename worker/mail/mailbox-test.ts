import { signedReference, verifiedReference } from "../../domain/mail/reference.ts";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { mailMac } from "../../durable-objects/mail-account.ts";
import type { MailboxTest } from "../../protocol/mailboxes.ts";
import { mailboxSnapshot } from "../../store/configuration/snapshots.ts";
import { refuse } from "../problems.ts";
import { mayHaveLeft, newToken, sendHouseLetter } from "./house-letter.ts";

/** ms that a mail takes to come round, at most. */
const RETURN_MS = 20_000;
/** What a mail program may put before or after the subject does not matter. */
const SUBJECT = /\[(t\.[a-z2-7]{26} [a-z2-7]{16})\]/;

/** A mail from a mailbox to itself, and whether it comes in again (EML-11); a disabled one is tried too, which is what tests are for. */
export async function testMailbox(env: Env, id: string): Promise<MailboxTest> {
  const mailbox = (await mailboxSnapshot(env.CONFIG, id)) ?? refuse("not_found");
  const token = newToken();
  const letter = {
    to: [{ name: mailbox.fromName, address: mailbox.address }],
    subject: `Deskline test [${await signedReference(`t.${token}`, mailMac(env))}]`,
    lines: ["This mail tests a mailbox: it is taken out again where mail comes in, and nobody has to answer it."],
    token,
  };
  const sent = await sendHouseLetter(env, mailbox, letter, Date.now());
  const returned =
    mayHaveLeft(sent) &&
    (await directoryOf(env)
      .testReturned({ token, within: RETURN_MS })
      .catch(() => false));
  return { sent: sent.outcome, reason: "reason" in sent ? sent.reason : "", returned };
}

/** The token of a test mail of ours, by its subject; null: it is none. Whoever waits for it is told. */
export async function testToken(env: Env, subject: string): Promise<string | null> {
  const [, signed = ""] = SUBJECT.exec(subject) ?? [];
  const reference = signed === "" ? null : await verifiedReference(signed, mailMac(env));
  return reference === null ? null : reference.slice("t.".length);
}
