import { asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Kind } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { changes, user } from "../schema/access.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { webhooks } from "../schema/programs.ts";
import { named } from "./names.ts";

/** What `Directory` reads: who must be told of what, and what it tells them. */

export { agentConfiguration } from "./agent-snapshot.ts";
export { campaignSnapshot } from "./campaign-snapshot.ts";
export { dialerSnapshot } from "./dialer-snapshot.ts";
export { mailboxSnapshot } from "./mailbox-snapshot.ts";
export { providerIdByDoor, providerSnapshot } from "./provider-snapshot.ts";
export { webhookSnapshot } from "./webhook-snapshot.ts";

export interface NotedChange {
  version: number;
  kind: Kind;
  id: string;
  /** ms */
  at: number;
}

/** Changes after that version, the oldest first; `mark` tells that version itself from another of its number, null: there is none. */
export async function changesSince(
  config: D1Database,
  version: number,
  limit: number,
): Promise<{ mark: string | null; changes: NotedChange[] }> {
  const db = configuration(config);
  const [[known], later] = await inTime(
    db.batch([
      db.select().from(changes).where(eq(changes.version, version)),
      db.select().from(changes).where(gt(changes.version, version)).orderBy(asc(changes.version)).limit(limit),
    ]),
  );
  return { mark: known === undefined ? null : markOf(known), changes: later };
}

/** What tells a change from another that has its number after the database went back. */
export function markOf({ kind, id, at }: Pick<NotedChange, "kind" | "id" | "at">): string {
  return `${kind} ${id} ${at}`;
}

/** The database went back to an earlier moment (Time Travel): its numbers go on behind `version`, which some have seen. Answers with the first. */
export async function goOnBehind(config: D1Database, version: number): Promise<number> {
  const db = configuration(config);
  const newest = sql<number>`(SELECT max(${version}, coalesce(max(version), 0)) + 1 FROM ${changes})`;
  const row = { version: newest, kind: "campaign", id: RESTORED, at: Date.now() } as const;
  const [noted] = await inTime(db.insert(changes).values(row).returning({ version: changes.version }));
  return noted?.version ?? version + 1;
}

/** Stands where a change names whom it concerns: all. */
const RESTORED = "restored";

/** All there is, for a first fill, and the version at which it was read. */
export async function everything(
  config: D1Database,
): Promise<{ version: number; mark: string | null; ids: Record<Kind, string[]> }> {
  const db = configuration(config);
  const [[newest], allCampaigns, allAgents, allProviders, allDialers, allMailboxes, allWebhooks] = await inTime(
    db.batch([
      db.select().from(changes).orderBy(desc(changes.version)).limit(1),
      db.select({ id: campaigns.id }).from(campaigns).where(isNull(campaigns.deletedAt)),
      db.select({ id: user.id }).from(user).where(eq(user.disabled, false)),
      db.select({ id: providers.id }).from(providers).where(isNull(providers.deletedAt)),
      db.select({ id: dialers.id }).from(dialers).where(isNull(dialers.deletedAt)),
      db.select({ id: mailboxes.id }).from(mailboxes).where(isNull(mailboxes.deletedAt)),
      db.select({ id: webhooks.id }).from(webhooks).where(isNull(webhooks.deletedAt)),
    ]),
  );
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    version: newest?.version ?? 0,
    mark: newest === undefined ? null : markOf(newest),
    ids: {
      campaign: ids(allCampaigns),
      agent: ids(allAgents),
      provider: ids(allProviders),
      dialer: ids(allDialers),
      mailbox: ids(allMailboxes),
      webhook: ids(allWebhooks),
    },
  };
}

/** Without case; null when there is none, or it was deleted. */
export async function campaignIdByName(config: D1Database, name: string): Promise<string | null> {
  const rows = await inTime(
    configuration(config).select({ id: campaigns.id }).from(campaigns).where(named(campaigns, name)),
  );
  return rows[0]?.id ?? null;
}
