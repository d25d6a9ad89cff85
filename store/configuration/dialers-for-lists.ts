import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { dialers, providers, templates } from "../schema/configuration.ts";
import { among, listed, named, type Seen } from "./names.ts";
import { settingsOf } from "./provider-row.ts";

/** Which dialers somebody may see: those of their campaigns, and a program's key those that it names. */
export interface SeenDialers {
  campaigns: Seen;
  /** Ids. */
  dialers?: readonly string[];
}

/** A dialer with its account and the body of its template, by its name and for who may see it; null: there is none. */
export async function dialerForLists(config: D1Database, name: string, seen: SeenDialers) {
  const account = { id: providers.id, type: providers.type, settings: providers.settings };
  const db = configuration(config);
  const rows = await inTime(
    db
      .select({ dialer: dialers, account })
      .from(dialers)
      .innerJoin(providers, eq(providers.id, dialers.provider))
      .where(and(named(dialers, name), visible(seen))),
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { id, channel, campaign, settings } = row.dialer;
  const body = settings.template === null ? null : await templateBody(config, row.account.id, settings.template);
  const { type } = row.account;
  return {
    id,
    name: row.dialer.name,
    channel,
    campaign,
    settings,
    account: { id: row.account.id, type, settings: settingsOf(row.account) },
    templateBody: body,
  };
}
export type DialerForLists = NonNullable<Awaited<ReturnType<typeof dialerForLists>>>;

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

async function templateBody(
  config: D1Database,
  provider: string,
  { name, language }: { name: string; language: string },
): Promise<string | null> {
  const chosen = and(eq(templates.provider, provider), eq(templates.name, name), eq(templates.language, language));
  const rows = await inTime(configuration(config).select({ body: templates.body }).from(templates).where(chosen));
  return rows[0]?.body ?? null;
}
