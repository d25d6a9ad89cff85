import { expect, test } from "vitest";
import { presence, SHORTEST_GRACE_MS } from "./presence.ts";

const NOW = Date.parse("2026-11-23T13:00:00Z");
const GRACE_MS = 120_000;

test.each([
  [0, "fresh"],
  [25_000, "fresh"],
  [25_001, "stale"],
  [120_000, "stale"],
  [120_001, "gone"],
])("an agent silent for %i ms is %s", (silent, state) => {
  expect(presence(NOW - silent, NOW, GRACE_MS)).toBe(state);
});

test("who was never seen is gone", () => {
  expect(presence(0, NOW, GRACE_MS)).toBe("gone");
});

test("a grace shorter than a deploy takes is not believed", () => {
  expect(presence(NOW - SHORTEST_GRACE_MS, NOW, 1_000)).toBe("stale");
  expect(presence(NOW - SHORTEST_GRACE_MS - 1, NOW, 1_000)).toBe("gone");
});
