import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type Campaign, STRATEGIES, type Strategy } from "../domain/campaign/campaign.ts";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { until } from "../tests/acceptance/line.ts";
import { start, type TestVisitor, visit } from "../tests/acceptance/visitor.ts";
import { queueOf } from "./addresses.ts";

/** What brings an agent into a state before the interaction comes; the campaign asked for is `target`. */
const STATES = {
  disconnected: async () => {},
  free: async ({ agent }: Scene) => void (await agent.signIn()),
  "on a chosen break": async ({ agent }: Scene) => {
    await agent.signIn();
    agent.tab.send({ t: "break", id: "lunch" });
    await agent.tab.until("status", (frame) => frame.status.break?.id === "lunch");
  },
  "on a call": async ({ agent }: Scene) => {
    await agent.signIn();
    await agent.desk.calls({ started: true });
  },
  "holding one of the same campaign": async ({ agent, target }: Scene) => {
    await agent.signIn();
    await give(agent, target);
  },
  "holding one of another campaign": async ({ agent, other }: Scene) => {
    await agent.signIn();
    await give(agent, other);
  },
  "at the campaign's cap": async ({ agent, target }: Scene) => {
    await agent.signIn();
    for (let held = 0; held < 2; held++) await give(agent, target);
  },
  "at the total cap": async ({ agent, other }: Scene) => {
    await agent.signIn();
    for (let held = 0; held < 3; held++) await give(agent, other);
  },
  "on incall's automatic break": async ({ agent, incall }: Scene) => {
    await agent.signIn();
    await give(agent, incall);
  },
  "not in a voice campaign": async ({ agent }: Scene) => void (await agent.signIn()),
} satisfies Record<string, (scene: Scene) => Promise<void>>;

type State = keyof typeof STATES;
interface Scene {
  agent: TestAgent;
  target: Campaign;
  other: Campaign;
  incall: Campaign;
}

/** What the table expects: `yes`, or the reason that the queue gives. Pull strategies deliver when the agent takes. */
const EXPECTED: Record<State, Record<Strategy, string>> = {
  disconnected: same("disconnected"),
  free: same("yes"),
  "on a chosen break": same("on-break"),
  "on a call": { ...same("yes"), incall: "on-call" },
  "holding one of the same campaign": {
    ...same("yes"),
    incall: "incall-break",
    interaction: "holds-an-interaction",
    ringall: "holds-an-interaction",
  },
  "holding one of another campaign": {
    ...same("yes"),
    incall: "holds-an-interaction",
    interaction: "holds-an-interaction",
    ringall: "holds-an-interaction",
  },
  "at the campaign's cap": {
    ...same("at-cap"),
    incall: "incall-break",
    interaction: "holds-an-interaction",
    ringall: "holds-an-interaction",
    ringallmultiple: "yes",
  },
  "at the total cap": {
    ...same("at-total-cap"),
    incall: "holds-an-interaction",
    interaction: "holds-an-interaction",
    ringall: "holds-an-interaction",
  },
  "on incall's automatic break": { ...same("incall-break"), nopause: "yes" },
  "not in a voice campaign": same("not-in-voice-campaign"),
};

describe.each(STRATEGIES)("STR-1, STR-2, STR-3, STR-4a, STR-4b, STR-5, STR-5', STR-6, STR-8: %s", (strategy) => {
  test.each(Object.keys(STATES) as State[])(
    "an agent who is %s is delivered to, or the reason is given",
    async (state) => {
      const scene = await sceneFor(strategy, state);
      await STATES[state](scene);
      const { agent, target } = scene;
      const before = agent.held();
      const { reply } = await start(target);
      if (reply.outcome !== "started") throw new Error("refused");
      const expected = EXPECTED[state][strategy];
      const pull = strategy === "ringall" || strategy === "ringallmultiple";
      if (pull && agent.line !== null) agent.tab.send({ t: "take", id: "take", campaign: target.id });

      if (expected === "yes") {
        await until(() => agent.held().includes(reply.interaction));
      } else {
        await until(async () => (await queueOf(env, target.id).explain())[agent.id] === expected);
        expect(agent.held()).toEqual(before);
      }
    },
  );
});

async function sceneFor(strategy: Strategy, state: State): Promise<Scene> {
  const key = `${strategy}-${state.replaceAll(/[^a-z]/g, "")}`;
  const members = [{ agent: `agent-${key}` }];
  const [target, other, incall] = await Promise.all([
    openCampaign(`target-${key}`, { strategy, maxInteractions: 2 }, members),
    openCampaign(`other-${key}`, { strategy: "nocall", maxInteractions: 9 }, members),
    openCampaign(`incall-${key}`, { strategy: "incall" }, members),
  ]);
  const agent = new TestAgent(`agent-${key}`, [target, other, incall], {
    voice: state !== "not in a voice campaign",
    totalCap: 3,
  });
  return { agent, target, other, incall };
}

/** One more for the agent: pushed, or taken where the campaign is pulled. One that the strategy refuses stays in line. */
async function give(agent: TestAgent, campaign: Campaign): Promise<TestVisitor> {
  const visitor = await visit(campaign);
  if (campaign.strategy.startsWith("ringall")) agent.tab.send({ t: "take", id: "give", campaign: campaign.id });
  await Promise.race([until(() => agent.held().includes(visitor.interaction)), scheduler.wait(400)]);
  if (!agent.held().includes(visitor.interaction)) visitor.chat.line.send({ t: "leave" });
  return visitor;
}

function same(reason: string): Record<Strategy, string> {
  return Object.fromEntries(STRATEGIES.map((strategy) => [strategy, reason])) as Record<Strategy, string>;
}
