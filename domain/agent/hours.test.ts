import fc from "fast-check";
import { expect, test } from "vitest";
import { addHours, hoursBetween, NO_HOURS } from "./hours.ts";

const IDLE = { break: "none", onCall: true, wrapUp: false } as const;

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

test("AGT-4: a break over two quarter hours is counted in each for what lies in it", () => {
  const hours = hoursBetween(at("09:10:00"), at("09:20:00"), { break: "paid", onCall: false, wrapUp: true });
  const half = { worked: 300_000, onBreak: 300_000, paidBreak: 300_000, onCall: 0, wrapUp: 0, breaks: 0 };
  expect([...hours]).toEqual([
    [at("09:00:00"), half],
    [at("09:15:00"), half],
  ]);
});

test("however a day is cut, its hours add up to it", () => {
  const day = 24 * 3_600_000;
  fc.assert(
    fc.property(fc.array(fc.nat(day), { maxLength: 20 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), day];
      let sum = NO_HOURS;
      edges.slice(1).forEach((to, index) => {
        const occupation = {
          break: index % 2 === 0 ? "none" : "unpaid",
          onCall: index % 3 === 0,
          wrapUp: index % 5 === 0,
        } as const;
        for (const hours of hoursBetween(edges[index] ?? 0, to, occupation).values()) sum = addHours(sum, hours);
      });
      expect(sum.worked).toBe(day);
      expect(sum.onBreak).toBeLessThanOrEqual(day);
    }),
  );
});

test("no time passes backwards", () => {
  expect(hoursBetween(5, 5, IDLE).size + hoursBetween(9, 5, IDLE).size).toBe(0);
});

test("wrapping up is counted by quarter hour, and is no break", () => {
  const hours = hoursBetween(at("09:14:00"), at("09:16:00"), { break: "none", onCall: false, wrapUp: true });
  expect([...hours.values()].map(({ wrapUp, onBreak }) => [wrapUp, onBreak])).toEqual([
    [60_000, 0],
    [60_000, 0],
  ]);
});
