import { macOf } from "../channels/email/mac.ts";
import type { MailCarrier, RefusedBecause } from "../channels/email/outgoing-mail.ts";
import { platformCarrier } from "../channels/email/platform-carrier.ts";
import type { MailServer } from "../channels/email/smtp/mail-server.ts";
import { SmtpSession } from "../channels/email/smtp/session.ts";
import { smtpCarrier } from "../channels/email/smtp/smtp-carrier.ts";
import { dialSocket } from "../channels/email/smtp/socket-wire.ts";
import { Stop } from "../channels/email/smtp/stop.ts";
import { domainOf } from "../domain/mail/mail-address.ts";
import type { Mac } from "../domain/mail/signature.ts";
import type { MailboxSnapshot } from "../protocol/mailboxes.ts";
import { unseal } from "../store/sealed.ts";
import { addressRules } from "./carrier-account.ts";

/** ms for each answer of a server that is only tried. */
const PATIENCE_MS = 10_000;

/** The way out of a mailbox: the platform's, or its own server's with the password in clear for as long as this is held. */
export async function mailCarrierOf(env: Env, mailbox: MailboxSnapshot): Promise<MailCarrier> {
  if (mailbox.way === "platform" || mailbox.smtp === null) return platformCarrier(env.EMAIL);
  return smtpCarrier(await mailServerOf(env, mailbox, mailbox.smtp), addressRules(env), dialSocket);
}

/** Why a server does not let us in, for who types its account (EML-11); null: it does. Nothing is sent. */
export async function signInFailure(
  server: MailServer,
  address: string,
): Promise<{ because: RefusedBecause | null; reason: string } | null> {
  try {
    const session = await SmtpSession.open(server, {
      dial: dialSocket,
      name: domainOf(address),
      patience: PATIENCE_MS,
    });
    await session.close();
    return null;
  } catch (error) {
    if (!(error instanceof Stop) || error.sent.outcome === "accepted")
      return { because: null, reason: error instanceof Error ? error.message : String(error) };
    const { sent } = error;
    return { because: sent.outcome === "refused" ? sent.because : null, reason: sent.reason };
  }
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
