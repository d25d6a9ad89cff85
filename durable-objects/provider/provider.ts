import { DurableObject } from "cloudflare:workers";
import { FRESH, lease, type Pacing, slowedDown } from "../../domain/provider/pacing.ts";
import type { ProviderHealth, ProviderSnapshot } from "../../protocol/providers.ts";
import { dropPass } from "../account-passes.ts";
import { conversationOf, directoryOf } from "../addresses.ts";
import { Facts } from "../facts.ts";
import { migrate } from "../schema.ts";
import { type CustomerIds, Customers } from "./customers.ts";
import { HealthLog, type Heard, type SeenHealth } from "./health-log.ts";
import { PROVIDER_SCHEMA } from "./schema.ts";
import { WaitingLine } from "./waiting-line.ts";

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

export interface TurnRequest {
  /** The conversation that asks. */
  who: string;
  /** Another program's word: agents' words go before it. */
  patient: boolean;
}

export interface TurnReply {
  account: ProviderSnapshot | null;
  /** ms, at most two seconds ahead. Null: the conversation is called when its turn has come. */
  at: number | null;
  /** There is no limit: nobody need ask for a moment. */
  free: boolean;
}

interface ProviderFacts {
  snapshot: ProviderSnapshot;
  slowUntil: number;
  health: SeenHealth;
}

const LONGEST_PAUSE_MS = 60 * 60_000;
const ASK_DISABLED_MS = 30_000;
/** What comes later than that is called when it has come; programs' words sooner, or an agent's would wait behind them. */
const AHEAD_MS = { agents: 2_000, programs: 200 };

/** One account at a carrier: its rate, shared by all who send with it, and whether it works. */
export class Provider extends DurableObject<Env> {
  readonly #facts: Facts<ProviderFacts>;
  readonly #health: HealthLog;
  readonly #customers: Customers;
  readonly #line: WaitingLine;
  /** Times given away are at most a moment ahead: who wakes anew begins anew. */
  #pacing: Pacing;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, PROVIDER_SCHEMA);
    this.#facts = new Facts<ProviderFacts>(ctx.storage.sql);
    this.#health = new HealthLog(this.#facts);
    this.#customers = new Customers(ctx.storage.sql);
    this.#pacing = slowedDown(FRESH, this.#facts.get("slowUntil") ?? 0);
    this.#line = new WaitingLine(ctx, {
      times: (patient, count) => this.#times(patient, count),
      call: (who, turn) => conversationOf(env, who).yourTurn(turn),
    });
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

  /** When the next word of a conversation may leave. */
  async turn({ who, patient }: TurnRequest): Promise<TurnReply> {
    const account = await this.account();
    if (account === null || !account.enabled) return { account, at: null, free: false };
    const given = this.#line.isBefore(patient) ? undefined : this.#times(patient, 1)?.at[0];
    if (given === undefined) this.#line.join(who, patient);
    return { account, at: given ?? null, free: account.settings.rate <= 0 && (given ?? Infinity) <= Date.now() };
  }

  /** Of words that wait, by what is known here; null: the account sends nothing. */
  #times(patient: boolean, count: number): { account: ProviderSnapshot; at: number[]; until: number } | null {
    const account = this.#facts.get("snapshot");
    if (account === undefined || !account.enabled) return null;
    const { rate } = account.settings;
    const within = patient ? AHEAD_MS.programs : AHEAD_MS.agents;
    const { state, at, until } = lease(this.#pacing, { who: "", urgent: true, count, rate, within }, Date.now());
    this.#pacing = state;
    return { account, at, until };
  }

  /** The carrier has answered 429: nobody sends for `ms` from now, at most an hour. */
  slowDown({ ms, detail }: { ms: number; detail: string }): void {
    const now = Date.now();
    dropPass(this.ctx.id.name ?? "");
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

  /** A customer is erased: by number or by a platform's id. */
  forget(key: string): void {
    this.#customers.forget(key);
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
    dropPass(snapshot.id);
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
