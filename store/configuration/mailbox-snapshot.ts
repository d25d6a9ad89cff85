import { eq } from "drizzle-orm";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { configuration, inTime } from "../database.ts";
import { mailboxes } from "../schema/accounts.ts";
import { formOf } from "./mailbox-row.ts";
import { selectVersion } from "./selections.ts";

/** What mail is sent by; null for an id that there is not. A deleted mailbox has no address: it sends nothing and receives nothing. */
export async function mailboxSnapshot(config: D1Database, id: string): Promise<MailboxSnapshot | null> {
  const db = configuration(config);
  const [rows, version] = await inTime(
    db.batch([db.select().from(mailboxes).where(eq(mailboxes.id, id)), selectVersion(config)]),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const snapshot = { ...formOf(row), version: version[0]?.version ?? 0, id, sealedSecrets: row.secrets };
  return row.deletedAt === null ? snapshot : { ...snapshot, name: `${row.name}~`, address: "", enabled: false };
}
