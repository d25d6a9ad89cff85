import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";

test("AGT-2: a break may last no longer than what its kind has left of the day, and taking it again leaves less", async () => {
  const campaign = await openCampaign("breaks", {}, [{ agent: "resting" }]);
  const agent = await new TestAgent("resting", [campaign]).signIn();
  let last = 0;
  const begun = async () => {
    agent.tab.send({ t: "break", id: "coffee" });
    const { status } = await agent.tab.until("status", (frame) => (frame.status.break?.since ?? 0) > last);
    last = status.break?.since ?? 0;
    await scheduler.wait(20);
    agent.tab.send({ t: "break", id: null });
    await agent.tab.until("status", (frame) => frame.status.break === null && frame.status.since > last);
    return status.break?.limit ?? 0;
  };
  expect(await begun()).toBe(10);
  const second = await begun();
  expect(second).toBeLessThan(10);
  expect(second).toBeGreaterThan(9);
});
