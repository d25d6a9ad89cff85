import { DurableObject } from "cloudflare:workers";
import type { WebhookEvent } from "../../domain/webhook/event.ts";
import { type Health, WELL } from "../../domain/webhook/patience.ts";
import type { EventDelivery, EventDeliveryState, WebhookSnapshot } from "../../protocol/webhooks.ts";
import { directoryOf } from "../addresses.ts";
import { Agenda } from "../agenda.ts";
import { Configuration } from "../configuration.ts";
import { Facts } from "../facts.ts";
import { migrate } from "../schema.ts";
import { Courier } from "./courier.ts";
import { Deliveries, WEBHOOK_SCHEMA } from "./deliveries.ts";

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DELIVERED_MS = 7 * DAY_MS;
const KEPT_FAILED_MS = 30 * DAY_MS;
const FORGET_EVERY_MS = 60 * 60_000;

export interface WebhookFacts {
  snapshot: WebhookSnapshot;
  health: Health;
}

interface Page {
  state: EventDeliveryState | undefined;
  /** `next` of the page before. */
  before: number | undefined;
  limit: number;
}

const SCHEMA = [
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n${Agenda.schema}\n${WEBHOOK_SCHEMA}`,
  Agenda.asideSchema,
] as const;

/** One address of another program: the events that it is told of, each kept until it was taken. */
export class Webhook extends DurableObject<Env> {
  readonly #agenda: Agenda;
  readonly #facts: Facts<WebhookFacts>;
  readonly #deliveries: Deliveries;
  readonly #courier: Courier;
  readonly #configuration: Configuration<WebhookSnapshot>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, SCHEMA);
    this.#agenda = new Agenda(ctx, env, "webhook", { replied: () => {}, settled: () => {} });
    this.#facts = new Facts(ctx.storage.sql);
    this.#deliveries = new Deliveries(ctx.storage.sql);
    this.#courier = new Courier(ctx, env, { facts: this.#facts, deliveries: this.#deliveries, agenda: this.#agenda });
    this.#configuration = new Configuration({
      kept: () => this.#facts.get("snapshot"),
      asked: () => directoryOf(env).webhook(ctx.id.name ?? ""),
      take: (snapshot, before) => this.#follow(snapshot, before),
    });
  }

  /** `Directory` tells of new settings; answers with the version that is in force here. Enabled again, it sends all that waits. */
  configure(snapshot: WebhookSnapshot): number {
    return this.#configuration.told(snapshot);
  }

  /** Events that concern it: kept when this answers, each once. One that is disabled keeps none. */
  async hear(events: WebhookEvent[]): Promise<void> {
    if (!(await this.#enabled())) return;
    const now = Date.now();
    this.ctx.storage.transactionSync(() => {
      for (const event of events) this.#deliveries.keep(event, now);
      this.#agenda.wake("send", now, "keep");
      this.#agenda.wake("forget", now + FORGET_EVERY_MS, "keep");
    });
    this.#courier.run();
  }

  /** Ids of interactions, or an address: nothing is kept of whom they name. */
  erase(words: string[]): void {
    this.#deliveries.erase(words);
  }

  /** An event of no meaning, to see whether it arrives; false: it is disabled. */
  async sendTest(): Promise<boolean> {
    if (!(await this.#enabled())) return false;
    const name = this.#facts.get("snapshot")?.name ?? "";
    await this.hear([{ id: crypto.randomUUID(), type: "webhook.test", at: Date.now(), campaigns: [], data: { name } }]);
    return true;
  }

  /** False: there is no such event. */
  replay(event: string): boolean {
    const known = this.#deliveries.again(event, Date.now());
    if (known) this.#courier.hurry();
    return known;
  }

  /** How many are sent once more. */
  replayFailed(): number {
    const count = this.#deliveries.failedAgain(Date.now());
    if (count > 0) this.#courier.hurry();
    return count;
  }

  /** The newest first. */
  page({ state, before, limit }: Page): {
    items: EventDelivery[];
    next: number | null;
  } {
    return this.#deliveries.page(state ?? null, before ?? Number.MAX_SAFE_INTEGER, limit);
  }

  health(): { failingSince: number | null; counts: Record<EventDeliveryState, number> } {
    return { failingSince: this.#facts.get("health")?.failingSince ?? null, counts: this.#deliveries.counts() };
  }

  /** What has stepped aside is sent once more. */
  async tryAside(): Promise<void> {
    await this.#agenda.tryAside();
  }

  override alarm(): void {
    const now = Date.now();
    this.#agenda.ring(now, (timer) => {
      if (timer === "send") this.#courier.run();
      if (timer === "forget") this.#forget(now);
    });
  }

  #forget(now: number): void {
    this.#deliveries.forget("delivered", now - KEPT_DELIVERED_MS);
    this.#deliveries.forget("failed", now - KEPT_FAILED_MS);
    this.#agenda.wake("forget", now + FORGET_EVERY_MS);
  }

  async #enabled(): Promise<boolean> {
    return (await this.#configuration.inForce())?.enabled ?? false;
  }

  #follow(snapshot: WebhookSnapshot, before: WebhookSnapshot | undefined): void {
    this.ctx.storage.transactionSync(() => {
      this.#facts.set("snapshot", snapshot);
      if (snapshot.enabled && !(before?.enabled ?? false)) {
        this.#facts.set("health", WELL);
        this.#deliveries.resume(Date.now());
      }
    });
    this.#courier.run();
  }
}
