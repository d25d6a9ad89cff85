import { DurableObject } from "cloudflare:workers";
import { ownerOfDid } from "../../domain/provider/did.ts";
import type { Wanted } from "../../domain/webhook/event.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { AgentConfiguration, CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { Kind } from "../../store/changes.ts";
import {
  agentConfiguration,
  campaignIdByName,
  campaignSnapshot,
  changesSince,
  dialerSnapshot,
  everything,
  mailboxSnapshot,
  providerIdByDoor,
  providerSnapshot,
  webhookSnapshot,
} from "../../store/configuration/snapshots.ts";
import { deskOf, dialerOf, providerOf, queueOf, webhookOf } from "../addresses.ts";
import { migrate } from "../schema.ts";
import { Returns } from "./returns.ts";
import { DIRECTORY_SCHEMA, type MailRoute, type Snapshot, type Snapshots, Subjects, type Untold } from "./subjects.ts";

/** A webhook, and what it wants to hear of. */
export type Listening = Wanted & { id: string };

const CHANGES_AT_ONCE = 500;
const RETRY_MS = 15_000;
const AT_ONCE = 20;
const MOST_UNTOLD = 200;

/** The last good snapshot of what doors and objects must know, and who has been told of which version. One an installation. */
export class Directory extends DurableObject<Env> {
  readonly #subjects: Subjects;
  readonly #returns = new Returns();
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DIRECTORY_SCHEMA);
    this.#subjects = new Subjects(ctx.storage.sql);
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

  campaign(id: string): Promise<CampaignSnapshot | null> {
    return this.#snapshot("campaign", id);
  }

  /** By its name, without case; unknown ones are asked of D1 once a call. */
  async campaignByName(name: string): Promise<CampaignSnapshot | null> {
    const id = this.#subjects.campaignIdByName(name) ?? (await campaignIdByName(this.env.CONFIG, name));
    return id === null ? null : this.campaign(id);
  }

  /** SMS-24: whose message it is that came to this account for `to`; a disabled campaign's too. */
  campaignOfDid({ provider, to }: { provider: string; to: string }): CampaignSnapshot | null {
    const campaigns = this.#subjects.campaignsOfProvider(provider);
    const owners = campaigns.map((snapshot) => ({ ...snapshot.campaign, snapshot }));
    return ownerOfDid(owners, to)?.snapshot ?? null;
  }

  agent(id: string): Promise<AgentConfiguration | null> {
    return this.#snapshot("agent", id);
  }

  provider(id: string): Promise<ProviderSnapshot | null> {
    return this.#snapshot("provider", id);
  }

  /** By the unguessable part of its webhooks' paths; unknown ones are asked of D1 once a call. */
  async providerByDoor(door: string): Promise<ProviderSnapshot | null> {
    const known = this.#subjects.providerByDoor(door);
    if (known !== null) return known;
    const id = await providerIdByDoor(this.env.CONFIG, door);
    return id === null ? null : this.provider(id);
  }

  mailbox(id: string): Promise<MailboxSnapshot | null> {
    return this.#snapshot("mailbox", id);
  }

  /**
   * Whose mail it is that comes to the first of these addresses that is somebody's (EML-10); null: nobody's. Before it says that, D1 is asked
   * what has changed: it throws while that does not answer, as nobody can tell then.
   */
  async mailRoute(addresses: string[]): Promise<MailRoute | null> {
    const known = this.#subjects.routeOf(addresses);
    if (known !== null) return known;
    // A reading that is under way may have begun before the address was somebody's.
    await this.#reading?.catch(() => {});
    await this.changed();
    return this.#subjects.routeOf(addresses);
  }

  /** Whether that test mail came in again within so many ms. */
  testReturned({ token, within }: { token: string; within: number }): Promise<boolean> {
    return this.#returns.wait(token, within);
  }

  /** A test mail came in again. */
  testCame(token: string): void {
    this.#returns.came(token);
  }

  dialer(id: string): Promise<Snapshot<"dialer"> | null> {
    return this.#snapshot("dialer", id);
  }

  webhook(id: string): Promise<Snapshot<"webhook"> | null> {
    return this.#snapshot("webhook", id);
  }

  campaignNames(ids: string[]): Record<string, string> {
    return this.#subjects.campaignNames(ids);
  }

  /** Who wants to hear of what: the enabled webhooks, without their secrets. Throws while D1 is away and nothing was ever read. */
  async webhooks(): Promise<Listening[]> {
    if (this.#subjects.progress() === null) await this.changed();
    return this.#subjects.webhooks().map(({ id, events, campaigns }) => ({ id, events, campaigns }));
  }

  /** Who has not answered with the version in force yet: *not yet told* on the health page. */
  untold(): Untold[] {
    return this.#subjects.untold(MOST_UNTOLD);
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
    const known = this.#subjects.progress();
    if (known === null) return this.#readEverything();
    for (let from = known; ; ) {
      const changes = await changesSince(this.env.CONFIG, from, CHANGES_AT_ONCE);
      const last = changes.at(-1);
      if (last === undefined) return;
      from = last.version;
      this.ctx.storage.transactionSync(() => {
        for (const { kind, id, version } of changes) this.#subjects.note(kind, id, version, Date.now());
        this.#subjects.reached(from);
      });
    }
  }

  async #readEverything(): Promise<void> {
    const { version, ids } = await everything(this.env.CONFIG);
    this.ctx.storage.transactionSync(() => {
      for (const [kind, those] of Object.entries(ids) as [Kind, string[]][])
        for (const id of those) this.#subjects.note(kind, id, version, Date.now());
      this.#subjects.reached(version);
    });
  }

  async #tellAll(): Promise<void> {
    for (;;) {
      const rows = this.#subjects.untold(AT_ONCE);
      if (rows.length === 0) return;
      const told = await Promise.allSettled(rows.map((row) => this.#tell(row.kind, row.id, row.version)));
      if (told.every((one) => one.status === "rejected")) {
        await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
        return;
      }
    }
  }

  /** Reads the snapshot, keeps it, tells the object; done when that has answered with this version or a newer one. */
  async #tell(kind: Kind, id: string, version: number): Promise<void> {
    const answered = await this.#configure(kind, id);
    if (answered === null) return this.#subjects.told(kind, id, version);
    if (answered >= version) this.#subjects.told(kind, id, answered);
  }

  /** The version in force at whom it concerns; null where there is nobody. */
  async #configure(kind: Kind, id: string): Promise<number | null> {
    const told: { [K in Kind]: (snapshot: Snapshot<K>) => Promise<number> } = {
      campaign: (snapshot) => queueOf(this.env, id).configure(snapshot),
      agent: (snapshot) => deskOf(this.env, id).configure(snapshot),
      provider: (snapshot) => providerOf(this.env, id).configure(snapshot),
      dialer: (snapshot) => dialerOf(this.env, id).configure(snapshot),
      webhook: (snapshot) => webhookOf(this.env, id).configure(snapshot),
      // Nobody works on a mailbox of its own: who sends by it asks here.
      mailbox: async ({ version }) => version,
    };
    const tell = async <K extends Kind>(of: K) => {
      const snapshot = await this.#read(of, id);
      return snapshot === null ? null : told[of](snapshot);
    };
    return tell(kind);
  }

  async #snapshot<K extends Kind>(kind: K, id: string): Promise<Snapshot<K> | null> {
    return this.#subjects.snapshot(kind, id) ?? this.#read(kind, id);
  }

  async #read<K extends Kind>(kind: K, id: string): Promise<Snapshot<K> | null> {
    const snapshot = await READERS[kind](this.env.CONFIG, id);
    if (snapshot !== null) this.#subjects.keep(kind, id, snapshot, Date.now());
    return snapshot;
  }
}

const READERS: { [K in Kind]: (config: D1Database, id: string) => Promise<Snapshots[K] | null> } = {
  campaign: campaignSnapshot,
  agent: agentConfiguration,
  provider: providerSnapshot,
  dialer: dialerSnapshot,
  mailbox: mailboxSnapshot,
  webhook: webhookSnapshot,
};
