import { env } from "cloudflare:workers";
import { queueOf } from "../../../durable-objects/addresses.ts";
import type { Chance } from "../../faults/chance.ts";
import type { TestAgent } from "../centre.ts";
import { TestConversation } from "../conversation.ts";
import { until } from "../line.ts";
import { type DayCampaign, PATIENCE_MS, SERVICE_LEVEL_S } from "./house.ts";
import type { Ledger } from "./ledger.ts";
import type { Arrived } from "./waiting.ts";

/** An interaction that an agent holds. */
export interface Chat {
  one: DayCampaign;
  agent: TestAgent;
  interaction: string;
}

/** Who is served, transferred, closed. */
export class Serving {
  readonly #ledger: Ledger;
  readonly #chance: Chance;

  constructor(ledger: Ledger, chance: Chance) {
    this.#ledger = ledger;
    this.#chance = chance;
  }

  /** All who are still there come to agents; `waited`: seconds that each of them has. */
  async serve(one: DayCampaign, arrived: Arrived[], waited: number): Promise<Chat[]> {
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
  async work({ one, agent, interaction }: Chat): Promise<void> {
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

async function opened(agent: TestAgent, conversation: string): Promise<TestConversation> {
  const who = { role: "agent", who: agent.id, name: agent.id, session: `session-${agent.id}` };
  const screen = await TestConversation.open(conversation, who);
  await until(() => screen.state()?.state === "active", PATIENCE_MS);
  return screen;
}
