import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { OffReason } from "../../protocol/webhooks.ts";
import { configuration, inTime } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import { commit, theWebhook } from "./commit.ts";
import { listed } from "./names.ts";

/** A webhook that has switched itself off. */
export interface WebhookOff {
  id: string;
  name: string;
  url: string;
  reason: OffReason;
}

/** It has switched itself off. One that somebody has saved meanwhile stays as they want it. */
export async function switchOff(config: D1Database, { id, name, url, reason }: WebhookOff): Promise<void> {
  const db = configuration(config);
  const asItWas = and(
    eq(webhooks.id, id),
    eq(webhooks.enabled, true),
    eq(webhooks.url, url),
    isNull(webhooks.deletedAt),
  );
  const [row] = await inTime(db.select().from(webhooks).where(asItWas));
  if (row === undefined) return;
  await commit(
    config,
    { id: "system", name: "Deskline" },
    {
      action: "webhook.switched-off",
      subject: `webhook:${id}`,
      after: { name, url, reason },
      statements: [
        db
          .update(webhooks)
          .set({ enabled: false, offReason: reason, offUntold: true, version: sql`${webhooks.version} + 1` })
          .where(asItWas),
      ],
      concerns: theWebhook(id),
    },
  );
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
