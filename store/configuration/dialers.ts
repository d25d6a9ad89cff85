import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Page } from "../../protocol/configuration.ts";
import type { DialerResource, MailDialerResource } from "../../protocol/dialer-fields.ts";
import { configuration, inTime } from "../database.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { MAILBOX, sendsMails } from "./dialer-settings.ts";
import { type SeenDialers, visible } from "./dialers-for-lists.ts";
import { named } from "./names.ts";

export type DialerRow = typeof dialers.$inferSelect;
/** With the names that its form shows. */
export interface NamedDialerRow {
  dialer: DialerRow;
  /** Null: it sends mails. */
  provider: string | null;
  campaign: string | null;
  /** Of its campaign. */
  mailbox: MailDialerResource["mailbox"];
}

const BY_NAME = sql<string>`lower(${dialers.name})`;

/** The dialers that somebody may see, by name; one without a campaign is for who sees all (SMS-110). */
export async function listDialers(
  config: D1Database,
  { seen, limit, cursor }: { seen: SeenDialers; limit: number; cursor?: string | undefined },
): Promise<Page<DialerResource>> {
  const after = cursor === undefined ? undefined : gt(BY_NAME, cursor);
  const rows = await inTime(
    select(config, and(isNull(dialers.deletedAt), visible(seen), after))
      .orderBy(asc(BY_NAME))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { items: page.map(resourceOf), nextCursor: last?.dialer.name.toLowerCase() ?? null };
}

/** By its name, without case, for who may see it; null when there is none, or it was deleted. */
export async function findDialer(config: D1Database, name: string, seen: SeenDialers): Promise<NamedDialerRow | null> {
  const rows = await inTime(select(config, and(named(dialers, name), visible(seen))));
  return rows[0] ?? null;
}

/** Ids of all that cron wakes. */
export async function enabledDialers(config: D1Database): Promise<string[]> {
  const enabled = and(eq(dialers.enabled, true), isNull(dialers.deletedAt));
  const rows = await inTime(configuration(config).select({ id: dialers.id }).from(dialers).where(enabled));
  return rows.map(({ id }) => id);
}

export function resourceOf({ dialer, provider, campaign, mailbox }: NamedDialerRow): DialerResource {
  const { id, name, channel, enabled, settings, version } = dialer;
  const own = { id, name, enabled, version };
  if (sendsMails(settings)) return { ...settings, ...own, channel: "email", campaign: campaign ?? "", mailbox };
  return { ...settings, ...own, channel: channel === "whatsapp" ? channel : "sms", provider: provider ?? "", campaign };
}

function select(config: D1Database, which: SQL | undefined) {
  const { name, address, enabled } = mailboxes;
  return configuration(config)
    .select({
      dialer: dialers,
      provider: providers.name,
      campaign: campaigns.name,
      mailbox: { name, address, enabled },
    })
    .from(dialers)
    .leftJoin(providers, eq(providers.id, dialers.provider))
    .leftJoin(campaigns, eq(campaigns.id, dialers.campaign))
    .leftJoin(mailboxes, and(eq(mailboxes.id, MAILBOX), isNull(mailboxes.deletedAt)))
    .where(which);
}
