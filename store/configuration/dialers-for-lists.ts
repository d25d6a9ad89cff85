import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { PhoneDialerChannel } from "../../protocol/dialer-fields.ts";
import type { ProviderSettings, ProviderType } from "../../protocol/providers.ts";
import { configuration, inTime } from "../database.ts";
import { mailboxes, providers, templates } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers, type MailSettings, type PhoneSettings } from "../schema/dialers.ts";
import { MAILBOX, sendsMails } from "./dialer-settings.ts";
import type { Named } from "./members.ts";
import { among, listed, named, type Seen } from "./names.ts";
import { settingsOf as accountSettings } from "./provider-row.ts";

/** Which dialers somebody may see: those of their campaigns, and a program's key those that it names. */
export interface SeenDialers {
  campaigns: Seen;
  /** Ids. */
  dialers?: readonly string[];
}

interface ForLists {
  id: string;
  name: string;
}

export interface PhoneDialerForLists extends ForLists {
  channel: PhoneDialerChannel;
  campaign: string | null;
  settings: PhoneSettings;
  account: { id: string; type: ProviderType; settings: ProviderSettings };
  templateBody: string | null;
}

export interface MailDialerForLists extends ForLists {
  channel: "email";
  campaign: Named;
  settings: MailSettings;
  /** That it writes from; null: there is none. */
  address: string | null;
}

export type DialerForLists = PhoneDialerForLists | MailDialerForLists;

/** A dialer with what the rows of its lists depend on, by its name and for who may see it; null: there is none. */
export async function dialerForLists(
  config: D1Database,
  name: string,
  seen: SeenDialers,
): Promise<DialerForLists | null> {
  const [row] = await inTime(
    configuration(config)
      .select({ dialer: dialers, account: providers, campaign: campaigns.name, address: mailboxes.address })
      .from(dialers)
      .leftJoin(providers, eq(providers.id, dialers.provider))
      .leftJoin(campaigns, eq(campaigns.id, dialers.campaign))
      .leftJoin(mailboxes, and(eq(mailboxes.id, MAILBOX), isNull(mailboxes.deletedAt)))
      .where(and(named(dialers, name), visible(seen))),
  );
  if (row === undefined) return null;
  const { id, channel, campaign, settings } = row.dialer;
  const own = { id, name: row.dialer.name };
  if (sendsMails(settings)) {
    const belongsTo = { id: campaign ?? "", name: row.campaign ?? "" };
    return { ...own, channel: "email", campaign: belongsTo, settings, address: row.address };
  }
  if (row.account === null) return null;
  const { id: provider, type } = row.account;
  const account = { id: provider, type, settings: accountSettings(row.account) };
  const { template } = settings;
  const templateBody = template === null ? null : await bodyOf(config, provider, template);
  return { ...own, channel: channel === "whatsapp" ? channel : "sms", campaign, settings, account, templateBody };
}

/** Names of the dialers in force that somebody may see. */
export async function dialerNames(config: D1Database, seen: SeenDialers): Promise<string[]> {
  const rows = await inTime(
    configuration(config)
      .select({ name: dialers.name })
      .from(dialers)
      .where(and(isNull(dialers.deletedAt), visible(seen))),
  );
  return rows.map(({ name }) => name);
}

/** The dialers that somebody may see, as a condition. */
export function visible({ campaigns, dialers: own = [] }: SeenDialers): SQL | undefined {
  return campaigns === "all" ? undefined : or(among(dialers.campaign, campaigns), inArray(dialers.id, listed(own)));
}

async function bodyOf(
  config: D1Database,
  provider: string,
  { name, language }: { name: string; language: string },
): Promise<string | null> {
  const chosen = and(eq(templates.provider, provider), eq(templates.name, name), eq(templates.language, language));
  const rows = await inTime(configuration(config).select({ body: templates.body }).from(templates).where(chosen));
  return rows[0]?.body ?? null;
}
