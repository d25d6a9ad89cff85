import { expect, test } from "vitest";
import { NAMED } from "./choice.ts";
import { dispatch, type WaitingInteraction } from "./dispatch.ts";
import type { AgentSnapshot } from "./snapshot.ts";

const NOW = 1_000_000;
type Member = Partial<AgentSnapshot> & { penalty?: number };

/** The choices of one pass in a line of so many, or of these. */
function choices(
  team: Record<string, Member>,
  about: Partial<Parameters<typeof dispatch>[0]> & { first?: Partial<WaitingInteraction>; length?: number } = {},
) {
  const { first = {}, length = 1, ...scene } = about;
  const members = Object.entries(team).map(([agent, { penalty = 0 }], position) => ({ agent, penalty, position }));
  const snapshots = new Map(
    Object.entries(team).map(([agent, { penalty: _, ...own }]) => [
      agent,
      { agent, version: 1, room: 1, tier: 0 as const, reason: null, lastInteractionAt: 0, today: 0, ...own },
    ]),
  );
  const waiting = Array.from({ length }, (_, index) => ({
    interaction: `${index + 1}`,
    preferred: null,
    refusedBy: {},
    ...(index === 0 && first),
  }));
  const plan = dispatch({
    waiting,
    members,
    snapshots,
    outstanding: new Map(),
    strategy: "nocall",
    order: "wrandom",
    memory: { served: [] },
    now: NOW,
    draw: () => 0.37219,
    ...scene,
  });
  return plan.offers.map(({ choice }) => choice);
}

test("why Ana: her place in line, who could with their weights, who could not and why, and what was drawn", () => {
  const team = { ana: {}, bruno: { room: 0, reason: "holds-an-interaction" }, carla: { penalty: 50 } } as const;
  expect(choices(team)).toEqual([
    {
      place: 1,
      could: [
        { agent: "ana", weight: 100 },
        { agent: "carla", weight: 50 },
      ],
      couldCount: 2,
      couldNot: [{ agent: "bruno", why: "holds-an-interaction" }],
      couldNotCount: 1,
      draw: 0.3721,
    },
  ]);
});

test.each<[string, Record<string, Member>, Parameters<typeof choices>[1], Record<string, string>]>([
  ["a penalty of 100 beside others", { ana: {}, bruno: { penalty: 100 } }, { order: "wrandom" }, { bruno: "penalty" }],
  ["who said no to it", { ana: {}, bruno: {} }, { first: { refusedBy: { bruno: NOW - 1 } } }, { bruno: "refused-it" }],
  [
    "the busy while others are free",
    { ana: {}, bruno: { tier: 1 } },
    { strategy: "omni" },
    { bruno: "others-are-free" },
  ],
  [
    "who is being offered one",
    { ana: {}, bruno: {} },
    { outstanding: new Map([["bruno", 1]]) },
    { bruno: "offer-outstanding" },
  ],
])("is told with its reason: %s", (_, team, scene, whys) => {
  const [choice] = choices(team, scene);
  expect(Object.fromEntries((choice?.couldNot ?? []).map(({ agent, why }) => [agent, why]))).toEqual(whys);
  expect(choice?.could.map(({ agent }) => agent)).toEqual(["ana"]);
});

test("the next one in line chooses among those who are left, and stands first then", () => {
  const [first, second] = choices({ ana: {}, bruno: {} }, { order: "leastrecent", length: 3 });
  expect(first).toMatchObject({ place: 1, couldCount: 2, draw: null, could: [{ agent: "ana" }, { agent: "bruno" }] });
  expect(second).toMatchObject({ place: 1, could: [{ agent: "bruno" }] });
  expect(second?.couldNot).toEqual([{ agent: "ana", why: "offer-outstanding" }]);
});

test("whom nobody may have now keeps their place before who is served", () => {
  const first = { preferred: null, refusedBy: { ana: NOW } };
  expect(choices({ ana: {} }, { length: 3, first })).toMatchObject([{ place: 2 }]);
});

test("an agent who knows the customer was chosen out of nobody", () => {
  const team = { ana: {}, bruno: {}, carla: { room: 0, reason: "on-break" } } as const;
  expect(choices(team, { first: { preferred: "bruno" } })).toMatchObject([
    { could: [{ agent: "bruno" }], couldCount: 1, couldNot: [], couldNotCount: 0, draw: null },
  ]);
});

test("of a large campaign the first are named, who is there before who is away, and whoever got it", () => {
  const free = Array.from({ length: 60 }, (_, n) => [`free-${n}`, { lastInteractionAt: 60 - n }] as const);
  const away = Array.from({ length: 60 }, (_, n) => [`away-${n}`, { room: 0, reason: "disconnected" }] as const);
  const busy = Array.from({ length: 5 }, (_, n) => [`busy-${n}`, { room: 0, reason: "at-cap" }] as const);
  const [choice] = choices(Object.fromEntries([...away, ...free, ...busy]), { order: "leastrecent" });
  expect(choice).toMatchObject({ couldCount: 60, couldNotCount: 65 });
  expect(choice?.could).toHaveLength(NAMED);
  expect(choice?.could.at(-1)).toEqual({ agent: "free-59" });
  expect(choice?.couldNot).toHaveLength(NAMED);
  expect(choice?.couldNot.slice(0, 5).map(({ why }) => why)).toEqual(Array(5).fill("at-cap"));
  expect(JSON.stringify(choice).length).toBeLessThan(3_000);
});
