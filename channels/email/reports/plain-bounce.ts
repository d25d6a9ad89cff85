import type { Email } from "postal-mime";
import { localPartOf, mailboxKey } from "../../../domain/mail/mail-address.ts";
import type { DeliveryOutcome } from "../inbound-mail.ts";
import { headerValue, mailboxes } from "../mail-headers.ts";
import { enhancedStatus, isPermanent } from "./delivery-status.ts";
import { reasonText, recipientOf } from "./report-fields.ts";

/** Characters of a bounce in which it says what happened; behind them is the mail that it returns. */
const LOOKED_AT = 16_384;
const MOST_RECIPIENTS = 50;

const SUBJECT =
  /(undeliver|delivery (status notification|failure|failed|has failed|delayed)|delivery notification|returned mail|mail delivery (failed|system)|message delayed|failure notice|delivery report|non[ -]?remis|no (se )?(pudo |puede )?entreg|no entregado|entrega fallida|mensaje devuelto|devolvid[oa]|n[aã]o (foi )?entregue|falha na entrega|entrega do status|unzustellbar)/i;
const OPENING =
  /(this is the qmail-send program|message was created automatically by mail delivery software|this is the mail system at host|was unable to deliver your message|unable to deliver your message|your message (did not reach|could not be delivered|wasn't delivered|couldn't be delivered)|delivery has failed to these recipients|undeliverable message|delivery to the following recipients? failed|could not be delivered to|permanent fatal errors|no se pudo entregar|no pudo ser entregado|no se ha podido entregar|não pôde ser entregue|não foi possível entregar|la siguiente direcci[oó]n)/i;
/** Where the returned mail begins. */
const RETURNED =
  /^[ \t]*(?:-{2,}.*(?:copy of|original|returned|message follows|below this line|mensaje|mensagem)|={5,}[ \t]*$|-{20,}[ \t]*$)/i;
/** A longer line is none that a server draws. */
const LONGEST_RULE = 200;
const DELAYED =
  /(has been delayed|delivery delayed|temporar(y|ily) |will (keep|continue) (trying|to try|retrying)|still trying|se ha retrasado|seguir[aá] intentando|ser[aá] retentada)/i;
const SAID = /(?:^|\s)[245](?:\d\d|\.\d{1,3}\.\d{1,3})(?:[\s#-]|$)/;

/**
 * Bounces in plain words: qmail, Exim, and the older ones of the large providers. Null: it is none. Only what a mail daemon sends is
 * looked at: a customer who writes of an undelivered parcel is a customer.
 */
export function plainBounce(
  email: Email,
  text: string,
  envelopeFrom: string,
  own: readonly string[],
): DeliveryOutcome[] | null {
  if (!isByDaemon(email, envelopeFrom)) return null;
  const said = beforeTheMail(text);
  const failed = headerValue(email, "x-failed-recipients");
  if (failed === "" && !SUBJECT.test(email.subject ?? "") && !OPENING.test(said)) return null;
  const named = failed
    .split(",")
    .map(recipientOf)
    .filter((address) => address !== "");
  const recipients = (named.length > 0 ? named : addressesIn(said, own)).slice(0, MOST_RECIPIENTS);
  const action = DELAYED.test(said) ? "delayed" : "failed";
  return (recipients.length > 0 ? recipients : [""]).map((recipient) => outcomeOf(recipient, said, action));
}

/** The bounce's own words, before the mail that it returns. */
export function beforeTheMail(text: string): string {
  const lines = text.slice(0, LOOKED_AT).split(/(?<=\n)/);
  const returned = lines.findIndex((line) => line.length <= LONGEST_RULE && RETURNED.test(line.trimEnd()));
  return lines.slice(0, returned < 0 ? lines.length : returned).join("");
}

function isByDaemon(email: Email, envelopeFrom: string): boolean {
  const [from] = mailboxes(email, "from");
  const local = localPartOf(mailboxKey(from?.address ?? ""));
  return envelopeFrom === "" || /^(mailer-?daemon|postmaster|mail-?delivery|bounce)/.test(local);
}

/** The addresses that a bounce complains of: at the front of a line, or behind SMTP's `RCPT TO`. */
function addressesIn(said: string, own: readonly string[]): string[] {
  const found = [
    ...said.matchAll(/^[ \t>*-]*<?([^\s<>"'(),;:@]{1,64}@[\w.-]{1,253}\w)>?(?=[\s:;,(]|$)/gm),
    ...said.matchAll(/(?:RCPT TO|to|para|recipients?|destinatario)\s*:?\s*<([^\s<>@]{1,64}@[\w.-]{1,253}\w)>/gi),
  ].map(([, address = ""]) => address);
  const ours = new Set(own.map(mailboxKey));
  const theirs = found.filter(
    (address) => !ours.has(mailboxKey(address)) && !/^(postmaster|mailer-daemon)@/i.test(address),
  );
  return [...new Set(theirs)];
}

function outcomeOf(recipient: string, said: string, action: DeliveryOutcome["action"]): DeliveryOutcome {
  const lines = said.slice(Math.max(0, said.indexOf(recipient))).split("\n");
  const spoken = lines.slice(1).find((line) => line.trim() !== "" && !line.trim().endsWith(":"));
  const line = (lines.find((candidate) => SAID.test(candidate)) ?? spoken ?? "").trim();
  const status = enhancedStatus(line);
  const permanent = action === "failed" && isPermanent(status, line, action);
  return { recipient, action, status, permanent, reason: reasonText(line) };
}
