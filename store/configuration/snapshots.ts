import { asc, eq, gt, isNull } from "drizzle-orm";
import type { Kind } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { changes, user } from "../schema/access.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { webhooks } from "../schema/programs.ts";
import { named } from "./names.ts";
import { selectVersion } from "./selections.ts";

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
}

/** Changes after that version, the oldest first. */
export async function changesSince(config: D1Database, version: number, limit: number): Promise<NotedChange[]> {
  return inTime(
    configuration(config)
      .select({ version: changes.version, kind: changes.kind, id: changes.id })
      .from(changes)
      .where(gt(changes.version, version))
      .orderBy(asc(changes.version))
      .limit(limit),
  );
}

/** All there is, for a first fill, and the version at which it was read. */
export async function everything(config: D1Database): Promise<{ version: number; ids: Record<Kind, string[]> }> {
  const db = configuration(config);
  const [version, allCampaigns, allAgents, allProviders, allDialers, allMailboxes, allWebhooks] = await inTime(
    db.batch([
      selectVersion(config),
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
    version: version[0]?.version ?? 0,
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
