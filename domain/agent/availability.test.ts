import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STRATEGIES, type Strategy } from "../campaign/campaign.ts";
import type { AgentState, Holding, Unavailable } from "./agent.ts";
import { availability } from "./availability.ts";

const NOW = Date.parse("2026-11-23T13:00:00Z");
const FREE: AgentState = {
  present: true,
  voice: true,
  onBreak: false,
  onCall: false,
  holding: [],
  totalCap: 0,
  restUntil: 0,
};
/** The campaign's maximum in every case of the table. */
const MAXIMUM = 3;

function hold(campaign: string, strategy: Strategy, waitingForCustomer = false): Holding {
  return { interaction: `${campaign}-${strategy}`, campaign, strategy, waitingForCustomer };
}

type Outcome = Unavailable | number;
type Case = [situation: string, agent: Partial<AgentState>, outcome: Record<Strategy, Outcome>];

/** What every strategy answers, except for those that are named. */
function all(outcome: Outcome, others: Partial<Record<Strategy, Outcome>> = {}): Record<Strategy, Outcome> {
  return { ...(Object.fromEntries(STRATEGIES.map((strategy) => [strategy, outcome])) as Case[2]), ...others };
}

const one: Partial<Record<Strategy, Outcome>> = { incall: 1, interaction: 1, ringall: 1, ringallmultiple: 1_000 };
const full: Partial<Record<Strategy, Outcome>> = {
  incall: "holds-an-interaction",
  interaction: "holds-an-interaction",
  ringall: "holds-an-interaction",
  ringallmultiple: 1_000,
};
const incall = hold("other", "incall");
const elsewhere = hold("other", "nocall");

const CASES: Case[] = [
  ["free", {}, all(3, one)],
  ["disconnected", { present: false }, all("disconnected")],
  ["in no voice campaign", { voice: false }, all("not-in-voice-campaign")],
  ["on a chosen break", { onBreak: true }, all("on-break")],
  ["on a chosen break and holding an incall", { onBreak: true, holding: [incall] }, all("on-break")],
  ["on a call", { onCall: true }, all(3, { ...one, incall: "on-call" })],
  ["holding an incall of another campaign", { holding: [incall] }, all("incall-break", { nopause: 3 })],
  [
    "holding an incall of the same campaign",
    { holding: [hold("this", "incall")] },
    all("incall-break", { nopause: 2 }),
  ],
  ["holding an incall, and on a call", { holding: [incall], onCall: true }, all("incall-break", { nopause: 3 })],
  ["holding one of another campaign", { holding: [elsewhere] }, all(3, full)],
  ["holding one of the same campaign", { holding: [hold("this", "nocall")] }, all(2, full)],
  ["holding one that waits for its customer", { holding: [hold("this", "nocall", true)] }, all(3, one)],
  ["holding an incall that waits for its customer", { holding: [hold("this", "incall", true)] }, all(3, one)],
  ["at the campaign's maximum", { holding: Array(3).fill(hold("this", "nocall")) }, all("at-cap", full)],
  ["above the campaign's maximum", { holding: Array(5).fill(hold("this", "nocall")) }, all("at-cap", full)],
  [
    "at the total cap",
    { holding: Array(2).fill(elsewhere), totalCap: 2 },
    all("at-total-cap", { ...full, ringallmultiple: "at-total-cap" }),
  ],
  ["one below the total cap", { holding: [elsewhere], totalCap: 2 }, all(1, { ...full, ringallmultiple: 1 })],
  ["resting", { restUntil: NOW + 1 }, all("resting")],
  ["rested", { restUntil: NOW }, all(3, one)],
];

describe("WEB-20: who may take one more of a campaign whose maximum is three", () => {
  test.each(CASES)("an agent who is %s gets what each strategy allows", (_, agent, outcome) => {
    for (const strategy of STRATEGIES) {
      const { room, reason } = availability(strategy, MAXIMUM, "this", { ...FREE, ...agent }, NOW);
      expect([strategy, reason ?? room]).toEqual([strategy, outcome[strategy]]);
      expect(room > 0).toBe(reason === null);
    }
  });
});

test("STR-1: an incall held puts the agent on a break that only nopause passes (STR-5)", () => {
  const passed = STRATEGIES.filter(
    (strategy) => availability(strategy, MAXIMUM, "this", { ...FREE, holding: [incall] }, NOW).room > 0,
  );
  expect(passed).toEqual(["nopause"]);
});

test("STR-5': omni comes second to whoever is on a call or has an active interaction, and to nobody else", () => {
  const tier = (agent: Partial<AgentState>) => availability("omni", MAXIMUM, "this", { ...FREE, ...agent }, NOW).tier;
  expect(tier({})).toBe(0);
  expect(tier({ holding: [hold("other", "nocall", true)] })).toBe(0);
  expect(tier({ onCall: true })).toBe(1);
  expect(tier({ holding: [elsewhere] })).toBe(1);
  expect(availability("nocall", MAXIMUM, "this", { ...FREE, onCall: true }, NOW).tier).toBe(0);
});

test("the first reason is named when several hold", () => {
  const agent = { ...FREE, holding: [incall], onCall: true, onBreak: true, voice: false, present: false, totalCap: 1 };
  const reason = (better: Partial<AgentState>) =>
    availability("incall", MAXIMUM, "this", { ...agent, restUntil: NOW + 1, ...better }, NOW).reason;
  expect(reason({})).toBe("disconnected");
  expect(reason({ present: true })).toBe("not-in-voice-campaign");
  expect(reason({ present: true, voice: true })).toBe("on-break");
  expect(reason({ present: true, voice: true, onBreak: false })).toBe("incall-break");
  expect(reason({ present: true, voice: true, onBreak: false, holding: [elsewhere] })).toBe("on-call");
  expect(reason({ present: true, voice: true, onBreak: false, holding: [], onCall: false })).toBe("resting");
});

const holdings = fc.array(
  fc.record({
    interaction: fc.uuid(),
    campaign: fc.constantFrom("this", "other"),
    strategy: fc.constantFrom(...STRATEGIES),
    waitingForCustomer: fc.boolean(),
  }),
  { maxLength: 8 },
);
const agents = fc.record({
  present: fc.boolean(),
  voice: fc.boolean(),
  onBreak: fc.boolean(),
  onCall: fc.boolean(),
  holding: holdings,
  totalCap: fc.nat(6),
  restUntil: fc.constantFrom(0, NOW + 1),
});
const strategies = fc.constantFrom(...STRATEGIES);

test("STR-8: whoever takes all the room there is stays within the campaign's maximum and the total cap", () => {
  fc.assert(
    fc.property(strategies, fc.integer({ min: 1, max: 5 }), agents, (strategy, maximum, agent) => {
      const { room } = availability(strategy, maximum, "this", agent, NOW);
      if (room === 0) return;
      const active = agent.holding.filter((held) => !held.waitingForCustomer);
      if (agent.totalCap > 0) expect(active.length + room).toBeLessThanOrEqual(agent.totalCap);
      if (["nocall", "nopause", "omni"].includes(strategy))
        expect(active.filter((held) => held.campaign === "this").length + room).toBeLessThanOrEqual(maximum);
      if (["incall", "interaction", "ringall"].includes(strategy)) expect(active.length + room).toBe(1);
    }),
  );
});

test("one more interaction held never makes more room", () => {
  fc.assert(
    fc.property(strategies, agents, strategies, fc.constantFrom("this", "other"), (strategy, agent, held, campaign) => {
      const before = availability(strategy, MAXIMUM, "this", agent, NOW).room;
      const more = { ...agent, holding: [...agent.holding, hold(campaign, held)] };
      expect(availability(strategy, MAXIMUM, "this", more, NOW).room).toBeLessThanOrEqual(before);
    }),
  );
});

test("AGT-3: nothing is delivered on a chosen break, to nobody absent, and to nobody outside every voice campaign (WEB-86)", () => {
  fc.assert(
    fc.property(strategies, agents, (strategy, agent) => {
      if (agent.present && agent.voice && !agent.onBreak) return;
      expect(availability(strategy, MAXIMUM, "this", agent, NOW).room).toBe(0);
    }),
  );
});
