import { DurableObject } from "cloudflare:workers";
import { FRESH, lease, type Pacing, slowedDown } from "../../domain/provider/pacing.ts";
import type { ProviderHealth, ProviderSnapshot } from "../../protocol/providers.ts";
import { directoryOf } from "../addresses.ts";
import { Facts } from "../facts.ts";
import { migrate } from "../schema.ts";
import { type CustomerIds, Customers } from "./customers.ts";
import { HealthLog, type Heard, type SeenHealth } from "./health-log.ts";
import { PROVIDER_SCHEMA } from "./schema.ts";

export interface LeaseRequest {
  /** The dialer or conversation that asks. */
  who: string;
  /** An agent's word: before all bulk. */
  urgent: boolean;
  /** How many messages, at most 1,000. */
  count: number;
}

export interface LeaseReply {
  /** Null: there is no such account. One that is disabled gives no times. */
  account: ProviderSnapshot | null;
  /** ms, the earliest time of each; fewer than asked, perhaps none, when others go first. A time that is not used is lost. */
  at: number[];
  /** ms at which asking for the rest can bring more. */
  until: number;
}

interface ProviderFacts {
  snapshot: ProviderSnapshot;
  slowUntil: number;
  health: SeenHealth;
}

const LONGEST_PAUSE_MS = 60 * 60_000;
const ASK_DISABLED_MS = 30_000;

/** One account at a carrier: its rate, shared by all who send with it, and whether it works. */
export class Provider extends DurableObject<Env> {
  readonly #facts: Facts<ProviderFacts>;
  readonly #health: HealthLog;
  readonly #customers: Customers;
  /** Times given away are at most a moment ahead: who wakes anew begins anew. */
  #pacing: Pacing;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, PROVIDER_SCHEMA);
    this.#facts = new Facts<ProviderFacts>(ctx.storage.sql);
    this.#health = new HealthLog(this.#facts);
    this.#customers = new Customers(ctx.storage.sql);
    this.#pacing = slowedDown(FRESH, this.#facts.get("slowUntil") ?? 0);
  }

  /** When the next messages may leave. */
  async lease({ who, urgent, count }: LeaseRequest): Promise<LeaseReply> {
    const account = await this.account();
    const now = Date.now();
    if (account === null || !account.enabled) return { account, at: [], until: now + ASK_DISABLED_MS };
    const { rate } = account.settings;
    const { state, at, until } = lease(this.#pacing, { who, urgent, count, rate }, now);
    this.#pacing = state;
    return { account, at, until };
  }

  /** The carrier has answered 429: nobody sends for `ms` from now, at most an hour. */
  slowDown({ ms, detail }: { ms: number; detail: string }): void {
    const now = Date.now();
    this.#pacing = slowedDown(this.#pacing, now + Math.min(ms, LONGEST_PAUSE_MS));
    this.#facts.set("slowUntil", this.#pacing.slowUntil);
    this.heard({ what: "error", at: now, detail });
  }

  heard(event: Heard): void {
    this.#health.heard(event, Date.now());
  }

  /** The key by which conversations and the black list know this customer of WhatsApp. */
  customer(ids: CustomerIds): string {
    return this.#customers.keyOf(ids);
  }

  health(): ProviderHealth {
    const now = Date.now();
    const { slowUntil } = this.#pacing;
    return { ...this.#health.seen(now), slowUntil: slowUntil > now ? slowUntil : null };
  }

  /** `Directory` tells of a new configuration; answers with the version that is in force here. */
  configure(snapshot: ProviderSnapshot): number {
    const known = this.#facts.get("snapshot");
    if (known !== undefined && known.version >= snapshot.version) return known.version;
    this.#facts.set("snapshot", snapshot);
    return snapshot.version;
  }

  /** What is in force, or what `Directory` knows; null: there is no such account. */
  async account(): Promise<ProviderSnapshot | null> {
    const known = this.#facts.get("snapshot");
    if (known !== undefined) return known;
    const id = this.ctx.id.name;
    const snapshot = id === undefined ? null : await directoryOf(this.env).provider(id);
    if (snapshot !== null) this.configure(snapshot);
    return snapshot;
  }
}
