import type { ComposerStart, MailParty } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import type { Complaints } from "./refused.ts";

export interface Recipients {
  to: readonly MailParty[];
  cc: readonly MailParty[];
  bcc: readonly MailParty[];
}

/** Of each list what was typed and is no address yet. */
export type Untaken = Partial<Record<keyof Recipients, string>>;

interface Carried {
  /** Of the whole mail as it travels. */
  bytes: number;
  /** Files are still on their way. */
  coming: boolean;
}

/** What keeps a mail from leaving, each at its part; its subject is asked for by who sends it. */
export function lackingIn(
  { to, cc, bcc }: Recipients,
  untaken: Untaken,
  { bytes, coming }: Carried,
  limits: ComposerStart["limits"],
): Complaints {
  const lacking: Complaints = {};
  const recipients = to.length + cc.length + bcc.length;
  if (to.length === 0) lacking.to = m.mail_error_no_recipient();
  if (recipients > limits.recipients) lacking.to = m.mail_error_most_recipients({ limit: limits.recipients });
  for (const list of ["to", "cc", "bcc"] as const)
    if (untaken[list]) lacking[list] = m.mail_error_address({ address: untaken[list] });
  if (bytes > limits.bytes) lacking.files = m.mail_error_too_large();
  if (coming) lacking.files = m.mail_error_files_coming();
  return lacking;
}
