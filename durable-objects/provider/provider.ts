import { DurableObject } from "cloudflare:workers";
import { FRESH, slowedDown } from "../../domain/provider/pacing.ts";
import type { ProviderHealth, ProviderSnapshot } from "../../protocol/providers.ts";
import { dropPass } from "../account-passes.ts";
import { conversationOf, directoryOf } from "../addresses.ts";
import { Configuration } from "../configuration.ts";
import { Facts } from "../facts.ts";
import { migrate } from "../schema.ts";
import { Awaited } from "./awaited.ts";
import { type CustomerIds, Customers } from "./customers.ts";
import { HealthLog, type Heard, type SeenHealth } from "./health-log.ts";
import { Rate } from "./rate.ts";
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

/** One account at a carrier: its rate, shared by all who send with it, and whether it works. Of a mailbox its rate alone. */
export class Provider extends DurableObject<Env> {
  readonly #facts: Facts<ProviderFacts>;
  readonly #configuration: Configuration<ProviderSnapshot>;
  readonly #health: HealthLog;
  readonly #customers: Customers;
  readonly #awaited: Awaited;
  readonly #rate: Rate;
  /** Mails a second, as it was last told. */
  #mailRate: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, PROVIDER_SCHEMA);
    this.#facts = new Facts<ProviderFacts>(ctx.storage.sql);
    this.#configuration = new Configuration({
      kept: () => this.#facts.get("snapshot"),
      asked: async () => (ctx.id.name === undefined ? null : directoryOf(env).provider(ctx.id.name)),
      take: (snapshot) => {
        this.#facts.set("snapshot", snapshot);
        dropPass(snapshot.id);
      },
    });
    this.#health = new HealthLog(this.#facts);
    this.#customers = new Customers(ctx.storage.sql);
    this.#awaited = new Awaited(ctx.storage.sql);
    this.#rate = new Rate(ctx, slowedDown(FRESH, this.#facts.get("slowUntil") ?? 0), {
      sender: () => this.#sender(),
      call: (who, turn) => conversationOf(env, who).yourTurn(turn),
    });
  }

  /** When the next messages may leave. */
  async lease({ who, urgent, count }: LeaseRequest): Promise<LeaseReply> {
    const account = await this.account();
    if (account === null || !account.enabled) return { account, at: [], until: Date.now() + ASK_DISABLED_MS };
    return { account, ...this.#rate.lease({ who, urgent, count, rate: account.settings.rate }) };
  }

  /** When the next word of a conversation may leave. */
  async turn({ who, patient }: TurnRequest): Promise<TurnReply> {
    const account = await this.account();
    if (account === null || !account.enabled) return { account, at: null, free: false };
    const at = this.#rate.turn(who, patient);
    return { account, at, free: account.settings.rate <= 0 && (at ?? Infinity) <= Date.now() };
  }

  /** The same of a mailbox: whoever asks knows its rate, in mails a second. */
  mailLease({ who, count, rate }: { who: string; count: number; rate: number }): Pick<LeaseReply, "at" | "until"> {
    this.#mailRate = rate;
    return this.#rate.lease({ who, urgent: false, count, rate });
  }

  /** ms at which the next mail of a conversation may leave; null: it is called when its turn has come. */
  mailTurn({ who, patient, rate }: TurnRequest & { rate: number }): number | null {
    this.#mailRate = rate;
    return this.#rate.turn(who, patient);
  }

  /** The carrier has answered 429: nobody sends for `ms` from now, at most an hour. */
  slowDown({ ms, detail }: { ms: number; detail: string }): void {
    const now = Date.now();
    dropPass(this.ctx.id.name ?? "");
    this.#rate.slowDown(now + Math.min(ms, LONGEST_PAUSE_MS));
    this.#facts.set("slowUntil", this.#rate.slowUntil);
    this.heard({ what: "error", at: now, detail });
  }

  heard(event: Heard): void {
    this.#health.heard(event, Date.now());
  }

  /** The key by which conversations and the black list know this customer of WhatsApp. */
  customer(ids: CustomerIds): string {
    return this.#customers.keyOf(ids);
  }

  /** A message is about to leave that receipts will name by `id`. */
  expectReceipt({ id, ref }: { id: string; ref: string }): void {
    this.#awaited.expect(id, ref, Date.now());
  }

  /** Our name of the message that receipts name by `id`; null: of none that left in the last three days. */
  receiptRef(id: string): string | null {
    return this.#awaited.refOf(id);
  }

  /** A customer is erased: by number or by a platform's id. */
  forget(key: string): void {
    this.#customers.forget(key);
  }

  health(): ProviderHealth {
    const now = Date.now();
    const { slowUntil } = this.#rate;
    return { ...this.#health.seen(now), slowUntil: slowUntil > now ? slowUntil : null };
  }

  /** `Directory` tells of a new configuration; answers with the version that is in force here. */
  configure(snapshot: ProviderSnapshot): number {
    return this.#configuration.told(snapshot);
  }

  /** What is in force, or what `Directory` knows; null: there is no such account. */
  account(): Promise<ProviderSnapshot | null> {
    return this.#configuration.inForce();
  }

  #sender(): { account: ProviderSnapshot | null; rate: number } | null {
    if (this.#mailRate !== null) return { account: null, rate: this.#mailRate };
    const account = this.#facts.get("snapshot");
    return account === undefined || !account.enabled ? null : { account, rate: account.settings.rate };
  }
}
