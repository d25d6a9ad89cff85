import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { untouchedContext } from "./contexts.ts";
import { axe, screenshots } from "./harness.ts";
import { enter, tabTo, type } from "./keyboard.ts";

const TOKEN = "a-one-time-token";
const PASSWORD = "una-clave-larga-1";
const box = (page: Page, name: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${name.replaceAll(/[().]/g, "\\$&")}\\s*\\*?$`) });

let runtime: Runtime;
let site: Server;
/** What the administrator puts on their page. */
let snippet = "";

beforeAll(async () => {
  runtime = await start({ vars: { SETUP_TOKEN: TOKEN } });
  site = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${snippet}</body></html>`);
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
});

afterAll(async () => {
  site.close();
  await runtime.stop();
});

test("from an empty installation to a chat on a site, with the keyboard alone on a phone's width", async () => {
  const context = await untouchedContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(runtime.url.href);
  await type(page, box(page, "Set-up token"), TOKEN);
  await type(page, box(page, "Your name"), "Ada Administradora");
  await type(page, box(page, "User"), "ada");
  await type(page, box(page, "Password"), PASSWORD);
  await type(page, page.getByRole("textbox", { name: /again/ }), PASSWORD);
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Your first campaign" }).waitFor();
  await tabTo(page, box(page, "Name"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("mi tienda");
  await page.keyboard.press("Enter");
  await page.getByText(/thing to fix/).waitFor();
  expect(await axe(page)).toEqual([]);
  await tabTo(page, box(page, "Name"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("tienda");
  await type(page, box(page, "Address of your site"), "http://127.0.0.1/");
  await screenshots(page, "welcome-campaign");
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Who answers" }).waitFor();
  await enter(page, page.getByRole("button", { name: "I answer chats myself" }));
  await page.getByText("Answering: ada").waitFor();
  await type(page, box(page, "Full name"), "Berta");
  await type(page, box(page, "User"), "berta");
  await type(page, box(page, "Password"), "corta");
  await page.keyboard.press("Enter");
  await page.getByText(/thing to fix/).waitFor();
  await tabTo(page, box(page, "Password"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByText("Answering: ada, berta").waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "welcome-people");
  await enter(page, page.getByRole("button", { name: "Continue" }));

  await page.getByRole("heading", { name: "On your site" }).waitFor();
  await page.getByText("Waiting for the first visit").waitFor();
  const preview = page.frameLocator("iframe.welcome-preview");
  await preview.getByRole("button", { name: /chat/i }).first().waitFor();
  snippet = (await page.locator(".snippet code").textContent()) ?? "";
  expect(snippet).toContain('data-campaign="tienda"');
  const visitor = await (await untouchedContext()).newPage();
  await visitor.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await visitor.getByRole("button", { name: /chat/i }).first().waitFor();
  await page.getByText(/^Received: 127\.0\.0\.1/).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "welcome-site");

  await enter(page, page.getByRole("link", { name: "To the inbox" }));
  await page.waitForURL(/\/inbox/);
  await visitor.getByRole("button", { name: /chat/i }).first().click();
  const chat = visitor.frameLocator("iframe");
  await chat.getByLabel("Name").fill("Clara");
  await chat.getByRole("textbox", { name: /Message/ }).fill("Is anybody there?");
  await chat.getByRole("button", { name: /Start/ }).click();
  await page.getByText("Is anybody there?").first().waitFor();
  await page.goto(runtime.url.href);
  await page.waitForURL(/\/home/);
});
