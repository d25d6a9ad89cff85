import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Language } from "../../domain/campaign/campaign.ts";
import { configuration, inTime } from "../database.ts";
import { providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { formOf } from "./campaign-row.ts";
import { sendsMails } from "./dialer-settings.ts";
import { type SeenDialers, visible } from "./dialers-for-lists.ts";
import type { Named } from "./members.ts";
import { among, listed, named } from "./names.ts";

/** By what other programs send: an SMS campaign, or a dialer with its account and its campaign. */
export interface Outlet {
  kind: "campaign" | "dialer";
  id: string;
  name: string;
  enabled: boolean;
  /** Id of the campaign whose conversation it becomes; of a dialer without one, the dialer's own id. */
  conversations: string;
  /** Id of the account; null: none was chosen yet. */
  provider: string | null;
  /** Numbers, ports or names under which it writes; none: the account's own. */
  senders: string[];
  advertising: boolean;
  language: Language;
  /** IANA, of its schedule. */
  zone: string;
}

/** Of a dialer's campaign. In a batch D1 answers by the names of columns: two of one name would be one. */
const LANGUAGE = sql<Language | null>`json_extract(${campaigns.settings}, '$.defaultLanguage')`.as("language");
/** More than one is only looked at to say that there are several. */
const MOST = 200;

/** Those for SMS that somebody may use, campaigns before dialers, by name; `name` without case. Who sees a campaign sees its dialers. */
export async function smsOutlets(
  config: D1Database,
  seen: SeenDialers,
  { name, id }: { name?: string; id?: string },
): Promise<Outlet[]> {
  const db = configuration(config);
  const asked = (table: typeof campaigns | typeof dialers) =>
    and(
      isNull(table.deletedAt),
      eq(table.channel, "sms"),
      name === undefined ? undefined : eq(sql`lower(${table.name})`, name.toLowerCase()),
      id === undefined ? undefined : eq(table.id, id),
    );
  const [ofCampaigns, ofDialers] = await inTime(
    db.batch([
      db
        .select()
        .from(campaigns)
        .where(and(asked(campaigns), among(campaigns.id, seen.campaigns)))
        .orderBy(asc(campaigns.name))
        .limit(MOST),
      db
        .select({ dialer: dialers, language: LANGUAGE })
        .from(dialers)
        .leftJoin(campaigns, eq(campaigns.id, dialers.campaign))
        .where(and(asked(dialers), visible(seen)))
        .orderBy(asc(dialers.name))
        .limit(MOST),
    ]),
  );
  return [
    ...ofCampaigns.map((row): Outlet => {
      const { provider, dids, enabled, defaultLanguage: language, schedule } = formOf(row);
      const { id: own, name: title } = row;
      const known = {
        id: own,
        name: title,
        enabled,
        conversations: own,
        provider,
        senders: dids,
        language,
        zone: schedule.zone,
      };
      return { kind: "campaign", ...known, advertising: false };
    }),
    ...ofDialers.map(({ dialer, language }): Outlet => {
      const { id: own, name: title, enabled, provider, settings } = dialer;
      const senders = sendsMails(settings) || settings.dialString === "" ? [] : [settings.dialString];
      const known = {
        id: own,
        name: title,
        enabled,
        provider,
        senders,
        language: language ?? "es",
        zone: settings.schedule.zone,
      };
      const conversations = dialer.campaign ?? own;
      return { kind: "dialer", ...known, conversations, advertising: settings.purpose === "advertising" };
    }),
  ];
}

/** The accounts that carry SMS. */
export async function smsAccounts(config: D1Database) {
  const { id, name, type, enabled } = providers;
  return inTime(
    configuration(config)
      .select({ id, name, type, enabled })
      .from(providers)
      .where(and(eq(providers.channel, "sms"), isNull(providers.deletedAt))),
  );
}

/** The dialers of these names that somebody may see; those that there are not are missing from the answer. */
export async function dialersNamed(config: D1Database, seen: SeenDialers, names: string[]): Promise<Named[]> {
  const { id, name } = dialers;
  const wanted = and(named(dialers, names), visible(seen));
  return inTime(configuration(config).select({ id, name }).from(dialers).where(wanted));
}

/** Those of these dialers (ids) in force that somebody may not see. */
export async function dialersBeyond(config: D1Database, seen: SeenDialers, ids: string[]): Promise<Set<string>> {
  const may = visible(seen);
  if (may === undefined) return new Set();
  const asked = and(inArray(dialers.id, listed(ids)), isNull(dialers.deletedAt), sql`(${may}) IS NOT TRUE`);
  const rows = await inTime(configuration(config).select({ id: dialers.id }).from(dialers).where(asked));
  return new Set(rows.map(({ id }) => id));
}

/** Names of campaigns and dialers in force, by id. */
export async function outletNames(config: D1Database, ids: string[]): Promise<Map<string, string>> {
  const db = configuration(config);
  const [ofCampaigns, ofDialers] = await inTime(
    db.batch([
      db
        .select({ id: campaigns.id, name: campaigns.name })
        .from(campaigns)
        .where(and(inArray(campaigns.id, listed(ids)), isNull(campaigns.deletedAt))),
      db
        .select({ id: dialers.id, name: dialers.name })
        .from(dialers)
        .where(and(inArray(dialers.id, listed(ids)), isNull(dialers.deletedAt))),
    ]),
  );
  return new Map([...ofCampaigns, ...ofDialers].map(({ id, name }) => [id, name]));
}
