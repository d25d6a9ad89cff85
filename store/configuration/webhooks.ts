import { and, asc, eq, isNull } from "drizzle-orm";
import type { Grants } from "../../domain/access/permission.ts";
import { seesWebhook } from "../../domain/webhook/seen.ts";
import type { WebhookResource } from "../../protocol/webhooks.ts";
import { configuration, inTime } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import type { Named } from "./members.ts";
import { namesOf } from "./names-of.ts";
import { resourceOf, type WebhookRow } from "./webhook-row.ts";

/** Those that exist for who sees these campaigns (SEC-5), by name. */
export async function listWebhooks(config: D1Database, seen: Grants["campaigns"]): Promise<WebhookResource[]> {
  const all = await inTime(
    configuration(config).select().from(webhooks).where(isNull(webhooks.deletedAt)).orderBy(asc(webhooks.name)),
  );
  const rows = all.filter((row) => seesWebhook(seen, row));
  const names = await namesOf(
    config,
    rows.flatMap(({ campaigns }) => campaigns ?? []),
    [],
  );
  return rows.map((row) => resourceOf(row, named(row, names)));
}

/** Ids of all of them, deleted ones too. */
export async function webhookIds(config: D1Database): Promise<string[]> {
  return (await inTime(configuration(config).select({ id: webhooks.id }).from(webhooks))).map(({ id }) => id);
}

/** Null: there is none, or it was deleted. */
export async function findWebhook(config: D1Database, id: string): Promise<WebhookRow | null> {
  const inForce = and(eq(webhooks.id, id), isNull(webhooks.deletedAt));
  return (await inTime(configuration(config).select().from(webhooks).where(inForce)))[0] ?? null;
}

/** With names for the ids of its campaigns. */
export async function describe(config: D1Database, row: WebhookRow): Promise<WebhookResource> {
  return resourceOf(row, named(row, await namesOf(config, row.campaigns ?? [], [])));
}

/** Campaigns that were deleted meanwhile have no name any more. */
function named({ campaigns }: WebhookRow, names: ReadonlyMap<string, string>): Named[] | null {
  return campaigns?.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? "" }] : [])) ?? null;
}
