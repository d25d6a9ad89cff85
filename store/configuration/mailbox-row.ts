import type { MailboxFields, MailboxResource } from "../../protocol/mailboxes.ts";
import type { mailboxes } from "../schema/accounts.ts";

export type MailboxRow = typeof mailboxes.$inferSelect;

/** The form again, without the password. */
export function formOf(row: MailboxRow): Omit<MailboxFields, "password"> {
  const { name, address, fromName, replyTo, way, smtp, perMinute, enabled } = row;
  return { name, address, fromName, replyTo, way, smtp, perMinute, enabled };
}

export function resourceOf(row: MailboxRow, hasPassword: boolean): MailboxResource {
  return { ...formOf(row), id: row.id, hasPassword, version: row.version };
}
