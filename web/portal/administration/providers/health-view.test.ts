import { expect, test } from "vitest";
import type { ProviderHealth } from "../../../../protocol/providers.ts";
import { healthState } from "./health-view.ts";

const NOW = 1_000_000;
const unused: ProviderHealth = { lastIn: null, lastOut: null, lastError: null, slowUntil: null, sentLastMinute: 0 };
const error = (at: number) => ({ at, detail: "HTTP 401" });

test.each([
  ["nothing has happened yet", {}, true, "idle"],
  ["something came in", { lastIn: 5 }, true, "good"],
  ["it failed after the last good one", { lastOut: 5, lastError: error(6) }, true, "failing"],
  ["it failed before the last good one", { lastOut: 7, lastError: error(6) }, true, "good"],
  ["it has only ever failed", { lastError: error(6) }, true, "failing"],
  ["the carrier wants us to wait", { lastOut: 5, lastError: error(6), slowUntil: NOW + 1 }, true, "waiting"],
  ["the wait is over", { lastOut: 5, slowUntil: NOW }, true, "good"],
  ["it is disabled, whatever happened", { lastOut: 5, slowUntil: NOW + 1 }, false, "disabled"],
] as const)("an account's health when %s", (_, seen, enabled, state) => {
  expect(healthState({ ...unused, ...seen }, enabled, NOW)).toBe(state);
});
