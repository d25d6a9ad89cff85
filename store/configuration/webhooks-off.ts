import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { OffReason } from "../../protocol/webhooks.ts";
import { configuration, inTime } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import { listed } from "./names.ts";

/** A webhook that has switched itself off. */
export interface WebhookOff {
  id: string;
  name: string;
  url: string;
  reason: OffReason;
}

/** Those that are off by themselves and of which nobody was written to. */
export async function untoldWebhooksOff(config: D1Database): Promise<WebhookOff[]> {
  const { id, name, url, offReason: reason } = webhooks;
  return inTime(
    configuration(config)
      .select({ id, name, url, reason })
      .from(webhooks)
      .where(and(eq(webhooks.offUntold, true), ne(reason, ""), isNull(webhooks.deletedAt))),
  );
}

/** Notes that these were, or were not, written of. */
export async function noteWebhooksOff(config: D1Database, ids: string[], untold: boolean): Promise<void> {
  const those = inArray(webhooks.id, listed(ids));
  await inTime(configuration(config).update(webhooks).set({ offUntold: untold }).where(those));
}
