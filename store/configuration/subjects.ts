import { asc, isNull, sql } from "drizzle-orm";
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

/** Every account and webhook whose health is asked: at most fifty of each. */
export async function healthSubjects(config: D1Database) {
  const db = configuration(config);
  const { id, name, enabled, door } = providers;
  const [accounts, listening] = await inTime(
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
        .orderBy(asc(sql`lower(${webhooks.name})`))
        .limit(MOST),
    ]),
  );
  return { accounts, listening };
}

const MOST = 50;
