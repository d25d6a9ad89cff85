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
