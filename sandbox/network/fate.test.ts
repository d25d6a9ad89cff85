import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draw } from "./chance.ts";
import { type Draws, hasLeft, receiptsOf, stopWordIn, troubleOf } from "./fate.ts";
import { CALM, type NetworkSettings, settings } from "./settings.ts";

const about =
  (to: string, seed = 1): Draws =>
  (name) =>
    draw(seed, "kannel", to, 0, name);
const numbers = Array.from({ length: 4_000 }, (_, index) => `+5989${String(1_000_000 + index)}`);
const shareOf = (hits: boolean[]) => hits.filter(Boolean).length / hits.length;
const network = (changed: Partial<NetworkSettings>): NetworkSettings => ({ ...CALM, ...changed });

describe("chance", () => {
  test("is the same for the same seed and subject, whatever was drawn in between", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.string(), (seed, one, other) => {
        const first = draw(seed, one);
        draw(seed, other);
        return draw(seed, one) === first && first >= 0 && first < 1;
      }),
    );
  });

  test("is another for another seed, number or repetition", () => {
    expect(new Set([draw(1, "a", 0), draw(2, "a", 0), draw(1, "b", 0), draw(1, "a", 1)]).size).toBe(4);
  });

  test("gives neighbouring numbers fates that have nothing to do with each other", () => {
    const drawn = numbers.map((to) => draw(1, to));
    const alike = drawn.slice(1).map((value, index) => Math.abs(value - (drawn[index] ?? 0)) < 0.1);
    expect(shareOf(alike)).toBeGreaterThan(0.15);
    expect(shareOf(alike)).toBeLessThan(0.23);
  });
});

describe("the fate of a request", () => {
  test("is calm as long as nothing else was asked for", () => {
    expect(numbers.every((to) => troubleOf(CALM, about(to)) === null)).toBe(true);
  });

  test("meets every trouble as often as was asked for", () => {
    const rough = network({ refused: 0.1, broken: 0.05, slowDown: 0.2, held: 0.02, lostAnswers: 0.05 });
    const met = numbers.map((to) => troubleOf(rough, about(to)));
    for (const [trouble, share] of Object.entries({
      refused: 0.1,
      broken: 0.05,
      "slow-down": 0.2,
      held: 0.02,
      lost: 0.05,
    }))
      expect(Math.abs(shareOf(met.map((one) => one === trouble)) - share)).toBeLessThan(0.02);
    expect(met).toEqual(numbers.map((to) => troubleOf(rough, about(to))));
  });

  test("leaves a message with the customer when it was accepted, held or its answer lost", () => {
    expect([null, "held", "lost"].map((one) => hasLeft(one as null))).toEqual([true, true, true]);
    expect((["refused", "broken", "slow-down"] as const).map(hasLeft)).toEqual([false, false, false]);
  });

  test("cannot be asked to happen more often than always", () => {
    expect(settings.safeParse({ refused: 0.6, lostAnswers: 0.5 }).success).toBe(false);
    expect(settings.safeParse({ refused: 0.5, lostAnswers: 0.5 }).success).toBe(true);
  });
});

describe("receipts", () => {
  const states = (changed: Partial<NetworkSettings>, canBeSeen = true) =>
    receiptsOf(network(changed), about("+59899123456"), canBeSeen).map(({ state }) => state);

  test.each<[string, Partial<NetworkSettings>, string[]]>([
    ["sent, then delivered", {}, ["sent", "delivered"]],
    ["seen too, where somebody reads", { seen: 1 }, ["sent", "delivered", "seen"]],
    ["nothing but failed", { failed: 1, seen: 1 }, ["failed"]],
    ["delivered alone", { sent: 0 }, ["delivered"]],
    ["sent and never arrived", { delivered: 0 }, ["sent"]],
    ["the last first", { reordered: 1, seen: 1 }, ["seen", "delivered", "sent"]],
    ["each twice", { duplicated: 1 }, ["sent", "sent", "delivered", "delivered"]],
  ])("%s", (_, changed, told) => {
    expect(states(changed)).toEqual(told);
  });

  test("no SMS is ever seen", () => {
    expect(states({ seen: 1 }, false)).toEqual(["sent", "delivered"]);
  });

  test("come in their order, each within the span after the one before, the first at once where it overtakes the answer", () => {
    const receiptDelay = { from: 100, to: 200 };
    for (const to of numbers.slice(0, 200)) {
      const [first, second] = receiptsOf(network({ receiptDelay }), about(to), false);
      expect(first?.after).toBeGreaterThanOrEqual(100);
      expect((second?.after ?? 0) - (first?.after ?? 0)).toBeGreaterThanOrEqual(100);
      expect(second?.after).toBeLessThan(400);
      expect(receiptsOf(network({ receiptDelay, early: 1 }), about(to), false)[0]?.after).toBe(0);
    }
  });
});

test.each([
  ["UY", "BAJA"],
  ["BR", "SAIR"],
  ["US", "STOP"],
  [undefined, "BAJA"],
])("a customer in %s has enough by saying %s", (country, word) => {
  expect(stopWordIn(country)).toBe(word);
});
