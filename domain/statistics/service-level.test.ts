import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whenLeft } from "../interaction/ending.ts";
import { abandonRate, averageWait, type Counts, quarterHour, serviceLevels } from "./service-level.ts";

const percent = (share: number | null) => (share === null ? "–" : (share * 100).toFixed(1));

describe("story 9: the figures, T 60, Dropout 10", () => {
  const answeredAfter = [10, 20, 30, 45, 59, 60, 61, 120];
  const leftAfter = [5, 40, 90];
  const abandonedAfter = leftAfter.filter((wait) => whenLeft(wait * 1_000, 10) === "abandoned");
  const within = (waits: number[]) => waits.filter((wait) => wait <= 60).length;
  const counts: Counts = {
    answered: answeredAfter.length,
    answeredInLevel: within(answeredAfter),
    abandoned: abandonedAfter.length,
    abandonedInLevel: within(abandonedAfter),
    expired: 1,
  };

  test("STA-1: service level of the answered is 75.0 %", () => {
    expect(percent(serviceLevels(counts).answered)).toBe("75.0");
  });

  test("STA-2: with abandoned it is 70.0 %, of the offered 54.5 %", () => {
    expect(percent(serviceLevels(counts).withAbandoned)).toBe("70.0");
    expect(percent(serviceLevels(counts).offered)).toBe("54.5");
  });

  test("STA-3: 16.7 % gave up, 2 of 12; who was short is received but not abandoned", () => {
    expect(percent(abandonRate(counts.abandoned, answeredAfter.length + leftAfter.length + 1))).toBe("16.7");
  });

  test("STA-4: the answered waited 50.6 s on average", () => {
    const sum = answeredAfter.reduce((total, wait) => total + wait, 0);
    expect(averageWait(sum, counts.answered)?.toFixed(1)).toBe("50.6");
  });
});

test("without data there is no figure, which is not the same as 0", () => {
  const none: Counts = { answered: 0, answeredInLevel: 0, abandoned: 0, abandonedInLevel: 0, expired: 0 };
  expect(serviceLevels(none)).toEqual({ answered: null, withAbandoned: null, offered: null });
  expect(serviceLevels({ ...none, expired: 1 })).toEqual({ answered: null, withAbandoned: null, offered: 0 });
  expect([abandonRate(0, 0), averageWait(0, 0)]).toEqual([null, null]);
  expect(abandonRate(0, 3)).toBe(0);
});

test("every level is a share, and that of the offered is never above that of the answered", () => {
  const some = fc.nat(50);
  fc.assert(
    fc.property(some, some, some, some, some, (inLevel, late, leftInLevel, leftLate, expired) => {
      const levels = serviceLevels({
        answered: inLevel + late,
        answeredInLevel: inLevel,
        abandoned: leftInLevel + leftLate,
        abandonedInLevel: leftInLevel,
        expired,
      });
      for (const level of Object.values(levels)) if (level !== null) expect(level >= 0 && level <= 1).toBe(true);
      if (levels.answered !== null) expect(levels.offered).toBeLessThanOrEqual(levels.answered);
    }),
  );
});

test.each([
  ["2026-11-23T13:00:00.000Z", "2026-11-23T13:00:00.000Z"],
  ["2026-11-23T13:14:59.999Z", "2026-11-23T13:00:00.000Z"],
  ["2026-11-23T13:15:00.000Z", "2026-11-23T13:15:00.000Z"],
])("%s falls into the quarter hour of %s", (instant, start) => {
  expect(new Date(quarterHour(Date.parse(instant))).toISOString()).toBe(start);
});
