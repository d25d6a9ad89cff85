import { macOf } from "../channels/email/mac.ts";
import type { MailCarrier } from "../channels/email/mail.ts";
import { platformCarrier } from "../channels/email/platform-carrier.ts";
import type { MailServer } from "../channels/email/smtp/mail-server.ts";
import { smtpCarrier } from "../channels/email/smtp/smtp-carrier.ts";
import { dialSocket } from "../channels/email/smtp/socket-wire.ts";
import type { Mac } from "../domain/mail/signature.ts";
import type { MailboxSnapshot } from "../protocol/mailboxes.ts";
import { unseal } from "../store/sealed.ts";
import { addressRules } from "./carrier-account.ts";

/** The way out of a mailbox: the platform's, or its own server's with the password in clear for as long as this is held. */
export async function mailCarrierOf(env: Env, mailbox: MailboxSnapshot): Promise<MailCarrier> {
  if (mailbox.way === "platform" || mailbox.smtp === null) return platformCarrier(env.EMAIL);
  return smtpCarrier(await mailServerOf(env, mailbox, mailbox.smtp), addressRules(env), dialSocket);
}

/** Signs reply addresses and references of this installation: what it signed once it knows for as long as conversations keep their names. */
export function mailMac(env: Pick<Env, "NAME_SECRET">): Mac {
  return macOf(`mail ${env.NAME_SECRET}`);
}

async function mailServerOf(
  env: Env,
  { id, sealedSecrets }: MailboxSnapshot,
  server: NonNullable<MailboxSnapshot["smtp"]>,
): Promise<MailServer> {
  const { password = "" } = await unseal(env.SEAL_SECRET, id, sealedSecrets);
  return { ...server, password };
}
