import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DELIVERY_ORDERS, type DeliveryOrder, type Member, type Strategy } from "../campaign/campaign.ts";
import { remember } from "./delivery-order.ts";
import { dispatch, REOFFER_AFTER_MS, REOFFER_SOONEST_MS, type WaitingInteraction } from "./dispatch.ts";
import type { AgentSnapshot } from "./snapshot.ts";
import { whyNots } from "./why.ts";

const NOW = Date.parse("2026-11-23T13:00:00Z");

type Team = Record<string, Partial<AgentSnapshot>>;
interface Scene {
  waiting?: Iterable<WaitingInteraction>;
  strategy?: Strategy;
  order?: DeliveryOrder;
  served?: string[];
  outstanding?: Record<string, number>;
  now?: number;
}

function waiting(interaction: string, about: Partial<WaitingInteraction> = {}): WaitingInteraction {
  return { interaction, preferred: null, refusedBy: {}, ...about };
}

function line(length: number): WaitingInteraction[] {
  return Array.from({ length }, (_, index) => waiting(`${index + 1}`));
}

function plan(team: Team, scene: Scene = {}) {
  const agents = Object.keys(team);
  const members: Member[] = agents.map((agent, position) => ({ agent, penalty: 0, position }));
  const snapshots = new Map(
    agents.map((agent) => {
      const snapshot = { room: 1, tier: 0, reason: null, lastInteractionAt: 0, today: 0, ...team[agent] } as const;
      return [agent, { agent, version: 1, ...snapshot }];
    }),
  );
  const { strategy = "nocall", now = NOW } = scene;
  const circumstances = { members, snapshots, outstanding: new Map(Object.entries(scene.outstanding ?? {})), strategy };
  const { offers, retryAt } = dispatch({
    ...circumstances,
    waiting: scene.waiting ?? line(1),
    order: scene.order ?? "leastrecent",
    memory: { served: scene.served ?? [] },
    now,
    draw: () => 0,
  });
  return {
    offers,
    retryAt,
    pairs: offers.map(({ interaction, agent }) => `${interaction} ${agent}`),
    reasons: whyNots(circumstances),
  };
}

describe("who waits longest is offered first", () => {
  test("everybody with room is used in one pass, the rest stays in line", () => {
    expect(plan({ ana: { room: 2 }, bruno: {} }, { waiting: line(9) }).pairs).toEqual(["1 ana", "2 bruno", "3 ana"]);
  });

  test("leastrecent spreads one pass over all before anybody has a second", () => {
    const team = { ana: { room: 5, lastInteractionAt: 30 }, bruno: { room: 5, lastInteractionAt: 10 } };
    expect(plan(team, { waiting: line(4) }).pairs).toEqual(["1 bruno", "2 ana", "3 ana", "4 bruno"]);
  });

  test("rrmemory goes on where it stopped, within one pass too", () => {
    const team = { ana: { room: 5 }, bruno: { room: 5 }, carla: { room: 5 } };
    const scene: Scene = { waiting: line(4), order: "rrmemory", served: ["ana"] };
    expect(plan(team, scene).pairs).toEqual(["1 bruno", "2 carla", "3 ana", "4 bruno"]);
  });
});

describe("offers in flight count as held", () => {
  test("they take room", () => {
    const { pairs, reasons } = plan({ ana: { room: 1 } }, { outstanding: { ana: 1 } });
    expect(pairs).toEqual([]);
    expect(reasons.get("ana")).toBe("offer-outstanding");
  });

  test.each(["leastrecent", "rrmemory"] as const)("%s gives the next to somebody else", (order) => {
    const team = { ana: { room: 5 }, bruno: { room: 5, lastInteractionAt: 10 } };
    expect(plan(team, { order, outstanding: { ana: 1 } }).pairs).toEqual(["1 bruno"]);
  });

  test("STR-5': for omni whoever is offered one is not free any more", () => {
    const team = { ana: { room: 5 }, bruno: { room: 5, lastInteractionAt: 10 } };
    expect(plan(team, { strategy: "omni", outstanding: { ana: 1 } }).pairs).toEqual(["1 bruno"]);
  });
});

describe("omni", () => {
  test("STR-5': the free come before the busy, who get it when nobody is free", () => {
    const team: Team = { ana: { room: 5, tier: 1 }, bruno: { room: 5, lastInteractionAt: 10 } };
    const { pairs } = plan(team, { strategy: "omni", waiting: line(3) });
    expect(pairs).toEqual(["1 bruno", "2 ana", "3 ana"]);
  });

  test("STR-5': of two who are free, each gets one before either gets a second, by draw too", () => {
    const team = { ana: { room: 5 }, bruno: { room: 5 } };
    expect(plan(team, { strategy: "omni", order: "wrandom", waiting: line(2) }).pairs).toEqual(["1 ana", "2 bruno"]);
  });
});

describe("the preferred agent", () => {
  const known = [waiting("1", { preferred: "bruno" }), waiting("2")];

  test("comes first if there is room, busy or not", () => {
    const team: Team = { ana: {}, bruno: { tier: 1, lastInteractionAt: 99 } };
    expect(plan(team, { strategy: "omni", waiting: known }).pairs).toEqual(["1 bruno", "2 ana"]);
  });

  test("without room does not keep the customer waiting", () => {
    expect(plan({ ana: {}, bruno: { room: 0, reason: "on-break" } }, { waiting: known }).pairs).toEqual(["1 ana"]);
  });

  test.each(["ringall", "ringallmultiple"] as const)("STR-4a, STR-4b: is all that %s plans", (strategy) => {
    const { pairs, retryAt } = plan({ ana: {}, bruno: {} }, { strategy, waiting: [waiting("0"), ...known] });
    expect(pairs).toEqual(["1 bruno"]);
    expect(retryAt).toBeNull();
  });

  test("who refused it is asked again after thirty seconds where agents pull", () => {
    const refused = [waiting("1", { preferred: "bruno", refusedBy: { bruno: NOW - 1_000 } })];
    const { pairs, retryAt } = plan({ bruno: {} }, { strategy: "ringall", waiting: refused });
    expect(pairs).toEqual([]);
    expect(retryAt).toBe(NOW - 1_000 + REOFFER_AFTER_MS);
  });
});

describe("a refused offer", () => {
  const refusedBy = (refusals: Record<string, number>) => [waiting("1", { refusedBy: refusals }), waiting("2")];

  test("goes to another, and the one behind it to whoever refused: nobody holds up the line", () => {
    const team = { ana: {}, bruno: { lastInteractionAt: 10 } };
    expect(plan(team, { waiting: refusedBy({ ana: NOW - 1 }) }).pairs).toEqual(["1 bruno", "2 ana"]);
    expect(plan({ ana: {} }, { waiting: refusedBy({ ana: NOW - 1 }) }).pairs).toEqual(["2 ana"]);
  });

  test("comes back after thirty seconds, when nobody else has room", () => {
    const scene = (ago: number) => ({ waiting: [waiting("1", { refusedBy: { ana: NOW - ago } })] });
    expect(plan({ ana: {} }, scene(REOFFER_AFTER_MS - 1)).pairs).toEqual([]);
    expect(plan({ ana: {} }, scene(REOFFER_AFTER_MS - 1)).retryAt).toBe(NOW + 1);
    expect(plan({ ana: {} }, scene(REOFFER_AFTER_MS)).pairs).toEqual(["1 ana"]);
  });

  test("comes back sooner when all the others refused too, first to whoever refused first", () => {
    const team = { ana: {}, bruno: {} };
    const scene = (ago: number) => ({ waiting: [waiting("1", { refusedBy: { ana: NOW - 1, bruno: NOW - ago } })] });
    expect(plan(team, scene(REOFFER_SOONEST_MS)).offers).toMatchObject([
      { interaction: "1", agent: "bruno", reason: "all the others refused" },
    ]);
    expect(plan(team, scene(REOFFER_SOONEST_MS - 1))).toMatchObject({ pairs: [], retryAt: NOW + 1 });
  });

  test("an agent who misses every offer costs each customer one round, not the line", () => {
    const team = { ana: { room: 9 }, bruno: { room: 9 }, idle: { room: 9 } };
    let refusals: Record<string, number> = {};
    const asked: string[] = [];
    for (let now = NOW; now < NOW + 60_000; now += 1_000) {
      const [offer] = plan(team, { now, waiting: [waiting("1", { refusedBy: refusals })] }).offers;
      if (offer === undefined) continue;
      asked.push(offer.agent);
      refusals = { ...refusals, [offer.agent]: now };
    }
    expect(asked.slice(0, 3).toSorted()).toEqual(["ana", "bruno", "idle"]);
    for (let turn = 3; turn < asked.length; turn++) expect(asked[turn]).toBe(asked[turn - 3]);
  });
});

describe("the cost does not grow with the line", () => {
  function* counted(length: number, read: { rows: number }) {
    for (const row of line(length)) {
      read.rows += 1;
      yield row;
    }
  }

  test.each([10, 1_000, 10_000])("of %i waiting only those are read who get somebody", (length) => {
    const read = { rows: 0 };
    plan({ ana: { room: 2 }, bruno: {} }, { waiting: counted(length, read) });
    expect(read.rows).toBe(3);
  });

  test("nobody is read when nobody has room", () => {
    const read = { rows: 0 };
    plan({ ana: { room: 0, reason: "at-cap" } }, { waiting: counted(10_000, read) });
    expect(read.rows).toBe(0);
  });

  test("a line that everybody refused, or that agents pull from, is looked into fifty deep", () => {
    const read = { rows: 0 };
    plan({ ana: {} }, { strategy: "ringall", waiting: counted(10_000, read) });
    expect(read.rows).toBe(50);
  });
});

test("the monitor reads of each member why not", () => {
  const team: Team = {
    ana: {},
    bruno: { room: 0, reason: "on-break" },
    carla: { room: 0, reason: "not-in-voice-campaign" },
  };
  expect([...plan(team).reasons]).toEqual([
    ["ana", null],
    ["bruno", "on-break"],
    ["carla", "not-in-voice-campaign"],
  ]);
  const unheard = {
    members: [{ agent: "dora", penalty: 0, position: 0 }],
    snapshots: new Map(),
    outstanding: new Map(),
  };
  expect(whyNots({ ...unheard, strategy: "nocall" }).get("dora")).toBe("disconnected");
});

describe("whatever the line, the team and the refusals", () => {
  const names = ["ana", "bruno", "carla", "dora"];
  const snapshot = fc.record({
    room: fc.nat(3),
    tier: fc.constantFrom(0 as const, 1 as const),
    lastInteractionAt: fc.nat(100),
    today: fc.nat(5),
  });
  const row = fc.record({
    preferred: fc.option(fc.constantFrom(...names)),
    refusedBy: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: NOW - 60_000, max: NOW })),
  });
  const scenes = fc.record({
    team: fc.tuple(snapshot, snapshot, snapshot, snapshot),
    rows: fc.array(row, { maxLength: 12 }),
    outstanding: fc.dictionary(fc.constantFrom(...names), fc.nat(2)),
    order: fc.constantFrom("wrandom" as const, "rrmemory" as const, "leastrecent" as const),
    strategy: fc.constantFrom<Strategy[]>("incall", "nocall", "interaction", "nopause", "omni"),
  });

  test("STR-8: nobody is offered more than they have room for, nothing is offered twice, and no free agent sits beside a new customer", () => {
    fc.assert(
      fc.property(scenes, ({ team, rows, outstanding, order, strategy }) => {
        const byName: Team = Object.fromEntries(names.map((name, index) => [name, team[index] ?? {}]));
        const waitingRows = rows.map((about, index) => waiting(`${index}`, about));
        const { offers } = plan(byName, { waiting: waitingRows, outstanding, order, strategy });
        const left = new Map(names.map((name) => [name, (byName[name]?.room ?? 0) - (outstanding[name] ?? 0)]));
        for (const { agent } of offers) left.set(agent, (left.get(agent) ?? 0) - 1);
        const offered = new Set(offers.map(({ interaction }) => interaction));

        expect(offered.size).toBe(offers.length);
        for (const { agent } of offers) expect(left.get(agent)).toBeGreaterThanOrEqual(0);
        const free = names.filter((name) => (left.get(name) ?? 0) > 0);
        for (const one of waitingRows) {
          if (offered.has(one.interaction)) continue;
          for (const name of free) expect(NOW - (one.refusedBy[name] ?? 0)).toBeLessThan(REOFFER_AFTER_MS);
        }
      }),
    );
  });

  test("ORD-2: rrmemory over several passes gives nobody a second before all with room had one", () => {
    const team = { ana: { room: 1 }, bruno: { room: 1 }, carla: { room: 1 }, dora: { room: 1 } };
    const members = names.map((agent, position) => ({ agent, penalty: 0, position }));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), (passes) => {
        const counts = new Map(names.map((name) => [name, 0]));
        let memory = { served: [] as string[] };
        for (const length of passes) {
          for (const { agent } of plan(team, { order: "rrmemory", served: memory.served, waiting: line(length) })
            .offers) {
            memory = remember(memory, agent, members);
            counts.set(agent, (counts.get(agent) ?? 0) + 1);
          }
          expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("STR-7: a strategy that is pulled takes no delivery order", () => {
  test.each(
    DELIVERY_ORDERS.flatMap((order) =>
      (["ringall", "ringallmultiple"] as const).map((strategy) => ({ strategy, order })),
    ),
  )("$strategy plans nobody by $order", ({ strategy, order }) => {
    expect(plan({ ana: {}, bruno: {} }, { strategy, order, waiting: [waiting("1")] }).pairs).toEqual([]);
  });
});
