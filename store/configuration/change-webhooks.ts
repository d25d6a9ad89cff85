import { eq, sql } from "drizzle-orm";
import type { NewWebhook, OffReason, WebhookResource } from "../../protocol/webhooks.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import { commit, theWebhook } from "./commit.ts";
import { violated } from "./constraint.ts";
import { raised } from "./version.ts";
import { columnsOf, resourceOf, type WebhookRow, type WebhookSettings } from "./webhook-row.ts";
import { newSecret, renewedSecret, sealedSecret } from "./webhook-secret.ts";
import { describe } from "./webhooks.ts";

/** A new webhook: the answer is the only place where its secret is ever seen. */
export async function createWebhook(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  settings: WebhookSettings,
): Promise<NewWebhook> {
  const id = crypto.randomUUID();
  const secret = newSecret();
  const row: WebhookRow = {
    ...columnsOf(settings),
    id,
    offReason: "",
    offUntold: false,
    secret: await sealedSecret(sealSecret, id, secret),
    version: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  const created = resourceOf(row, settings.campaigns);
  await commit(config, actor, {
    action: "webhook.create",
    subject: `webhook:${id}`,
    after: created,
    statements: [configuration(config).insert(webhooks).values(row)],
    concerns: theWebhook(id),
  });
  return { ...created, secret };
}

/** The whole form; refused when somebody else has replaced it since it was read. One that had switched itself off begins anew. */
export async function replaceWebhook(
  config: D1Database,
  actor: Actor,
  before: WebhookRow,
  { version, ...settings }: WebhookSettings & { version: number },
): Promise<WebhookResource | "conflict"> {
  const offReason: OffReason = settings.enabled ? "" : before.offReason;
  const fields = { ...columnsOf(settings), offReason };
  const after = resourceOf({ ...before, ...fields, version: version + 1 }, settings.campaigns);
  const change = commit(config, actor, {
    action: "webhook.replace",
    subject: `webhook:${before.id}`,
    before: await describe(config, before),
    after,
    statements: [
      configuration(config)
        .update(webhooks)
        .set({ ...fields, version: raised(webhooks.version, version) })
        .where(eq(webhooks.id, before.id)),
    ],
    concerns: theWebhook(before.id),
  });
  return (await violated({ "webhooks.version": "conflict" } as const, change)) ?? after;
}

/** A new secret; for a day the one before signs too. */
export async function renewSecret(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  row: WebhookRow,
): Promise<string> {
  const secret = newSecret();
  const kept = await renewedSecret(sealSecret, row, secret, Date.now());
  await commit(config, actor, {
    action: "webhook.renew-secret",
    subject: `webhook:${row.id}`,
    after: { name: row.name },
    statements: [configuration(config).update(webhooks).set({ secret: kept }).where(eq(webhooks.id, row.id))],
    concerns: theWebhook(row.id),
  });
  return secret;
}

/** Disables and hides it, and forgets its secret. */
export async function deleteWebhook(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  row: WebhookRow,
): Promise<void> {
  const secret = await sealedSecret(sealSecret, row.id, "");
  await commit(config, actor, {
    action: "webhook.delete",
    subject: `webhook:${row.id}`,
    before: await describe(config, row),
    statements: [
      configuration(config)
        .update(webhooks)
        .set({ deletedAt: Date.now(), enabled: false, secret, version: sql`${webhooks.version} + 1` })
        .where(eq(webhooks.id, row.id)),
    ],
    concerns: theWebhook(row.id),
  });
}
