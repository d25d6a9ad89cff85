import { inTime } from "../database.ts";

/** Whom a dialer's mail is for; null: it has no such mail. */
export async function mailAddress(spool: D1Database, dialer: string, row: number): Promise<string | null> {
  return await inTime(spool.prepare(ADDRESS).bind(row, dialer).first<string>("address"));
}

const ADDRESS = "SELECT address FROM sms_spool WHERE id = ?1 AND dialer = ?2 AND marks IS NOT NULL";

/** The bulk mail that got this Message-ID from its carrier; null: none did. */
export async function rowOfMail(spool: D1Database, messageId: string): Promise<{ dialer: string; row: number } | null> {
  return await inTime(spool.prepare(BY_ID).bind(messageId).first<{ dialer: string; row: number }>());
}

const BY_ID =
  "SELECT dialer, id AS row FROM sms_spool WHERE carrier_id = ?1 AND marks IS NOT NULL AND carrier_id IS NOT NULL";
