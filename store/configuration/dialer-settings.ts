import { sql } from "drizzle-orm";
import type { MailDialerFields, PhoneDialerFields } from "../../protocol/dialer-fields.ts";
import { campaigns } from "../schema/campaigns.ts";
import type { MailSettings, PhoneSettings } from "../schema/dialers.ts";

/** Id of the mailbox that a campaign writes from, and so does its dialer of mails (EML-60). */
export const MAILBOX = sql<string | null>`json_extract(${campaigns.settings}, '$.mailbox')`;

/** What has a column of its own, and the rest as one JSON value. */
export function phoneSettings({
  name: _,
  channel: __,
  provider: ___,
  campaign: ____,
  enabled: _____,
  ...settings
}: PhoneDialerFields): PhoneSettings {
  return settings;
}

/** The same of a dialer of mails. */
export function mailSettings({
  name: _,
  channel: __,
  campaign: ___,
  enabled: ____,
  ...settings
}: MailDialerFields): MailSettings {
  return settings;
}

/** Whose settings these are follows from the channel that they were saved with. */
export function sendsMails(settings: PhoneSettings | MailSettings): settings is MailSettings {
  return "format" in settings;
}
