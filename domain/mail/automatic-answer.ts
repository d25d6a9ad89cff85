import { localPartOf, mailboxKey, readAddress } from "./mail-address.ts";

/** Why a mail is by a machine (RFC 3834 section 2, platform.md E8). */
export type AutoMark =
  | "auto-submitted"
  | "precedence"
  | "list"
  | "suppressed"
  | "vacation"
  | "no-sender"
  | "report"
  | "ours";

export type NotAnswered =
  | "automatic"
  | "no-address"
  | "ourselves"
  | "machine-address"
  | "forged"
  | "answered-this-period"
  | "answered-enough-today";

/** An automatic answer that has left. */
export interface AnswerSent {
  /** Mailbox that got it. */
  to: string;
  /** Which text, and for which occasion: a closed period's, an interaction's. */
  period: string;
  /** ms. */
  at: number;
}

const DAY_MS = 86_400_000;
/** To one address, whatever the occasions. */
export const ANSWERS_A_DAY = 5;

const MACHINES = new Set([
  ...["noreply", "donotreply", "dontreply", "noresponder", "noresponda", "norespondas", "naoresponda", "naoresponder"],
  ...["nonreply", "neverreply", "mailerdaemon", "postmaster", "bounce", "bounces", "daemon", "nobody", "devnull"],
  ...["autoreply", "autoresponder", "autoresponse", "listserv", "majordomo", "mailman", "abuse", "null"],
]);

/**
 * Whether a confirmation or an out-of-time text may be sent now (EML-28, EML-29); null: it may. Two machines that answer each other
 * never stop: so nothing goes to a machine, to ourselves (`own`), to a sender whose domain disowns the mail, twice for one occasion
 * (`period`), or more than `perDay` times in 24 hours to one address.
 */
export function notAnswered(
  mail: { auto: readonly AutoMark[]; dmarc: string; answerTo: string | null },
  own: readonly string[],
  sent: readonly AnswerSent[],
  period: string,
  now: number,
  perDay = ANSWERS_A_DAY,
): NotAnswered | null {
  if (mail.auto.length > 0) return "automatic";
  const address = readAddress(mail.answerTo ?? "");
  if (address === null) return "no-address";
  if (own.some((mailbox) => isOurs(address, mailbox))) return "ourselves";
  if (isMachineAddress(address)) return "machine-address";
  if (mail.dmarc === "fail") return "forged";
  const before = sent.filter(({ to }) => mailboxKey(to) === mailboxKey(address));
  if (before.some((answer) => answer.period === period)) return "answered-this-period";
  return before.filter(({ at }) => at > now - DAY_MS).length >= perDay ? "answered-enough-today" : null;
}

/** An address that nobody reads, by its name: no-reply, mailer-daemon, a list's bounces. */
export function isMachineAddress(address: string): boolean {
  const local = localPartOf(mailboxKey(address));
  const [name = ""] = local.split("+");
  const plain = name.replaceAll(/[._-]/g, "");
  return (
    MACHINES.has(plain) || /^(owner-.|prvs=|srs[01]=)/.test(local) || /-(bounces?|request|owner|noreply)$/.test(name)
  );
}

/** One of ours, with or without what follows a `+`. */
function isOurs(address: string, mailbox: string): boolean {
  const key = mailboxKey(address);
  const own = mailboxKey(mailbox);
  const at = own.lastIndexOf("@");
  return key === own || (key.startsWith(`${own.slice(0, at)}+`) && key.endsWith(own.slice(at)));
}
