import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { deskOf, queueOf } from "../../../durable-objects/addresses.ts";
import type { Chance } from "../../faults/chance.ts";
import type { TestAgent } from "../centre.ts";
import { TestConversation } from "../conversation.ts";
import { TestCustomer } from "../customer.ts";
import { post } from "../letter.ts";
import { until } from "../line.ts";
import { start, type TestVisitor } from "../visitor.ts";
import { type DayCampaign, FULL_AT, SERVICE_LEVEL_S } from "./house.ts";
import type { Ledger } from "./ledger.ts";

const SECOND = 1_000;
const PATIENCE_MS = 60_000;
/** Seconds after which who waits is served, while all are on a break. */
const SERVED_AFTER_S = 14;
const LEFT_AFTER_S = [8, 12] as const;
let people = 0;

/** A centre's hours, one after the other: who comes, who waits, who gives up, who is served, transferred, closed. */
export class Day {
  readonly house: readonly DayCampaign[];
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  #now: number;

  constructor(house: readonly DayCampaign[], ledger: Ledger, chance: Chance, begins: number) {
    this.house = house;
    this.#ledger = ledger;
    this.#chance = chance;
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
    const arrived = await Promise.all(this.house.map((one) => this.#arrive(one, customers, isQuiet)));
    if (!isQuiet) {
      this.#pass(1);
      await this.#leave(arrived, "short");
      this.#pass(LEFT_AFTER_S[0] - 1);
      await this.#leave(arrived, "early");
      this.#pass(LEFT_AFTER_S[1] - LEFT_AFTER_S[0]);
      await this.#leave(arrived, "late");
      this.#pass(SERVED_AFTER_S - LEFT_AFTER_S[1]);
      await this.#expire(arrived);
      await this.#breaks(null);
    }
    const waited = isQuiet ? 0 : SERVED_AFTER_S;
    const served = await Promise.all(this.house.map((one, n) => this.#serve(one, arrived[n] ?? [], waited)));
    const half = served.map((chats) => chats.splice(0, Math.floor(chats.length / 2)));
    await Promise.all(half.flat().map((chat) => this.#work(chat)));
    await look();
    await Promise.all(served.flat().map((chat) => this.#work(chat)));
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

  /** They come one after the other; who finds an impatient line full is turned away. */
  async #arrive(one: DayCampaign, customers: number, isQuiet: boolean): Promise<Arrived[]> {
    const { campaign } = one;
    const arrived: Arrived[] = [];
    for (let n = 0; n < customers; n++) {
      this.#ledger.campaign(campaign.id, { received: 1 });
      if (one.isImpatient && !isQuiet && n >= FULL_AT) {
        const { reply } = await start(campaign);
        if (reply.outcome !== "refused") throw new Error("the line was full");
        this.#ledger.campaign(campaign.id, { expired: 1, wordsIn: 1 });
        continue;
      }
      this.#ledger.opened(campaign.id, 1);
      arrived.push(await this.#customer(one, isQuiet));
    }
    const received = this.#ledger.campaigns.get(campaign.id)?.received;
    await until(async () => (await queueOf(env, campaign.id).figures(0)).received === received, PATIENCE_MS);
    return arrived;
  }

  async #customer({ campaign }: DayCampaign, isQuiet: boolean): Promise<Arrived> {
    const who = ++people;
    if (campaign.channel === "email") {
      await post({ from: `c${who}@mail.example`, to: `soporte@${campaign.name}.example`, subject: `Asunto ${who}` });
      return { campaign: campaign.id, interaction: null, chat: null, fate: "served" };
    }
    if (campaign.channel !== "webchat") {
      const customer = new TestCustomer(campaign, campaign.name, `+5989${String(8_000_000 + who)}`);
      await customer.writes("Hola");
      return { campaign: campaign.id, interaction: `${await customer.conversation}-1`, chat: null, fate: "served" };
    }
    const visitor = await visits(campaign, who);
    const fate = isQuiet ? "served" : this.#chance.oneOf(FATES);
    return { campaign: campaign.id, interaction: visitor.interaction, chat: visitor.chat, fate };
  }

  async #leave(arrived: Arrived[][], fate: Arrived["fate"]): Promise<void> {
    for (const { chat, campaign } of arrived.flat().filter((one) => one.fate === fate)) {
      chat?.line.send({ t: "leave" });
      await until(() => ["abandoned", "short"].includes(chat?.state()?.state ?? ""), PATIENCE_MS);
      const inLevel = fate === "early" && LEFT_AFTER_S[0] <= SERVICE_LEVEL_S ? 1 : 0;
      const as = fate === "short" ? { short: 1 } : { abandoned: 1, abandonedInLevel: inLevel };
      this.#ledger.campaign(campaign, { ...as, wordsIn: 1 });
      this.#ledger.opened(campaign, -1);
    }
  }

  /** Impatient lines tell whoever is still there. */
  async #expire(arrived: Arrived[][]): Promise<void> {
    for (const [n, { campaign, isImpatient }] of this.house.entries()) {
      if (!isImpatient) continue;
      await runDurableObjectAlarm(queueOf(env, campaign.id));
      for (const one of (arrived[n] ?? []).filter(({ fate }) => fate === "served")) {
        await until(() => one.chat?.state()?.state === "expired", PATIENCE_MS);
        one.fate = "expired";
        this.#ledger.campaign(campaign.id, { expired: 1, wordsIn: 1 });
        this.#ledger.opened(campaign.id, -1);
      }
    }
  }

  async #serve(one: DayCampaign, arrived: Arrived[], waited: number): Promise<Chat[]> {
    const { id } = one.campaign;
    const served = arrived.filter(({ fate }) => fate === "served").length;
    const held = () => one.agents.flatMap((agent) => agent.held().map((interaction) => ({ agent, interaction })));
    await until(() => held().length === served, PATIENCE_MS).catch(async () => {
      const line = { ...(await queueOf(env, id).figures(0)), why: await queueOf(env, id).explain() };
      throw new Error(`${one.campaign.name}: ${held().length} of ${served} are held: ${JSON.stringify(line)}`);
    });
    const inLevel = waited <= SERVICE_LEVEL_S ? served : 0;
    this.#ledger.campaign(id, { answered: served, answeredInLevel: inLevel, waitSum: waited * served });
    for (const { agent, interaction } of held()) agent.tab.send({ t: "shown", interactions: [interaction] });
    return held().map((chat) => ({ ...chat, one }));
  }

  /** A word each way where the channel has it, perhaps a colleague, the end. */
  async #work({ one, agent, interaction }: Chat): Promise<void> {
    const conversation = interaction.slice(0, interaction.lastIndexOf("-"));
    let screen = await opened(agent, conversation);
    let holder = agent;
    if (one.campaign.channel === "webchat") {
      screen.say("¿En qué lo ayudo?");
      await until(() => screen.texts().includes("¿En qué lo ayudo?"), PATIENCE_MS);
      this.#ledger.campaign(one.campaign.id, { wordsOut: 1 });
    }
    this.#ledger.campaign(one.campaign.id, { wordsIn: 1 });
    if (one.agents.length > 1 && this.#chance.next() < 0.15) {
      holder = this.#chance.oneOf(one.agents.filter(({ id }) => id !== agent.id));
      const to = { agent: holder.id };
      screen.line.send({ t: "transfer", id: crypto.randomUUID(), turn: screen.state()?.turn ?? 0, to, note: "" });
      await holder.holds(interaction, PATIENCE_MS);
      this.#ledger.agent(agent.id, { held: 1 });
      screen.line.close();
      screen = await opened(holder, conversation);
    }
    screen.close();
    await until(() => screen.state()?.state === "closed", PATIENCE_MS);
    await until(() => !holder.held().includes(interaction), PATIENCE_MS);
    this.#ledger.agent(holder.id, { held: 1, closed: 1 });
    this.#ledger.campaign(one.campaign.id, { closed: 1 });
    this.#ledger.opened(one.campaign.id, -1);
    screen.line.close();
  }
}

const FATES = ["served", "served", "served", "served", "short", "early", "late"] as const;

interface Arrived {
  campaign: string;
  interaction: string | null;
  chat: TestConversation | null;
  fate: (typeof FATES)[number] | "expired";
}

interface Chat {
  one: DayCampaign;
  agent: TestAgent;
  interaction: string;
}

async function visits(
  campaign: DayCampaign["campaign"],
  who: number,
): Promise<Pick<TestVisitor, "interaction" | "chat">> {
  const { conversation, visitor, reply } = await start(campaign, { visitor: `day-visitor-${who}` });
  if (reply.outcome !== "started") throw new Error(`refused: ${JSON.stringify(reply)}`);
  const chat = await TestConversation.open(conversation, { role: "visitor", who: visitor, name: visitor });
  return { interaction: reply.interaction, chat };
}

async function opened(agent: TestAgent, conversation: string): Promise<TestConversation> {
  const who = { role: "agent", who: agent.id, name: agent.id, session: `session-${agent.id}` };
  const screen = await TestConversation.open(conversation, who);
  await until(() => screen.state()?.state === "active", PATIENCE_MS);
  return screen;
}
