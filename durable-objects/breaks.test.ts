import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { deskOf } from "./addresses.ts";

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

test("breaks that no day asks for any more are swept when the next one begins", async () => {
  const campaign = await openCampaign("swept", {}, [{ agent: "swept" }]);
  const agent = await new TestAgent("swept", [campaign]).signIn();
  const hour = 60 * 60_000;
  const desk = deskOf(env, "swept");
  await runInDurableObject(desk, (_, { storage }) => {
    for (const [name, ago] of Object.entries({ old: 73, yesterday: 47, open: 200 }))
      storage.sql.exec(
        "INSERT INTO breaks (name, started, ended) VALUES (?1, ?2, CASE ?1 WHEN 'open' THEN NULL ELSE ?2 END)",
        name,
        Date.now() - ago * hour,
      );
  });
  agent.tab.send({ t: "break", id: "coffee" });
  await agent.tab.until("status", (frame) => frame.status.break !== null);
  const names = await runInDurableObject(desk, (_, { storage }) =>
    storage.sql.exec<{ name: string }>("SELECT name FROM breaks ORDER BY id").toArray(),
  );
  expect(names.slice(0, -1)).toEqual([{ name: "yesterday" }, { name: "open" }]);
});
