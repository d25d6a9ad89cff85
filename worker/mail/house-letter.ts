import { composeMail } from "../../channels/email/out/compose-mail.ts";
import type { MailSent } from "../../channels/email/outgoing-mail.ts";
import { escapeHtml } from "../../domain/mail/html.ts";
import type { MailAddress } from "../../domain/mail/mail-address.ts";
import { base32 } from "../../domain/mail/signature.ts";
import { mailCarrierOf } from "../../durable-objects/mail-account.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { hintSent } from "./mailbox-hints.ts";

const TOKEN_BYTES = 16;

interface HouseLetter {
  to: MailAddress[];
  replyTo?: MailAddress[];
  subject: string;
  /** Paragraphs of plain text. */
  lines: readonly string[];
  /** Names the mail at its carrier; of chance where nothing is said. */
  token?: string;
}

export function newToken(): string {
  return base32(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
}

/** Writes on the house's own behalf, outside any thread. */
export async function sendHouseLetter(
  env: Env,
  mailbox: MailboxSnapshot,
  { to, replyTo = [], subject, lines, token = newToken() }: HouseLetter,
  now: number,
): Promise<MailSent> {
  const mail = composeMail(
    {
      from: { name: mailbox.fromName, address: mailbox.address },
      to,
      cc: [],
      bcc: [],
      replyTo,
      subject,
      html: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(""),
      text: lines.join("\n"),
      inReplyTo: null,
      references: [],
      files: [],
    },
    { token, now, reference: null, automatic: "auto-generated", invitation: null, unsubscribe: null },
  );
  const carrier = await mailCarrierOf(env, mailbox);
  const sent = await carrier.send(mail).finally(() => carrier.close());
  await hintSent(env, mailbox.id, sent, now);
  return sent;
}

/** One that has left, or may have, is not sent twice. */
export function mayHaveLeft({ outcome }: MailSent): boolean {
  return outcome === "accepted" || outcome === "unknown";
}
