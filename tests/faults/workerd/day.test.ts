import { afterEach, test, vi } from "vitest";
import { dayOfACentre } from "../../acceptance/day/centre.ts";

afterEach(() => vi.useRealTimers());

test("a day of a centre of 20 campaigns and 200 agents, 5,000 interactions of all channels: boards, reports and rows agree to the unit at ten random moments and at the end, whatever is evicted", async () => {
  const began = performance.now();
  const lived = await dayOfACentre({
    campaigns: 20,
    agents: 200,
    interactions: 5_000,
    hours: 12,
    moments: 10,
    seed: 20,
  });
  console.log(`${lived} in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
});
