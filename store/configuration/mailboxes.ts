import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Page } from "../../protocol/configuration.ts";
import type { MailboxChoice, MailboxResource } from "../../protocol/mailboxes.ts";
import { configuration, inTime } from "../database.ts";
import { mailboxes } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { unseal } from "../sealed.ts";
import { type MailboxRow, resourceOf } from "./mailbox-row.ts";
import type { Named } from "./members.ts";
import { named } from "./names.ts";

const BY_NAME = sql<string>`lower(${mailboxes.name})`;

/** All mailboxes by name (EML-10 to EML-18), never with their passwords. */
export async function listMailboxes(
  config: D1Database,
  sealSecret: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<MailboxResource>> {
  const rows = await inTime(
    configuration(config)
      .select()
      .from(mailboxes)
      .where(and(isNull(mailboxes.deletedAt), cursor === undefined ? undefined : gt(BY_NAME, cursor)))
      .orderBy(asc(BY_NAME))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  const items = await Promise.all(page.map((row) => describe(row, sealSecret)));
  return { items, nextCursor: last?.name.toLowerCase() ?? null };
}

/** By its name, without case; null when there is none, or it was deleted. */
export async function findMailbox(config: D1Database, name: string): Promise<MailboxRow | null> {
  const rows = await inTime(configuration(config).select().from(mailboxes).where(named(mailboxes, name)));
  return rows[0] ?? null;
}

/** What a dialer shows of the one that it writes from; null: there is none, or none any more. */
export async function mailboxOf(
  config: D1Database,
  id: string | null,
): Promise<Pick<MailboxRow, "name" | "address" | "enabled"> | null> {
  const { name, address, enabled } = mailboxes;
  const own = and(eq(mailboxes.id, id ?? ""), isNull(mailboxes.deletedAt));
  const rows = await inTime(configuration(config).select({ name, address, enabled }).from(mailboxes).where(own));
  return rows[0] ?? null;
}

/** What a form of a campaign chooses from. */
export async function mailboxChoices(config: D1Database): Promise<MailboxChoice[]> {
  const { id, name, address, enabled } = mailboxes;
  return inTime(
    configuration(config)
      .select({ id, name, address, enabled })
      .from(mailboxes)
      .where(isNull(mailboxes.deletedAt))
      .orderBy(asc(BY_NAME)),
  );
}

/** As `GET /api/mailboxes` answers: whether there is a password, never the password. */
export async function describe(row: MailboxRow, sealSecret: string): Promise<MailboxResource> {
  return resourceOf(row, (await passwordOf(row, sealSecret)) !== "");
}

/** Empty: there is none. One that another installation has sealed (a restored copy) is lost: it has to be typed again. */
export async function passwordOf({ id, secrets }: MailboxRow, sealSecret: string): Promise<string> {
  return unseal(sealSecret, id, secrets).then(
    ({ password = "" }) => password,
    () => "",
  );
}

/** Campaigns that receive and send by this mailbox. */
export async function usesOf(config: D1Database, id: string): Promise<Named[]> {
  return inTime(
    configuration(config).select({ id: campaigns.id, name: campaigns.name }).from(campaigns).where(writesFrom(id)),
  );
}

/** Whether no campaign uses it, as a condition inside a change of it. */
export function isUnused(id: string): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${campaigns} WHERE ${writesFrom(id)})`;
}

function writesFrom(id: string): SQL {
  return sql`${id} IN (json_extract(${campaigns.settings}, '$.mailbox'), json_extract(${campaigns.settings}, '$.offline.mailbox'))
    AND ${campaigns.deletedAt} IS NULL`;
}
