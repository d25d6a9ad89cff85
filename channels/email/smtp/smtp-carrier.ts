import { mailFaults, SERVER_LIMITS } from "../../../domain/mail/limits.ts";
import { domainOf } from "../../../domain/mail/mail-address.ts";
import type { AddressRules } from "../../address-rules.ts";
import type { MailCarrier, MailSent } from "../outgoing-mail.ts";
import { type MailServer, serverProblem } from "./mail-server.ts";
import { SmtpSession } from "./session.ts";
import { Stop } from "./stop.ts";
import type { Dial } from "./wire.ts";

/** ms for a connection, and for each answer. */
const PATIENCE_MS = 20_000;

/**
 * A server of the account's own (EML-12, EML-18). The connection is opened by the first mail and kept for the next; a server that has
 * ended it meanwhile (or says 421: it is about to) is called once more, as nothing had left. Only mails one after the other: SMTP is a conversation.
 */
export function smtpCarrier(server: MailServer, rules: AddressRules, dial: Dial, patience = PATIENCE_MS): MailCarrier {
  let session: SmtpSession | null = null;

  async function once(mail: Parameters<MailCarrier["send"]>[0]): Promise<MailSent> {
    const name = domainOf(mail.envelope.from);
    session ??= await SmtpSession.open(server, { dial, name, patience });
    const { sent, alive } = await session.send(mail);
    if (!alive) await end();
    return sent;
  }

  async function end(): Promise<void> {
    const ended = session;
    session = null;
    await ended?.close();
  }

  return {
    limits: SERVER_LIMITS,
    async send(mail) {
      const problem = serverProblem(server, rules);
      if (problem !== null) return { outcome: "refused", because: "server", reason: problem };
      const [fault] = mailFaults(mail, SERVER_LIMITS);
      if (fault !== undefined)
        return { outcome: "refused", because: fault.code === "too_large" ? "too-large" : "mail", reason: fault.said };
      try {
        const wasOpen = session !== null;
        const sent = await once(mail);
        const isOver = wasOpen && session === null;
        return isOver && (sent.outcome === "unreachable" || sent.outcome === "slow-down") ? await once(mail) : sent;
      } catch (error) {
        if (error instanceof Stop) return error.sent;
        return { outcome: "unreachable", reason: error instanceof Error ? error.message : String(error) };
      }
    },
    close: end,
  };
}
