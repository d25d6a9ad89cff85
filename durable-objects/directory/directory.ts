import { DurableObject } from "cloudflare:workers";
import type { AgentConfiguration, CampaignSnapshot } from "../../protocol/snapshots.ts";
import {
  agentConfiguration,
  campaignIdByName,
  campaignSnapshot,
  changesSince,
  everything,
} from "../../store/configuration/snapshots.ts";
import { deskOf, queueOf } from "../addresses.ts";
import { migrate } from "../schema.ts";

const DIRECTORY_SCHEMA = [
  `CREATE TABLE subjects (kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT, version INTEGER NOT NULL, told INTEGER NOT NULL,
     since INTEGER NOT NULL, snapshot TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
   CREATE INDEX subjects_by_name ON subjects (kind, name);
   CREATE TABLE progress (version INTEGER NOT NULL);`,
] as const;

const CHANGES_AT_ONCE = 500;
const RETRY_MS = 15_000;
const AT_ONCE = 20;

type Kind = "campaign" | "agent";
type Subject = {
  kind: string;
  id: string;
  name: string | null;
  version: number;
  told: number;
  since: number;
  snapshot: string | null;
};

/** The last good snapshot of what doors and objects must know, and who has been told of which version. One an installation. */
export class Directory extends DurableObject<Env> {
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DIRECTORY_SCHEMA);
  }

  /** Something may have changed: reads the `changes` that it does not know and tells whom they concern. */
  async changed(): Promise<void> {
    if (this.#reading !== null) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#catchUp().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    if (this.#again) {
      this.#again = false;
      await this.changed();
    }
  }

  async campaign(id: string): Promise<CampaignSnapshot | null> {
    return (await this.#snapshot("campaign", id)) as CampaignSnapshot | null;
  }

  /** By its name, without case; unknown ones are asked of D1 once a call. */
  async campaignByName(name: string): Promise<CampaignSnapshot | null> {
    const row = this.ctx.storage.sql
      .exec<Subject>("SELECT * FROM subjects WHERE kind = 'campaign' AND name = ?", name.toLowerCase())
      .toArray()[0];
    const id = row?.id ?? (await campaignIdByName(this.env.CONFIG, name));
    return id === null ? null : this.campaign(id);
  }

  async agent(id: string): Promise<AgentConfiguration | null> {
    return (await this.#snapshot("agent", id)) as AgentConfiguration | null;
  }

  /** Who has not answered with the version in force yet: *not yet told* on the health page. */
  untold(): { kind: string; id: string; version: number; told: number; since: number }[] {
    return this.ctx.storage.sql
      .exec<Omit<Subject, "snapshot" | "name">>(
        "SELECT kind, id, version, told, since FROM subjects WHERE told < version ORDER BY since LIMIT 200",
      )
      .toArray();
  }

  override async alarm(): Promise<void> {
    try {
      await this.changed();
    } catch {
      await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
    }
  }

  async #catchUp(): Promise<void> {
    try {
      await this.#readChanges();
    } finally {
      await this.#tellAll();
    }
  }

  async #readChanges(): Promise<void> {
    const { sql } = this.ctx.storage;
    const known = sql.exec<{ version: number }>("SELECT version FROM progress").toArray()[0]?.version;
    if (known === undefined) {
      const all = await everything(this.env.CONFIG);
      this.ctx.storage.transactionSync(() => {
        for (const id of all.campaigns) this.#note("campaign", id, all.version);
        for (const id of all.agents) this.#note("agent", id, all.version);
        sql.exec("INSERT INTO progress VALUES (?)", all.version);
      });
      return;
    }
    for (let from = known; ; ) {
      const changes = await changesSince(this.env.CONFIG, from, CHANGES_AT_ONCE);
      const last = changes.at(-1);
      if (last === undefined) return;
      from = last.version;
      this.ctx.storage.transactionSync(() => {
        for (const { kind, id, version } of changes) this.#note(kind, id, version);
        sql.exec("UPDATE progress SET version = ?", from);
      });
    }
  }

  #note(kind: Kind, id: string, version: number): void {
    this.ctx.storage.sql.exec(
      `INSERT INTO subjects (kind, id, version, told, since) VALUES (?, ?, ?, -1, ?)
       ON CONFLICT (kind, id) DO UPDATE SET version = MAX(version, excluded.version), since = excluded.since`,
      kind,
      id,
      version,
      Date.now(),
    );
  }

  async #tellAll(): Promise<void> {
    for (;;) {
      const rows = this.ctx.storage.sql
        .exec<Subject>("SELECT * FROM subjects WHERE told < version LIMIT ?", AT_ONCE)
        .toArray();
      if (rows.length === 0) return;
      const told = await Promise.allSettled(rows.map((row) => this.#tell(row.kind as Kind, row.id, row.version)));
      if (told.every((one) => one.status === "rejected")) {
        await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
        return;
      }
    }
  }

  /** Reads the snapshot, keeps it, tells the object; done when that has answered with this version or a newer one. */
  async #tell(kind: Kind, id: string, version: number): Promise<void> {
    const snapshot = await this.#read(kind, id);
    if (snapshot === null) return this.#told(kind, id, version);
    const answered =
      kind === "campaign"
        ? await queueOf(this.env, id).configure(snapshot as CampaignSnapshot)
        : await deskOf(this.env, id).configure(snapshot as AgentConfiguration);
    if (answered >= version) this.#told(kind, id, answered);
  }

  #told(kind: Kind, id: string, version: number): void {
    this.ctx.storage.sql.exec("UPDATE subjects SET told = MAX(told, ?) WHERE kind = ? AND id = ?", version, kind, id);
  }

  async #snapshot(kind: Kind, id: string): Promise<CampaignSnapshot | AgentConfiguration | null> {
    const row = this.ctx.storage.sql
      .exec<Subject>("SELECT * FROM subjects WHERE kind = ? AND id = ?", kind, id)
      .toArray()[0];
    if (row?.snapshot) return JSON.parse(row.snapshot) as CampaignSnapshot | AgentConfiguration;
    return this.#read(kind, id);
  }

  async #read(kind: Kind, id: string): Promise<CampaignSnapshot | AgentConfiguration | null> {
    const snapshot =
      kind === "campaign" ? await campaignSnapshot(this.env.CONFIG, id) : await agentConfiguration(this.env.CONFIG, id);
    if (snapshot === null) return null;
    const name = "campaign" in snapshot ? snapshot.campaign.name : snapshot.username;
    this.ctx.storage.sql.exec(
      `INSERT INTO subjects VALUES (?, ?, ?, ?, -1, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name, snapshot = excluded.snapshot, version = MAX(version, excluded.version)`,
      kind,
      id,
      name.toLowerCase(),
      snapshot.version,
      Date.now(),
      JSON.stringify(snapshot),
    );
    return snapshot;
  }
}
