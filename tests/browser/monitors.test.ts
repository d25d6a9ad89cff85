import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { untouchedContext } from "./contexts.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { enter } from "./keyboard.ts";
import { visitorChats, visitorWrites } from "./visitor.ts";

/** What the portal takes for old: no answer to a ping for so long. */
const SILENCE_MS = 26_000;

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("SMS-80, SMS-81, SMS-82, WEB-91: the monitor tells who waits, why an agent gets nothing and where that is mended; home tells the day", async () => {
  const supervisor = await signedInPage("supervisor", "/monitor?campaign=web-demo");
  const carla = await signedInPage("carla");
  await carla.locator(".status-button").waitFor();
  await visitorChats("Marta Espera", "¿Hay alguien ahí?");
  const waiting = part(supervisor, "Waiting").getByRole("row", { name: /Marta Espera/ });
  await waiting.getByText(/^0:\d\d$/).waitFor();
  const longest = supervisor.getByText("Longest wait", { exact: true }).first();
  await longest.hover();
  await supervisor
    .locator("wa-tooltip[open]", { hasText: "How long the first of those" })
    .waitFor({ state: "attached" });
  await screenshots(supervisor, "monitor");
  expect(await axe(supervisor)).toEqual([]);

  await part(supervisor, "Agents")
    .getByRole("button", { name: /^Why Carla gets nothing: / })
    .click();
  const why = supervisor.locator("wa-dialog").filter({ hasText: "Reasons change" });
  await why.getByText("web-demo", { exact: true }).waitFor();
  await supervisor.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await why.getByRole("button", { name: "Copy as text", exact: true }).click();
  await why.getByRole("status").waitFor();
  const copied = await supervisor.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Deliveries to Carla · .*\n(.*\n)*web-demo: Not in a voice campaign/i);
  await screenshots(supervisor, "monitor-why");
  expect(await axe(supervisor)).toEqual([]);
  await why.getByRole("link", { name: "Voice campaigns", exact: true }).click();
  await supervisor.waitForURL(/\/members\/voice/);

  const ana = await signedInPage("ana");
  await ana.getByRole("region", { name: "Conversations" }).getByText("Marta Espera").first().waitFor();
  await supervisor.goto(new URL("/home", supervisor.url()).href);
  const webchat = supervisor.getByRole("listitem").filter({ has: supervisor.getByText("Webchat", { exact: true }) });
  await expect.poll(() => webchat.getByRole("definition").nth(2).textContent()).toBe("0");
  await screenshots(supervisor, "home");
  expect(await axe(supervisor)).toEqual([]);
});

test("a wall is opened by its link alone, says how old its data is, and shows nothing once it is revoked", async () => {
  const supervisor = await signedInPage("supervisor", "/monitor?campaign=web-demo");
  await supervisor.getByRole("button", { name: "Wallboard", exact: true }).click();
  const walls = supervisor.locator("wa-dialog");
  await walls.getByLabel("Name of the new screen").fill("Sala norte");
  await walls.getByRole("button", { name: "Make a link", exact: true }).click();
  const link = (await walls.getByRole("link").getAttribute("href")) ?? "";
  await screenshots(supervisor, "wallboards");
  expect(await axe(supervisor)).toEqual([]);

  const wall = await (await untouchedContext()).newPage();
  await wall.clock.install();
  await wall.addInitScript(withSilence);
  await wall.goto(link);
  await wall.getByRole("heading", { name: "Sala norte", exact: true }).waitFor();
  const age = wall.getByText(/Data of \d+:\d\d ago$/);
  const shown = wall.getByRole("main");
  const waiting = async () => (await wall.getByRole("definition").first().textContent()) ?? "";
  await age.waitFor();
  const before = Number(await waiting());
  const visitor = await visitorChats("Pedro Pared", "Buenas tardes a todos");
  await expect.poll(waiting).toBe(String(before + 1));
  expect(await shown.textContent()).not.toContain("Pedro Pared");
  await screenshots(wall, "wall");
  expect(await axe(wall)).toEqual([]);

  await wall.evaluate(() => document.documentElement.classList.add("silent"));
  await wall.clock.fastForward(SILENCE_MS);
  // From 26 seconds on, and older with each that is spent on looking.
  await wall.getByText(/Data of (0:[2-5]\d|[1-9]:\d\d) ago$/).waitFor();
  expect(await shown.getAttribute("class")).toBe("wall old");
  await screenshots(wall, "wall-old");
  expect(await axe(wall)).toEqual([]);
  await wall.evaluate(() => document.documentElement.classList.remove("silent"));
  await wall.clock.fastForward(SILENCE_MS);
  await expect.poll(() => shown.getAttribute("class")).toBe("wall");

  await walls.getByRole("button", { name: "Revoke Sala norte", exact: true }).click();
  await wall
    .getByRole("alert")
    .getByText(/^This link shows nothing/)
    .waitFor();
  expect(await wall.getByRole("definition").count()).toBe(0);
  await wall.reload();
  await wall
    .getByRole("alert")
    .getByText(/^This link shows nothing/)
    .waitFor();
  await visitorWrites(visitor, "Me voy");
});

/** In the page: while it is marked silent no socket is heard, as on a network that has died without saying so. */
function withSilence(): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener("message", (event) => {
        if (document.documentElement.classList.contains("silent")) event.stopImmediatePropagation();
      });
    }
  };
}

test("SMS-80: limits of alerts are refused, set for one campaign with the keyboard, shown on its board, and those of all again", async () => {
  const admin = await signedInPage("admin", "/monitor/alerts");
  const row = admin.getByRole("row", { name: /^web-demo/ });
  await row.getByText("as all", { exact: true }).waitFor();
  await enter(admin, row.getByRole("button", { name: "Edit web-demo", exact: true }));
  const form = admin.locator("wa-dialog");
  await form.getByLabel("Longest wait over, seconds").fill("1");
  await form.getByLabel("Mail to").fill("nobody");
  await admin.keyboard.press("Enter");
  await form.getByText("Not all of these are mail addresses, or there are more than 20").first().waitFor();
  await screenshots(admin, "alert-limits-refused");
  expect(await axe(admin)).toEqual([]);
  await form.getByLabel("Mail to").fill("");
  await admin.keyboard.press("Enter");
  await row.getByText("as all", { exact: true }).waitFor({ state: "detached" });
  await screenshots(admin, "alert-limits");
  expect(await axe(admin)).toEqual([]);

  await visitorChats("Lara Límite", "¿Cuánto falta?");
  const board = await signedInPage("supervisor", "/monitor?campaign=web-demo");
  await board.getByText(/^web-demo: the first in line has waited/).waitFor();
  await screenshots(board, "monitor-alerts");
  // Visitors of other tests may wait here for longer than all campaigns allow.
  await enter(admin, row.getByRole("button", { name: "Edit web-demo", exact: true }));
  await form.getByLabel("Longest wait over, seconds").fill("86400");
  await admin.keyboard.press("Enter");
  await board.getByText(/^web-demo: the first in line has waited/).waitFor({ state: "detached" });
  await enter(admin, row.getByRole("button", { name: "web-demo: as all campaigns again", exact: true }));
  await row.getByText("as all", { exact: true }).waitFor();
});
