import { eq } from "drizzle-orm";
import type { DialerChannel, DialerFields, DialerResource } from "../../protocol/dialers.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { dialers } from "../schema/configuration.ts";
import { commit, theDialer } from "./commit.ts";
import { violated } from "./constraint.ts";
import { type DialerRow, type NamedDialerRow, resourceOf, settingsOf } from "./dialers.ts";
import type { Named } from "./members.ts";
import { raised } from "./version.ts";

/** By which account it sends, and whose customers its answers are. */
export interface Belonging {
  provider: Named;
  channel: DialerChannel;
  campaign: Named | null;
}

/** A new dialer, stopped until somebody starts it. */
export async function createDialer(
  config: D1Database,
  actor: Actor,
  fields: DialerFields,
  { provider, channel, campaign }: Belonging,
): Promise<DialerResource> {
  const dialer: DialerRow = {
    id: crypto.randomUUID(),
    name: fields.name,
    channel,
    provider: provider.id,
    campaign: campaign?.id ?? null,
    enabled: fields.enabled,
    settings: settingsOf(fields),
    version: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  const created = resourceOf({ dialer, provider: provider.name, campaign: campaign?.name ?? null });
  await commit(config, actor, {
    action: "dialer.create",
    subject: `dialer:${dialer.id}`,
    after: created,
    statements: [configuration(config).insert(dialers).values(dialer)],
    concerns: theDialer(dialer.id),
  });
  return created;
}

/** The whole form; refused when somebody else has replaced it since it was read. */
export async function replaceDialer(
  config: D1Database,
  actor: Actor,
  before: NamedDialerRow,
  { version, ...fields }: DialerFields & { version: number },
  { provider, channel, campaign }: Belonging,
): Promise<DialerResource | "conflict"> {
  const { name, enabled } = fields;
  const belongs = { provider: provider.id, channel, campaign: campaign?.id ?? null };
  const row = { name, enabled, ...belongs, settings: settingsOf(fields) };
  const dialer = { ...before.dialer, ...row, version: version + 1 };
  const after = resourceOf({ dialer, provider: provider.name, campaign: campaign?.name ?? null });
  const change = commit(config, actor, {
    action: "dialer.replace",
    subject: `dialer:${dialer.id}`,
    before: resourceOf(before),
    after,
    statements: [
      configuration(config)
        .update(dialers)
        .set({ ...row, version: raised(dialers.version, version) })
        .where(eq(dialers.id, dialer.id)),
    ],
    concerns: theDialer(dialer.id),
  });
  return (await violated({ "dialers.version": "conflict" } as const, change)) ?? after;
}

/** Disables and hides it; the spool, the black list and the reports keep its id, its name is free. */
export async function deleteDialer(config: D1Database, actor: Actor, before: NamedDialerRow): Promise<void> {
  await commit(config, actor, {
    action: "dialer.delete",
    subject: `dialer:${before.dialer.id}`,
    before: resourceOf(before),
    statements: [
      configuration(config).update(dialers).set({ deletedAt: Date.now() }).where(eq(dialers.id, before.dialer.id)),
    ],
    concerns: theDialer(before.dialer.id),
  });
}
