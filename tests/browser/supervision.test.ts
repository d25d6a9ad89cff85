import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { choose, enter, tabTo, type } from "./keyboard.ts";
import { visitorChats } from "./visitor.ts";

/** The list is not live, and a busy archive takes its time. */
const ARCHIVED_WITHIN_MS = 60_000;

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
  await agent.locator(".status-button").click();
  await agent.getByRole("menuitemcheckbox", { name: "Free" }).click();
  await agent.locator(".status-button").getByText("Free").waitFor();
});

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
});

test.each([
  ["a desk", {}],
  ["a phone", { viewport: { width: 390, height: 844 } }],
])(
  "SMS-83, WEB-92: a supervisor's hour with the keyboard alone on %s: watch, whisper, take over, hand over, force a break, find the chat again, print, download",
  async (width, options) => {
    const customer = width === "a desk" ? "Hortensia Mesa" : "Hortensia Móvil";
    const ana = await signedInPage("ana");
    await ana.getByRole("region", { name: "Conversations" }).waitFor();
    const visitor = await visitorChats(customer, "¿Tienen otro talle?");
    await ana.getByRole("region", { name: "Conversations" }).getByText(customer).first().click();
    await ana.getByRole("log").getByText("¿Tienen otro talle?").waitFor();
    await ana.keyboard.press("Escape");
    await ana.keyboard.press("s");
    await ana.keyboard.press("Enter");
    await ana.getByRole("button", { name: "Mark as a promise", exact: true, pressed: true }).waitFor();
    const bruno = await signedInPage("bruno");
    await bruno.locator(".status-button").waitFor();
    const supervisor = await signedInPage("supervisor", "/monitor", options);
    await enter(supervisor, supervisor.getByRole("button", { name: /^Actions: Ana$/ }));
    await choose(supervisor, supervisor.getByRole("menuitem", { name: "What Ana holds", exact: true }));
    const held = supervisor.getByRole("group", { name: `Actions: ${customer}`, exact: true });
    await held.getByRole("button", { name: "Close", exact: true }).waitFor();
    await screenshots(supervisor, "monitor-held");
    expect(await axe(supervisor)).toEqual([]);
    await enter(supervisor, held.getByRole("button", { name: "Whisper", exact: true }));
    await supervisor.getByRole("log").getByText("¿Tienen otro talle?").waitFor();
    await type(supervisor, supervisor.getByRole("textbox").last(), "Ofrecele el azul");
    await supervisor.keyboard.press("Enter");
    await ana.getByRole("log").getByText("Ofrecele el azul").waitFor();
    await enter(supervisor, supervisor.getByRole("button", { name: "Join", exact: true }));
    await type(supervisor, supervisor.getByRole("textbox").last(), "Hola, soy Sofía");
    await supervisor.keyboard.press("Enter");
    await visitor.chat.getByText("Hola, soy Sofía").waitFor();
    expect(await visitor.chat.getByText("Ofrecele el azul").count()).toBe(0);
    await screenshots(supervisor, "joined");
    await enter(supervisor, supervisor.locator("wa-button").getByText("Take over", { exact: true }));
    await ana.getByText("Sofía Supervisora attends to it now").waitFor();
    await enter(supervisor, supervisor.locator("wa-button").getByText("Transfer", { exact: true }));
    const dialog = supervisor.locator("wa-dialog");
    await type(
      supervisor,
      dialog.getByRole("searchbox", { name: "Find" }).or(dialog.getByRole("searchbox")).first(),
      "bruno",
    );
    await tabTo(supervisor, dialog.locator("input[type=radio]").first());
    await supervisor.keyboard.press("Space");
    await type(supervisor, dialog.locator("wa-textarea"), "Quiere la campera azul");
    await enter(supervisor, dialog.locator("wa-button").getByText("Transfer", { exact: true }));
    await dialog.waitFor({ state: "detached" });

    await bruno.getByRole("region", { name: "Conversations" }).getByText(customer).first().click();
    const card = bruno.getByRole("complementary", { name: "Handed over by Sofía Supervisora", exact: true });
    await card.getByText("Quiere la campera azul", { exact: true }).waitFor();
    await card.getByText("¿Tienen otro talle?", { exact: false }).first().waitFor();
    const composer = bruno.getByRole("textbox", { name: "Write a message" });
    const promises = card.getByRole("region", { name: "Promises", exact: true });
    await promises.getByText("¿Tienen otro talle?").waitFor();
    await promises.getByText(/marked by Ana, /).waitFor();
    await expect.poll(() => composer.inputValue()).toBe("Hola Hortensia, soy Bruno. Ya leí lo que escribiste.");
    await screenshots(bruno, "hand-over");
    expect(await axe(bruno)).toEqual([]);
    await composer.fill("Hola, soy Bruno");
    await bruno.keyboard.press("Enter");
    await visitor.chat.getByText("Hola, soy Bruno").waitFor();
    await card.waitFor({ state: "detached" });

    await enter(supervisor, supervisor.locator("wa-button").getByText("Close", { exact: true }));
    await enter(supervisor, dialog.locator("wa-button").getByText("Close", { exact: true }));
    // On a phone what is watched fills the screen.
    if (width === "a phone") await supervisor.goBack();
    else await goes(supervisor, "Monitor");
    await enter(supervisor, supervisor.getByRole("button", { name: /^Actions: Bruno$/ }));
    await choose(supervisor, supervisor.getByRole("menuitem", { name: "Put on Almuerzo", exact: true }));
    await bruno.locator(".status-button").getByText("Almuerzo").waitFor();
    // Done by somebody else, it stays to be read.
    await bruno.getByText("Sofía Supervisora has closed it").waitFor();

    await goes(supervisor, "Recordings");
    const found = supervisor.getByRole("link", { name: customer, exact: true }).first();
    await type(supervisor, supervisor.getByLabel("Customer or case number"), customer);
    await expect
      .poll(
        async () => {
          if ((await found.count()) > 0) return 1;
          await supervisor.reload();
          await found
            .or(supervisor.getByText("Nothing matches", { exact: true }))
            .first()
            .waitFor();
          return found.count();
        },
        { timeout: ARCHIVED_WITHIN_MS },
      )
      .toBeGreaterThan(0);
    await enter(supervisor, found);
    const recording = supervisor.getByRole("region", { name: customer, exact: true });
    await recording.getByRole("log").getByText("Hola, soy Bruno", { exact: true }).waitFor();
    await recording
      .getByRole("log")
      .getByText(/marked by Ana, /)
      .waitFor();
    await screenshots(supervisor, "supervisors-hour");
    expect(await axe(supervisor)).toEqual([]);
    await supervisor.evaluate(() => {
      window.print = () => document.documentElement.classList.add("printed");
    });
    await enter(supervisor, recording.getByRole("button", { name: "Print", exact: true }));
    await expect.poll(() => supervisor.locator("html.printed").count()).toBe(1);
    await enter(supervisor, recording.getByText("Download", { exact: true }));
    const file = supervisor.waitForEvent("download");
    await enter(supervisor, recording.getByRole("link", { name: "Text", exact: true }));
    expect((await file).suggestedFilename()).toMatch(/\.txt$/);
    await bruno.locator(".status-button").click();
    await bruno.getByRole("menuitemcheckbox", { name: "Free" }).click();
    await bruno.locator(".status-button").getByText("Free").waitFor();
  },
  120_000,
);

async function goes(page: Page, place: string): Promise<void> {
  await page.locator("wa-dialog").waitFor({ state: "detached" });
  const menu = page.getByRole("navigation", { name: "Main menu", exact: true });
  await enter(page, menu.getByRole("link", { name: place, exact: true }));
  await page.getByRole("heading", { name: place, level: 1 }).first().waitFor();
}
