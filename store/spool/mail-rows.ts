import type { LetterRow } from "../../domain/mail/letter.ts";
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

/** A mail of a list as it waits, by its place in the file from 1; null: the list of that dialer has none there. */
export async function mailOfList(
  spool: D1Database,
  { dialer, upload, place }: { dialer: string; upload: string; place: number },
): Promise<{ destiny: string; row: LetterRow } | null> {
  const found = await inTime(
    spool
      .prepare(NTH)
      .bind(upload, dialer, place - 1)
      .first<NthRow>(),
  );
  if (found === null) return null;
  const { destiny, message, device: template, data } = found;
  return { destiny, row: { message, template, values: JSON.parse(data) as LetterRow["values"] } };
}

type NthRow = { destiny: string; message: string; device: string; data: string };
const NTH = `SELECT destiny, message, device, data FROM sms_spool WHERE upload = ?1 AND dialer = ?2 AND marks IS NOT NULL
  ORDER BY id LIMIT 1 OFFSET ?3`;
