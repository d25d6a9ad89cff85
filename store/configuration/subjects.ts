import { asc, eq, isNull, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { webhooks } from "../schema/programs.ts";
import { listed } from "./names.ts";

/** Names of whatever `Directory` tells of changes, by id; the deleted too. D1 joins five queries at most. */
export async function subjectNames(config: D1Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await Promise.all(
    [
      [campaigns, user, providers],
      [dialers, mailboxes, webhooks],
    ].map((tables) => {
      const queries = tables.map((table) => sql`SELECT id, name FROM ${table} WHERE id IN ${listed(ids)}`);
      return inTime(configuration(config).all<{ id: string; name: string }>(sql.join(queries, sql` UNION ALL `)));
    }),
  );
  return new Map(rows.flat().map(({ id, name }) => [id, name]));
}

/** Every account, webhook, dialer, campaign and user whose health is asked: so many of each at most. */
export async function healthSubjects(config: D1Database) {
  const db = configuration(config);
  const { id, name, enabled, door } = providers;
  const [accounts, listening, bulk, queues, people] = await inTime(
    db.batch([
      db
        .select({ id, name, enabled, door })
        .from(providers)
        .where(isNull(providers.deletedAt))
        .orderBy(asc(sql`lower(${name})`))
        .limit(MOST),
      db
        .select({ id: webhooks.id, name: webhooks.name, enabled: webhooks.enabled, offReason: webhooks.offReason })
        .from(webhooks)
        .where(isNull(webhooks.deletedAt))
        .orderBy(asc(sql`lower(${webhooks.name})`))
        .limit(MOST),
      db
        .select({ id: dialers.id, name: dialers.name })
        .from(dialers)
        .where(isNull(dialers.deletedAt))
        .orderBy(asc(sql`lower(${dialers.name})`))
        .limit(MOST_OBJECTS),
      db
        .select({ id: campaigns.id, name: campaigns.name })
        .from(campaigns)
        .where(isNull(campaigns.deletedAt))
        .orderBy(asc(sql`lower(${campaigns.name})`))
        .limit(MOST_OBJECTS),
      db
        .select({ id: user.id, name: user.name })
        .from(user)
        .where(eq(user.disabled, false))
        .orderBy(asc(sql`lower(${user.name})`))
        .limit(MOST_OBJECTS),
    ]),
  );
  return { accounts, listening, dialers: bulk, campaigns: queues, agents: people };
}

const MOST = 50;
const MOST_OBJECTS = 300;
