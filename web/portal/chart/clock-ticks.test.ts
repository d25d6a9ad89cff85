import { expect, test } from "vitest";
import { clockTicks, tickStep } from "./clock-ticks.ts";

const HOUR_MS = 60 * 60_000;
const ticks = (zone: string, from: string, to: string, hours: number) =>
  clockTicks(zone, Date.parse(from), Date.parse(to), hours * HOUR_MS).map((at) => new Date(at).toISOString());

test("ticks stand on the whole hours of the zone, also where it is half an hour off", () => {
  expect(ticks("Asia/Kolkata", "2026-11-27T00:00:00Z", "2026-11-27T02:30:00Z", 1)).toEqual([
    "2026-11-27T00:30:00.000Z",
    "2026-11-27T01:30:00.000Z",
    "2026-11-27T02:30:00.000Z",
  ]);
});

test("the day on which clocks go back has its repeated hour twice, the one on which they go forward has no missing one", () => {
  const back = clockTicks(
    "America/New_York",
    Date.parse("2026-11-01T04:00Z"),
    Date.parse("2026-11-02T05:00Z"),
    HOUR_MS,
  );
  expect(back).toHaveLength(26);
  const forth = clockTicks(
    "America/New_York",
    Date.parse("2026-03-08T05:00Z"),
    Date.parse("2026-03-09T04:00Z"),
    HOUR_MS,
  );
  expect(forth).toHaveLength(24);
  expect(ticks("America/New_York", "2026-11-01T04:00:00Z", "2026-11-01T11:00:00Z", 3)).toEqual([
    "2026-11-01T04:00:00.000Z",
    "2026-11-01T08:00:00.000Z",
    "2026-11-01T11:00:00.000Z",
  ]);
});

test("a wider stretch, or less room, has ticks farther apart", () => {
  expect(tickStep(HOUR_MS, 12)).toBe(HOUR_MS / 12);
  expect(tickStep(13 * HOUR_MS, 13)).toBe(HOUR_MS);
  expect(tickStep(13 * HOUR_MS, 5)).toBe(3 * HOUR_MS);
  expect(tickStep(100 * HOUR_MS, 2)).toBe(24 * HOUR_MS);
});
