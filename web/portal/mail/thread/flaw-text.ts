import { m } from "../../../shared/paraglide/messages.js";

const TEXTS: Record<string, () => string> = {
  unparsable: m.mail_flaw_unparsable,
  "no-message-id": m.mail_flaw_no_id,
  "no-sender": m.mail_flaw_no_sender,
  "implausible-date": m.mail_flaw_date,
  "undeclared-charset": m.mail_flaw_charset,
  "no-boundary": m.mail_flaw_boundary,
  cut: m.mail_flaw_cut,
};

/** What of a mail could not be read as its sender meant it; one of a newer server as it calls it. */
export function flawText(flaw: string): string {
  return Object.hasOwn(TEXTS, flaw) ? (TEXTS[flaw]?.() ?? flaw) : flaw;
}
