import { isName } from "../../domain/campaign/names.ts";
import type { DialerSnapshot } from "../../protocol/dialers.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { AgentConfiguration, CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { WebhookSnapshot } from "../../protocol/webhooks.ts";
import type { Kind } from "../../store/changes.ts";
import { labelsOf } from "./labels.ts";

export interface Snapshots {
  campaign: CampaignSnapshot;
  agent: AgentConfiguration;
  provider: ProviderSnapshot;
  dialer: DialerSnapshot;
  mailbox: MailboxSnapshot;
  webhook: WebhookSnapshot;
}
export type Snapshot<K extends Kind = Kind> = Snapshots[K];

/** Whose mails come in at an address. */
export interface MailRoute {
  /** The one of ours, in lower case. */
  address: string;
  /** Id of the mailbox that has it; null: campaigns name it. */
  mailbox: string | null;
  /** By name; disabled ones and those that only send are among them. None: a mailbox that no campaign uses. */
  campaigns: CampaignSnapshot[];
  /** Some mail that came there could not be kept yet. */
  unkept?: boolean;
}

export interface Untold {
  kind: Kind;
  id: string;
  version: number;
  told: number;
  since: number;
}

/** What `Directory` knows of whom, and who has been told of it. */
export class Subjects {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** It has changed: whoever it is must be told of this version or a newer one. */
  note(kind: Kind, id: string, version: number, now: number): void {
    this.#sql.exec(
      `INSERT INTO subjects (kind, id, version, told, since) VALUES (?, ?, ?, -1, ?)
       ON CONFLICT (kind, id) DO UPDATE SET version = MAX(version, excluded.version), since = excluded.since`,
      kind,
      id,
      version,
      now,
    );
  }

  /** The snapshot as it was just read. */
  keep<K extends Kind>(kind: K, id: string, snapshot: Snapshot<K>, now: number): void {
    const { name, provider, door, mailbox, addresses } = labelsOf(snapshot);
    this.#sql.exec(
      `INSERT INTO subjects (kind, id, name, provider, door, mailbox, version, told, since, snapshot)
       VALUES (?, ?, ?, ?, ?, ?, ?, -1, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name, provider = excluded.provider, door = excluded.door,
         mailbox = excluded.mailbox, snapshot = excluded.snapshot, version = MAX(version, excluded.version)`,
      kind,
      id,
      name.toLowerCase(),
      provider,
      door,
      mailbox,
      snapshot.version,
      now,
      JSON.stringify(snapshot),
    );
    this.#sql.exec("DELETE FROM addresses WHERE kind = ? AND id = ?", kind, id);
    this.#sql.exec(
      "INSERT OR IGNORE INTO addresses SELECT value, ?, ? FROM json_each(?)",
      kind,
      id,
      JSON.stringify(addresses),
    );
  }

  told(kind: Kind, id: string, version: number): void {
    this.#sql.exec("UPDATE subjects SET told = MAX(told, ?) WHERE kind = ? AND id = ?", version, kind, id);
  }

  snapshot<K extends Kind>(kind: K, id: string): Snapshot<K> | null {
    const rows = this.#sql.exec<Kept>("SELECT snapshot FROM subjects WHERE kind = ? AND id = ?", kind, id);
    return parsed<K>(rows.toArray()[0]);
  }

  campaignIdByName(name: string): string | null {
    const rows = this.#sql.exec<{ id: string }>(
      "SELECT id FROM subjects WHERE kind = 'campaign' AND name = ?",
      name.toLowerCase(),
    );
    return rows.toArray()[0]?.id ?? null;
  }

  providerByDoor(door: string): ProviderSnapshot | null {
    return parsed<"provider">(
      this.#sql.exec<Kept>("SELECT snapshot FROM subjects WHERE door = ? AND kind = 'provider'", door).toArray()[0],
    );
  }

  /** By name. A deleted one has a name that is none: it owns no number any more. */
  campaignsOfProvider(provider: string): CampaignSnapshot[] {
    return this.#campaigns("provider = ?1", provider);
  }

  routeOf(addresses: readonly string[]): MailRoute | null {
    const owned = addresses.find((address) => this.#isOwned(address));
    if (owned === undefined) return null;
    return { address: owned, mailbox: this.#mailboxOf(owned), campaigns: this.#campaignsOfAddress(owned) };
  }

  /** By id; those that were never heard of are missing. */
  campaignNames(ids: readonly string[]): Record<string, string> {
    const rows = this.#sql.exec<{ id: string; name: string }>(
      `SELECT id, snapshot ->> '$.campaign.name' AS name FROM subjects
       WHERE kind = 'campaign' AND snapshot IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    return Object.fromEntries(rows.toArray().map(({ id, name }) => [id, name]));
  }

  /** Those that are enabled. */
  webhooks(): WebhookSnapshot[] {
    return this.#sql
      .exec<Kept>("SELECT snapshot FROM subjects WHERE kind = 'webhook'")
      .toArray()
      .flatMap((row) => parsed<"webhook">(row) ?? [])
      .filter(({ enabled }) => enabled);
  }

  untold(limit: number): Untold[] {
    return this.#sql
      .exec<{ kind: Kind } & Record<keyof Untold, string | number>>(
        "SELECT kind, id, version, told, since FROM subjects WHERE told < version ORDER BY since LIMIT ?",
        limit,
      )
      .toArray() as Untold[];
  }

  /** All that are known here are to be read and told anew. */
  noteAll(version: number, now: number): void {
    this.#sql.exec("UPDATE subjects SET version = MAX(version, ?), since = ?", version, now);
  }

  /** There is no such thing any more. */
  forget(kind: Kind, id: string): void {
    this.#sql.exec("DELETE FROM subjects WHERE kind = ? AND id = ?", kind, id);
    this.#sql.exec("DELETE FROM addresses WHERE kind = ? AND id = ?", kind, id);
  }

  #isOwned(address: string): boolean {
    return this.#sql.exec("SELECT 1 FROM addresses WHERE address = ? LIMIT 1", address).toArray().length > 0;
  }

  #mailboxOf(address: string): string | null {
    const sql = "SELECT id FROM addresses WHERE address = ? AND kind = 'mailbox'";
    return this.#sql.exec<{ id: string }>(sql, address).toArray()[0]?.id ?? null;
  }

  /** Those that name the address, and those of the mailbox that has it. */
  #campaignsOfAddress(address: string): CampaignSnapshot[] {
    const owners = "SELECT id FROM addresses WHERE address = ?1 AND kind";
    return this.#campaigns(`(id IN (${owners} = 'campaign') OR mailbox IN (${owners} = 'mailbox'))`, address);
  }

  /** By name. */
  #campaigns(where: string, value: string): CampaignSnapshot[] {
    return this.#sql
      .exec<Kept>(`SELECT snapshot FROM subjects WHERE kind = 'campaign' AND ${where} ORDER BY name`, value)
      .toArray()
      .flatMap((row) => parsed<"campaign">(row) ?? [])
      .filter(({ campaign }) => isName(campaign.name));
  }
}

type Kept = { snapshot: string | null };

function parsed<K extends Kind>(row: Kept | undefined): Snapshot<K> | null {
  return row?.snapshot ? (JSON.parse(row.snapshot) as Snapshot<K>) : null;
}
