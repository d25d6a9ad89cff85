import { expect, test } from "vitest";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { visitorChats } from "./visitor.ts";

test("SMS-83: a supervisor tells an agent something and sends them on a break from the monitor; the agent sees who did, and answers by reading it", async () => {
  const agent = await signedInPage("carla");
  await agent.locator(".status-button").waitFor();
  const supervisor = await signedInPage("supervisor", "/monitor");
  const menu = supervisor.getByRole("button", { name: /^Actions.*Carla/ });
  await menu.focus();
  await supervisor.keyboard.press("Enter");
  await screenshots(supervisor, "monitor-agent-menu");
  await supervisor.getByRole("menuitem", { name: "Send a message", exact: true }).click();
  const dialog = supervisor.locator("wa-dialog");
  await dialog.locator("wa-textarea").waitFor();
  await dialog.locator("wa-textarea").click();
  await supervisor.keyboard.type("Vení a mi escritorio");
  await screenshots(supervisor, "supervisor-message");
  expect(await axe(supervisor)).toEqual([]);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await agent.getByText(/Vení a mi escritorio/).waitFor();
  await screenshots(agent, "notice");
  expect(await axe(agent)).toEqual([]);
  await agent.getByRole("button", { name: "Understood", exact: true }).click();
  await agent.getByText(/Vení a mi escritorio/).waitFor({ state: "detached" });
  await supervisor.locator("wa-dialog").waitFor({ state: "detached" });
  await menu.click();
  await supervisor.getByRole("menuitem", { name: "Put on Almuerzo", exact: true }).click();
  await agent.locator(".status-button").getByText("Almuerzo").waitFor();
  await agent.getByText(/put you on Almuerzo/).waitFor();
}, 60_000);

test("a supervisor closes a chat that waits, with a text that the customer reads", async () => {
  const visitor = await visitorChats("Zoe Paciente", "¿Hay alguien?");
  const supervisor = await signedInPage("supervisor", "/monitor");
  await supervisor.getByRole("button", { name: /^Actions.*Zoe Paciente/ }).click();
  await screenshots(supervisor, "monitor-waiting-menu");
  await supervisor.getByRole("menuitem", { name: "Close with a text", exact: true }).click();
  await supervisor.locator("wa-dialog wa-textarea").click();
  await supervisor.keyboard.type("Hoy ya cerramos.");
  await supervisor.locator("wa-dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  await visitor.chat.getByText("Hoy ya cerramos.").waitFor();
}, 60_000);
