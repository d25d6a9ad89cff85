import { eq, sql } from "drizzle-orm";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { ProviderSettings, ProviderType } from "../../protocol/providers.ts";
import { configuration, inTime } from "../database.ts";
import { mailboxes, providers } from "../schema/accounts.ts";
import { campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { formOf } from "./campaign-row.ts";
import { MAILBOX, sendsMails } from "./dialer-settings.ts";
import { among, type Seen } from "./names.ts";
import { settingsOf } from "./provider-row.ts";

const CAMPAIGN_ID = sql<string>`${campaigns.id}`.as("campaign");

/** An account as a number is read and a sender is named by it. */
export interface BlockAccount {
  id: string;
  type: ProviderType;
  settings: ProviderSettings;
}

/** A campaign or a dialer, as far as the black list is concerned with it. */
export interface BlockScope {
  kind: "campaign" | "dialer";
  id: string;
  name: string;
  channel: Channel;
  /** False: deleted, and no name any more by which it could be meant. */
  inForce: boolean;
  account: BlockAccount | null;
  /** E-mail: that it writes from; null: none. */
  mailbox: string | null;
  /** Numbers, ports, pages or names under which it writes; none: the account's own. */
  senders: string[];
}

/** All that somebody sees, the deleted ones too: entries keep their ids. */
export async function blockScopes(config: D1Database, seen: Seen): Promise<BlockScope[]> {
  const db = configuration(config);
  const [ofCampaigns, ofDialers, ofAccounts, ofMailboxes] = await inTime(
    db.batch([
      db.select().from(campaigns).where(among(campaigns.id, seen)),
      db.select().from(dialers).where(among(dialers.campaign, seen)),
      db.select({ id: providers.id, type: providers.type, settings: providers.settings }).from(providers),
      db
        .select({ campaign: CAMPAIGN_ID, address: mailboxes.address })
        .from(campaigns)
        .innerJoin(mailboxes, eq(mailboxes.id, MAILBOX)),
    ]),
  );
  const addresses = new Map(ofMailboxes.map(({ campaign, address }) => [campaign, address]));
  const accounts = new Map(ofAccounts.map((row) => [row.id, { ...row, settings: settingsOf(row) }]));
  return [
    ...ofCampaigns.map((row): BlockScope => {
      const { provider, dids } = formOf(row);
      const account = accounts.get(provider ?? "") ?? null;
      const mailbox = addresses.get(row.id) ?? null;
      return { kind: "campaign", ...identityOf(row), channel: row.channel, account, mailbox, senders: dids };
    }),
    ...ofDialers.map((row): BlockScope => {
      const account = accounts.get(row.provider ?? "") ?? null;
      const senders = sendsMails(row.settings) ? [] : [row.settings.dialString];
      const mailbox = row.channel === "email" ? (addresses.get(row.campaign ?? "") ?? null) : null;
      return { kind: "dialer", ...identityOf(row), channel: row.channel, account, mailbox, senders };
    }),
  ];
}

function identityOf({ id, name, deletedAt }: { id: string; name: string; deletedAt: number | null }) {
  return { id, name, inForce: deletedAt === null };
}
