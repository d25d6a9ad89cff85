import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Grants } from "../../domain/access/permission.ts";
import { seesWebhook } from "../../domain/webhook/seen.ts";
import type { NewWebhook, OffReason, WebhookFields, WebhookResource, WebhookSecret } from "../../protocol/webhooks.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { webhooks } from "../schema/programs.ts";
import { seal, unseal } from "../sealed.ts";
import { commit, theWebhook } from "./commit.ts";
import { violated } from "./constraint.ts";
import type { Named } from "./members.ts";
import { namesOf } from "./names-of.ts";
import { raised } from "./version.ts";

const SECRET_BYTES = 32;
/** How long a replaced secret goes on signing beside the new one. */
const CHANGE_OVER_MS = 24 * 60 * 60_000;

export type WebhookRow = typeof webhooks.$inferSelect;
/** With campaigns for their names. */
export type WebhookSettings = Omit<WebhookFields, "campaigns"> & { campaigns: Named[] | null };

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
  const { current } = await unseal<WebhookSecret>(sealSecret, sealedFor(row.id), row.secret);
  const secret = newSecret();
  const previousUntil = String(Date.now() + CHANGE_OVER_MS);
  const kept = await sealed(sealSecret, row.id, { current: secret, previous: current, previousUntil });
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

/** It has switched itself off. One that somebody has saved meanwhile stays as they want it. */
export async function switchOff(
  config: D1Database,
  { id, name, url, reason }: { id: string; name: string; url: string; reason: OffReason },
): Promise<void> {
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

/** By name. */
/** Those that exist for who sees these campaigns. */
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

export async function findWebhook(config: D1Database, id: string): Promise<WebhookRow | null> {
  const inForce = and(eq(webhooks.id, id), isNull(webhooks.deletedAt));
  return (await inTime(configuration(config).select().from(webhooks).where(inForce)))[0] ?? null;
}

export async function describe(config: D1Database, row: WebhookRow): Promise<WebhookResource> {
  return resourceOf(row, named(row, await namesOf(config, row.campaigns ?? [], [])));
}

function columnsOf({ campaigns, ...fields }: WebhookSettings) {
  return { ...fields, campaigns: campaigns?.map(({ id }) => id) ?? null };
}

/** Campaigns that were deleted meanwhile have no name any more. */
function named({ campaigns }: WebhookRow, names: ReadonlyMap<string, string>): Named[] | null {
  return campaigns?.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? "" }] : [])) ?? null;
}

function resourceOf(row: Omit<WebhookRow, "secret">, campaigns: Named[] | null): WebhookResource {
  const { id, name, url, events, enabled, offReason, version, createdAt } = row;
  const names = campaigns?.map((one) => one.name) ?? null;
  return {
    id,
    name,
    url,
    events,
    campaigns: names,
    enabled,
    offReason,
    version,
    createdAt: new Date(createdAt).toISOString(),
  };
}

/** As Standard Webhooks writes symmetric ones. */
export function newSecret(): string {
  return `whsec_${crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64()}`;
}

/** Of a new webhook: no secret was there before. */
export function sealedSecret(sealSecret: string, id: string, current: string): Promise<string> {
  return sealed(sealSecret, id, { current, previous: "", previousUntil: "0" });
}

function sealed(sealSecret: string, id: string, secret: WebhookSecret): Promise<string> {
  return seal(sealSecret, sealedFor(id), secret);
}

/** What is sealed for a webhook opens for no account. */
export function sealedFor(id: string): string {
  return `webhook:${id}`;
}
