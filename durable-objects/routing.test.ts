import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { until } from "../tests/acceptance/line.ts";
import { visit } from "../tests/acceptance/visitor.ts";

test("a visitor's chat is queued, assigned to the free agent, answered and closed", async () => {
  const campaign = await openCampaign("first", {}, [{ agent: "ana-1" }]);
  const ana = await new TestAgent("ana-1", [campaign]).signIn();
  const maria = await visit(campaign, { name: "María", message: "¿Cuál es mi saldo?" });
  await ana.holds(maria.interaction);
  const desk = await ana.open(maria.interaction);
  await until(() => desk.texts().includes("¿Cuál es mi saldo?"));
  desk.say("Hola María");
  await until(() => maria.chat.texts().includes("Hola María"));
  maria.chat.say("Gracias");
  await until(() => desk.texts().includes("Gracias"));
  await until(() => desk.state()?.state === "active");
  desk.close();
  await until(() => maria.chat.state()?.state === "closed");
  expect(ana.held()).toEqual([]);
  expect(maria.chat.events().map((event) => event.type)).toEqual(["said", "entered", "assigned", "closed", "said"]);
});

test("a chat's log tells the house who could have had it and who could not, and the customer nothing of it", async () => {
  const members = [{ agent: "ana-2" }, { agent: "bruno-2", penalty: 50 }, { agent: "carla-2" }];
  const campaign = await openCampaign("second", { order: "wrandom" }, members);
  const maria = await visit(campaign, { name: "María" });
  const ana = await new TestAgent("ana-2", [campaign]).signIn();
  await ana.holds(maria.interaction);
  const desk = await ana.open(maria.interaction);
  await until(() => desk.events().some(({ type }) => type === "assigned"));
  const [assigned] = desk.events().filter((event) => event.type === "assigned");
  expect(assigned?.choice).toEqual({
    place: 1,
    waiting: 1,
    could: [{ agent: "ana-2", weight: 100 }],
    couldCount: 1,
    couldNot: [
      { agent: "bruno-2", why: "disconnected" },
      { agent: "carla-2", why: "disconnected" },
    ],
    couldNotCount: 2,
    draw: expect.any(Number),
  });
  await until(() => maria.chat.events().some(({ type }) => type === "assigned"));
  expect(JSON.stringify(maria.chat.changes())).not.toMatch(/bruno-2|choice|weight/);
});
