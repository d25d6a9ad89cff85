import { afterEach, test, vi } from "vitest";
import { dayOfACentre } from "./day/centre.ts";

afterEach(() => vi.useRealTimers());

test("STA-1 to STA-5: a small day of a centre: boards, reports and rows agree to the unit at every look, whatever is evicted", {
  timeout: 90_000,
}, async () => {
  await dayOfACentre({ campaigns: 4, agents: 12, interactions: 100, hours: 4, moments: 4, seed: 11 });
});
