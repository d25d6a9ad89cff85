import { expect, test } from "vitest";
import { STUCK_MS, type Stillness, stuckSince } from "./stuck.ts";

const NOW = Date.parse("2026-11-25T15:00:00Z");
const LONG_AGO = NOW - 60 * 60_000;
const EVERY_DAY = [
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "sat",
  "sun",
] satisfies Stillness["hours"]["ranges"][number]["days"];
const hours = (from: string, to = "23:59") => ({
  zone: "UTC",
  ranges: [{ days: EVERY_DAY, from, to }],
  holidays: [],
  startDate: null,
  endDate: null,
});
const STILL: Stillness = {
  enabled: true,
  started: true,
  hours: hours("08:00"),
  notProcessed: 3,
  resting: false,
  askedAt: LONG_AGO,
  listAt: LONG_AGO - 1,
  movedAt: 0,
};

test.each<[string, Partial<Stillness>, number | null]>([
  ["started, in its hours, with rows and still for long: since it was asked", {}, LONG_AGO],
  ["since something last moved", { movedAt: LONG_AGO + 5 }, LONG_AGO + 5],
  ["at the end of the patience", { movedAt: NOW - STUCK_MS }, NOW - STUCK_MS],
  ["a moment before that not yet", { movedAt: NOW - STUCK_MS + 1 }, null],
  ["nothing is left", { notProcessed: 0 }, null],
  ["it was stopped", { started: false }, null],
  ["it is disabled", { enabled: false }, null],
  ["it is out of its hours", { hours: hours("16:00") }, null],
  ["its hours began just now", { hours: hours("14:55") }, null],
  ["its hours began long enough ago", { hours: hours("14:50") }, LONG_AGO],
  ["it was started just now", { askedAt: NOW - 1 }, null],
  ["its list came just now", { listAt: NOW - 1 }, null],
  ["all that is left waits for its own hours", { resting: true }, null],
])("a dialer is stuck, or not: %s", (_, other, since) => {
  expect(stuckSince({ ...STILL, ...other }, NOW)).toBe(since);
});
