import { eq } from "drizzle-orm";
import type { WebhookSnapshot } from "../../protocol/webhooks.ts";
import { configuration, inTime } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import { selectVersion } from "./selections.ts";

/** What a webhook's object works with; null for an id that there is not. A deleted one is disabled. */
export async function webhookSnapshot(config: D1Database, id: string): Promise<WebhookSnapshot | null> {
  const db = configuration(config);
  const [rows, version] = await inTime(
    db.batch([db.select().from(webhooks).where(eq(webhooks.id, id)), selectVersion(config)]),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { name, url, events, campaigns, offReason, secret, deletedAt } = row;
  const enabled = row.enabled && deletedAt === null;
  return {
    version: version[0]?.version ?? 0,
    id,
    name,
    url,
    events,
    campaigns,
    enabled,
    offReason,
    sealedSecret: secret,
  };
}
