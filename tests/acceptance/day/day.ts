import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { deskOf, queueOf } from "../../../durable-objects/addresses.ts";
import type { Chance } from "../../faults/chance.ts";
import { until } from "../line.ts";
import { type DayCampaign, PATIENCE_MS } from "./house.ts";
import type { Ledger } from "./ledger.ts";
import { Serving } from "./serving.ts";
import { LEFT_AFTER_S, Waiting } from "./waiting.ts";

const SECOND = 1_000;
/** Seconds after which who waits is served, while all are on a break. */
const SERVED_AFTER_S = 14;

/** A centre's hours, one after the other: who comes, who waits, who gives up, who is served, transferred, closed. */
export class Day {
  readonly house: readonly DayCampaign[];
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  readonly #waiting: Waiting;
  readonly #serving: Serving;
  #now: number;

  constructor(house: readonly DayCampaign[], ledger: Ledger, chance: Chance, begins: number) {
    this.house = house;
    this.#ledger = ledger;
    this.#chance = chance;
    this.#waiting = new Waiting(house, ledger, chance);
    this.#serving = new Serving(ledger, chance);
    this.#now = begins;
  }

  /** The clock of the whole house. */
  set(now: number): void {
    this.#now = now;
    vi.useFakeTimers({ toFake: ["Date"], now });
  }

  #pass(seconds: number): void {
    this.set(this.#now + seconds * SECOND);
  }

  /** Everybody's tab opens again, as after a reload; their hours go on. */
  async everybodyWorks(now: number): Promise<void> {
    this.set(now);
    const agents = this.house.flatMap((one) => one.agents);
    for (let at = 0; at < agents.length; at += 20)
      await Promise.all(
        agents.slice(at, at + 20).map((agent) => (agent.line === null ? agent.signIn() : agent.signInAgain())),
      );
  }

  /** One hour's customers of every campaign. `look` is called where some are still open, and again when all are closed. */
  async hour(customers: number, isQuiet: boolean, look: () => Promise<void>): Promise<void> {
    if (!isQuiet) await this.#breaks("lunch");
    const arrived = await Promise.all(this.house.map((one) => this.#waiting.arrive(one, customers, isQuiet)));
    if (!isQuiet) {
      this.#pass(1);
      await this.#waiting.leave(arrived, "short");
      this.#pass(LEFT_AFTER_S[0] - 1);
      await this.#waiting.leave(arrived, "early");
      this.#pass(LEFT_AFTER_S[1] - LEFT_AFTER_S[0]);
      await this.#waiting.leave(arrived, "late");
      this.#pass(SERVED_AFTER_S - LEFT_AFTER_S[1]);
      await this.#waiting.expire(arrived);
      await this.#breaks(null);
    }
    const waited = isQuiet ? 0 : SERVED_AFTER_S;
    const served = await Promise.all(this.house.map((one, n) => this.#serving.serve(one, arrived[n] ?? [], waited)));
    const half = served.map((chats) => chats.splice(0, Math.floor(chats.length / 2)));
    await Promise.all(half.flat().map((chat) => this.#serving.work(chat)));
    await look();
    await Promise.all(served.flat().map((chat) => this.#serving.work(chat)));
    await look();
    for (const { chat } of arrived.flat()) chat?.line.close();
  }

  /** All tabs close, and their desks notice. */
  async everybodyLeaves(): Promise<void> {
    const agents = this.house.flatMap((one) => one.agents);
    for (const agent of agents) agent.tab.close();
    await until(() => agents.every((agent) => agent.tab.closed !== null), PATIENCE_MS).catch(() => {});
    this.#pass(200);
    for (const agent of agents) await runDurableObjectAlarm(deskOf(env, agent.id));
  }

  /** Queues put away what has ended; `evicted`: one of them has lost its memory before. */
  async settle(evicted: boolean): Promise<void> {
    if (evicted) await evictDurableObject(queueOf(env, this.#chance.oneOf(this.house).campaign.id));
    this.#pass(3);
    for (const { campaign } of this.house) await runDurableObjectAlarm(queueOf(env, campaign.id));
  }

  async #breaks(id: string | null): Promise<void> {
    for (const agent of this.house.flatMap((one) => one.agents)) {
      const told = agent.tab.all("status").length;
      agent.tab.send({ t: "break", id });
      await until(() => agent.tab.all("status").length > told, PATIENCE_MS);
      if (id !== null) this.#ledger.agent(agent.id, { breaks: 1 });
      else this.#ledger.agent(agent.id, { onBreak: SERVED_AFTER_S * SECOND });
    }
    if (id === null) return;
    for (const { campaign } of this.house) {
      const isKnown = (why: Record<string, string | null>) =>
        Object.values(why).every((reason) => reason === "on-break");
      await until(async () => isKnown(await queueOf(env, campaign.id).explain()), PATIENCE_MS);
    }
  }
}
