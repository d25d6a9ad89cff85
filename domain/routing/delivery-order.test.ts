import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DELIVERY_ORDERS } from "../campaign/campaign.ts";
import { type Candidate, type DispatchMemory, pick, remember, turnsOf } from "./delivery-order.ts";

const DRAWS = 10_000;
/** Farther from its share than this, once in 2,000 honest runs; the seed is fixed, so it never flickers. */
const SIGMAS = 3.5;

function candidate(agent: string, about: Partial<Candidate> = {}): Candidate {
  return { agent, penalty: 0, position: 0, lastInteractionAt: 0, today: 0, turn: 0, ...about };
}

/** Evenly random numbers in [0, 1), the same in each run (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function received(candidates: Candidate[], times: number, draw: () => number): Map<string, number> {
  const counts = new Map(candidates.map(({ agent }) => [agent, 0]));
  for (let n = 0; n < times; n++) {
    const agent = pick("wrandom", candidates, draw())?.agent ?? "";
    counts.set(agent, (counts.get(agent) ?? 0) + 1);
  }
  return counts;
}

test.each(DELIVERY_ORDERS)("%s chooses nobody where nobody is eligible", (order) => {
  expect(pick(order, [], 0.5)).toBeNull();
});

test.each(DELIVERY_ORDERS)("%s chooses one of the eligible for every draw", (order) => {
  const someone = fc.record({
    agent: fc.uuid(),
    penalty: fc.integer({ min: 0, max: 100 }),
    position: fc.nat(20),
    lastInteractionAt: fc.nat(5),
    today: fc.nat(3),
    turn: fc.nat(20),
  });
  const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.array(someone, { minLength: 1, maxLength: 12 }), draw, (candidates, number) => {
      expect(candidates.map(({ agent }) => agent)).toContain(pick(order, candidates, number)?.agent);
    }),
  );
});

describe("wrandom", () => {
  test("ORD-1: of 9,000 draws ana (0) gets 6,000, bruno (50) the rest, carla (100) none", () => {
    const trio = [candidate("ana"), candidate("bruno", { penalty: 50 }), candidate("carla", { penalty: 100 })];
    const counts = received(trio, 9_000, draws(1));
    expect(Math.abs((counts.get("ana") ?? 0) - 6_000)).toBeLessThanOrEqual(180);
    expect((counts.get("ana") ?? 0) + (counts.get("bruno") ?? 0)).toBe(9_000);
    expect(counts.get("carla")).toBe(0);
  });

  test("ORD-4: with ana and bruno away carla, whose penalty is 100, gets every one", () => {
    expect(received([candidate("carla", { penalty: 100 })], 100, draws(2)).get("carla")).toBe(100);
  });

  test("several whose penalty is 100 share alike", () => {
    const both = [candidate("ana", { penalty: 100 }), candidate("bruno", { penalty: 100 })];
    const ana = received(both, DRAWS, draws(3)).get("ana") ?? 0;
    expect(Math.abs(ana - DRAWS / 2)).toBeLessThan(SIGMAS * Math.sqrt(DRAWS / 4));
  });

  test("ORD-5: over 10,000 draws everybody's share follows 100 − penalty", () => {
    const penalties = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(penalties, fc.integer(), (each, seed) => {
        const total = each.reduce((sum, penalty) => sum + 100 - penalty, 0);
        fc.pre(total > 0);
        const candidates = each.map((penalty, index) => candidate(`agent-${index}`, { penalty }));
        const counts = received(candidates, DRAWS, draws(seed));
        each.forEach((penalty, index) => {
          const share = (100 - penalty) / total;
          const bound = SIGMAS * Math.sqrt(DRAWS * share * (1 - share));
          const count = counts.get(`agent-${index}`) ?? 0;
          expect(Math.abs(count - DRAWS * share)).toBeLessThanOrEqual(bound);
        });
      }),
      { numRuns: 25, seed: 20_261_123 },
    );
  });

  test("says with which weight of which total", () => {
    const pair = [candidate("ana"), candidate("bruno", { penalty: 50 })];
    expect(pick("wrandom", pair, 0.9)).toEqual({ agent: "bruno", reason: "drawn by weight 50 of 150 at 0.90 among 2" });
  });
});

/** Gives one to whoever is next among those who are there, and moves the row on. */
function give(memory: DispatchMemory, there: Candidate[], everybody: Candidate[]): [string, DispatchMemory] {
  const turns = turnsOf(memory);
  const seated = there.map((one) => ({ ...one, turn: turns.get(one.agent) ?? 0 }));
  const agent = pick("rrmemory", seated, 0)?.agent ?? "";
  return [agent, remember(memory, agent, everybody)];
}

describe("rrmemory", () => {
  const row = ["ana", "bruno", "carla"].map((agent, position) =>
    candidate(agent, { position, penalty: 99 - position }),
  );
  const [ana, bruno, carla] = row as [Candidate, Candidate, Candidate];

  test("ORD-2: hands out in the order of the row, whatever the penalties, round after round", () => {
    let memory: DispatchMemory = { served: [] };
    const order: string[] = [];
    for (let n = 0; n < 7; n++) {
      const [agent, next] = give(memory, row, row);
      order.push(agent);
      memory = next;
    }
    expect(order).toEqual(["ana", "bruno", "carla", "ana", "bruno", "carla", "ana"]);
  });

  test("who is away is skipped, holds nobody up, and is next when back", () => {
    let memory: DispatchMemory = { served: [] };
    const order: string[] = [];
    for (const there of [[ana, carla], [ana, carla], [ana, carla], row, row]) {
      const [agent, next] = give(memory, there, row);
      order.push(agent);
      memory = next;
    }
    expect(order).toEqual(["ana", "carla", "ana", "bruno", "carla"]);
  });

  test("a new member is next, a former one is forgotten", () => {
    const memory: DispatchMemory = { served: ["ana", "bruno"] };
    expect(give(memory, row, row)[0]).toBe("carla");
    expect(remember(memory, "carla", [bruno, carla]).served).toEqual(["bruno", "carla"]);
    expect(remember(memory, "gone", [ana, bruno]).served).toEqual(["ana", "bruno"]);
  });

  test("ORD-2: nobody has a second before everybody who was there had one, whoever comes and goes", () => {
    const size = 6;
    const everybody = Array.from({ length: size }, (_, position) => candidate(`agent-${position}`, { position }));
    const presence = fc.array(fc.subarray(everybody, { minLength: 1 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(presence, (moments) => {
        let memory: DispatchMemory = { served: [] };
        const last = new Map<string, number>();
        moments.forEach((there, moment) => {
          const [agent, next] = give(memory, there, everybody);
          memory = next;
          const before = last.get(agent) ?? -1;
          for (const other of there) {
            if (other.agent !== agent) expect(last.get(other.agent) ?? -1).toBeGreaterThanOrEqual(before);
          }
          last.set(agent, moment);
        });
      }),
    );
  });
});

describe("leastrecent", () => {
  test("ORD-3: whoever is longest without an interaction is chosen", () => {
    const someone = fc.record({ position: fc.nat(9), lastInteractionAt: fc.nat(1_000), today: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(someone, { minLength: 1, maxLength: 20 }), (all) => {
        const candidates = all.map((about, index) => candidate(`agent-${index}`, about));
        const chosen = candidates.find(({ agent }) => agent === pick("leastrecent", candidates, 0)?.agent);
        expect(chosen?.lastInteractionAt).toBe(Math.min(...all.map((one) => one.lastInteractionAt)));
      }),
    );
  });

  test("ORD-6: equally long goes to the fewest today, then to the order of members", () => {
    const equals = [
      candidate("ana", { today: 2, position: 0 }),
      candidate("bruno", { today: 1, position: 2 }),
      candidate("carla", { today: 1, position: 1 }),
    ];
    expect(pick("leastrecent", equals, 0)?.agent).toBe("carla");
  });
});
