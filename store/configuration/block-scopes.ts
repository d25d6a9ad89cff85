import type { Channel } from "../../domain/campaign/campaign.ts";
import type { ProviderSettings, ProviderType } from "../../protocol/providers.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, dialers, providers } from "../schema/configuration.ts";
import { formOf } from "./campaign-row.ts";
import { sendsMails } from "./dialer-settings.ts";
import { among, type Seen } from "./names.ts";
import { settingsOf } from "./provider-row.ts";

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
  /** Numbers, ports, pages or names under which it writes; none: the account's own. */
  senders: string[];
}

/** All that somebody sees, the deleted ones too: entries keep their ids. */
export async function blockScopes(config: D1Database, seen: Seen): Promise<BlockScope[]> {
  const db = configuration(config);
  const [ofCampaigns, ofDialers, ofAccounts] = await inTime(
    db.batch([
      db.select().from(campaigns).where(among(campaigns.id, seen)),
      db.select().from(dialers).where(among(dialers.campaign, seen)),
      db.select({ id: providers.id, type: providers.type, settings: providers.settings }).from(providers),
    ]),
  );
  const accounts = new Map(ofAccounts.map((row) => [row.id, { ...row, settings: settingsOf(row) }]));
  return [
    ...ofCampaigns.map((row): BlockScope => {
      const { provider, dids } = formOf(row);
      const account = accounts.get(provider ?? "") ?? null;
      return { kind: "campaign", ...identityOf(row), channel: row.channel, account, senders: dids };
    }),
    ...ofDialers.map((row): BlockScope => {
      const account = accounts.get(row.provider ?? "") ?? null;
      const senders = sendsMails(row.settings) ? [] : [row.settings.dialString];
      return { kind: "dialer", ...identityOf(row), channel: row.channel, account, senders };
    }),
  ];
}

function identityOf({ id, name, deletedAt }: { id: string; name: string; deletedAt: number | null }) {
  return { id, name, inForce: deletedAt === null };
}
