import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf, MEASURES, MEASURES_OF, REPORT_KINDS } from "./measures.ts";
import { addSums, NO_SUMS, SUM_NAMES, type Sums } from "./sums.ts";

const sums = fc
  .tuple(...SUM_NAMES.map(() => fc.nat(1_000)))
  .map((values) => Object.fromEntries(SUM_NAMES.map((name, at) => [name, values[at]])) as unknown as Sums);

test("story 9: eight answered, six of them in time, two abandoned, one short, one expired", () => {
  const day = { ...NO_SUMS, received: 12, answered: 8, answeredInLevel: 6, abandoned: 2, abandonedInLevel: 1 };
  const all = { ...day, short: 1, expired: 1, waitSum: 405, waitMax: 120 };
  const shown = (name: keyof typeof MEASURES) => MEASURES[name].of(all);
  expect([shown("levelAnswered"), shown("levelWithAbandoned")]).toEqual([0.75, 0.7]);
  expect(shown("levelOffered")).toBeCloseTo(6 / 11);
  expect(shown("abandonRate")).toBeCloseTo(2 / 12);
  expect([shown("averageWait"), shown("longestWait")]).toEqual([50.625, 120]);
});

test("STA-3: a rate's denominator is what ended its wait: who still waits is in none", () => {
  const some = { ...NO_SUMS, received: 10, answered: 1, abandoned: 1 };
  expect(MEASURES.abandonRate.of(some)).toBe(0.5);
});

test("without data no rate is 0", () => {
  for (const kind of REPORT_KINDS) {
    const figures = figuresOf(kind, NO_SUMS);
    MEASURES_OF[kind].forEach((name, at) => {
      const isSum = MEASURES[name].unit === "count" || !/[/(]/.test(MEASURES[name].formula);
      expect([name, figures[at]]).toEqual([name, isSum ? 0 : null]);
    });
  }
});

test("sums add up in any order, so the whole is that of its parts", () => {
  fc.assert(
    fc.property(sums, sums, sums, (one, two, three) => {
      expect(addSums(addSums(one, two), three)).toEqual(addSums(addSums(three, one), two));
      expect(addSums(one, NO_SUMS)).toEqual(one);
    }),
  );
});
