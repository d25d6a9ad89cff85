import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { CampaignForm } from "../../protocol/configuration.ts";
import { deskline } from "./centre.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

const field = (page: Page, path: string) => page.locator(`#field-${path.replaceAll(".", "-")}`);
/** A required field says so by a star. */
const named = (name: string) => ({ name: new RegExp(`^${name.replaceAll(/[().]/g, "\\$&")}\\s*\\*?$`) });
const textbox = (page: Page, name: string) => page.getByRole("textbox", named(name));
const figure = (page: Page, name: string) => page.getByRole("spinbutton", named(name));
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The part of a switch that can be hit: its own box is as wide as its column. */
const flip = (toggle: Locator) => toggle.click({ position: { x: 10, y: 10 } });

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole("combobox", named(name)).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("an administrator makes a campaign, writes every section, saves, and finds all of it after a reload", async () => {
  const page = await signedInPage("admin", "/campaigns");
  await page.getByRole("link", { name: "web-demo", exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "campaigns");
  await page.getByRole("link", { name: "New campaign" }).click();

  await textbox(page, "Name").fill("Ventas_UY");
  await choose(page, "Strategy", "omni");
  await choose(page, "Delivery order", "Round robin");
  await textbox(page, "Case code").fill("vuy");
  await textbox(page, "Colour").fill("#ffcc00");
  await page.getByText(": 1 with black").waitFor();
  await figure(page, "Transfer time").fill("45");
  await figure(page, "Inactivity: warn after").fill("7");

  await page.getByRole("button", { name: "Add hours" }).click();
  await page.getByRole("button", { name: "Saturday" }).click();
  await textbox(page, "From, hours 1").fill("22");
  await textbox(page, "Last minute, hours 1").fill("530");
  await page.keyboard.press("Tab");
  await page.getByLabel("Time zone").selectOption("America/Sao_Paulo");
  await page.getByText("until the next day").waitFor();

  await section(page, "Messages").getByRole("button", { name: "Português" }).click();
  await textbox(page, "Welcome (Português)").fill("Oi! Em que podemos ajudar?");
  await page.getByRole("complementary", { name: "Preview" }).getByText("Oi! Em que podemos ajudar?").waitFor();
  await textbox(page, "Feedback (Português)").fill("");
  await page.getByText("Missing in Português: Feedback.").waitFor();

  await figure(page, "Service level").fill("40");
  await figure(page, "Max chats").fill("12");
  await flip(field(page, "checks.sound"));
  const extra = page.getByRole("row", { name: /Extra field/ });
  await extra.getByRole("button", { name: "must fill it in" }).click();
  await textbox(page, "Label of the extra field (Português)").fill("CPF");
  await flip(field(page, "form.consent"));
  await textbox(page, "Link").fill("https://example.com/privacidade");
  await textbox(page, "One host a line").fill("WWW.example.com\n\n*.example.com.uy");
  await page.getByRole("button", { name: "Add response" }).click();
  await textbox(page, "Key of response 1").fill("hola");
  await textbox(page, "Text of response 1").fill("Hola, soy parte del equipo.");
  await page.getByRole("button", { name: "Add disposition" }).click();
  await textbox(page, "Disposition 1").fill("Venta");
  await page.getByRole("button", { name: "Add below 1", exact: true }).click();
  await textbox(page, "Disposition 1.1").fill("Cerrada");

  await page.keyboard.press("Control+s");
  await page.waitForURL(deskline("/campaigns/Ventas_UY"));
  await saved(page);
  await page.getByText(`<script async src="${deskline("/widget.js")}" data-campaign="Ventas_UY"></script>`).waitFor();
  expect(await axe(page)).toEqual([]);

  await page.reload();
  await textbox(page, "Name").waitFor();
  const told = (await page.evaluate(async () => (await fetch("/api/campaigns/Ventas_UY")).json())) as CampaignForm;
  expect(told).toMatchObject({
    strategy: "omni",
    order: "rrmemory",
    caseCode: "VUY",
    colour: "#ffcc00",
    transferTime: 45,
    inactivity: { warnAfter: 7, closeAfter: 5 },
    schedule: {
      zone: "America/Sao_Paulo",
      ranges: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat"], from: "22:00", to: "05:30" }],
    },
    thresholds: { serviceLevel: 40, maxChats: 12 },
    checks: { sound: false, files: true },
    form: { phone: "required", phoneLabel: { pt: "CPF" }, consent: { link: "https://example.com/privacidade" } },
    allowedDomains: ["www.example.com", "*.example.com.uy"],
  });
  expect(told.messages.feedback.pt).toBeUndefined();
  expect(await figure(page, "Transfer time").inputValue()).toBe("45");
  expect(await textbox(page, "From, hours 1").inputValue()).toBe("22:00");
  expect(await textbox(page, "Text of response 1").inputValue()).toBe("Hola, soy parte del equipo.");
  expect(await textbox(page, "Disposition 1.1").inputValue()).toBe("Cerrada");
  expect(await textbox(page, "One host a line").inputValue()).toBe("www.example.com\n*.example.com.uy");
  await screenshots(page, "campaign-form");
});

test("what is wrong is named in the summary, which takes the focus, beside its field, and counted at its section", async () => {
  const page = await signedInPage("admin", "/campaigns/new");
  await textbox(page, "Name").fill("Web Ventas UY");
  await figure(page, "Wrap-up time").fill("-5");
  await textbox(page, "One host a line").fill("not a host");
  await save(page);
  const summary = section(page, "4 things to fix before this campaign can be saved");
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await field(page, "name").getByText("Try Web_Ventas_UY").waitFor();
  await field(page, "strategy").getByText("Must choose strategy").waitFor();
  const nav = page.getByRole("navigation", { name: "Sections of the campaign" });
  await nav.getByRole("link", { name: "Basic 3 errors" }).waitFor();
  await nav.getByRole("link", { name: "Allowed domains 1 error" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "campaign-errors");

  await summary.getByRole("button", { name: "Wrap-up time" }).click();
  await expect.poll(() => field(page, "rest").evaluate((element) => element.matches(":focus"))).toBe(true);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5");
  await section(page, "3 things to fix before this campaign can be saved").waitFor();

  await textbox(page, "Name").fill("WEB-DEMO");
  await choose(page, "Strategy", "nocall");
  await textbox(page, "One host a line").fill("");
  await save(page);
  await field(page, "name").getByText("It is taken already.").waitFor();
});

test("of two administrators the second is told of the first, and chooses whose campaign it shall be", async () => {
  const [first, second] = await Promise.all([
    signedInPage("admin", "/campaigns/web-demo"),
    signedInPage("admin", "/campaigns/web-demo"),
  ]);
  await figure(second, "Reopen window").fill("20");
  await figure(first, "Reopen window").fill("25");
  await save(first);
  await saved(first);
  await save(second);
  await second.getByText("Somebody else has saved this campaign since you opened it.").waitFor();
  expect(await axe(second)).toEqual([]);
  await second.getByRole("button", { name: "Load theirs" }).click();
  await expect.poll(() => figure(second, "Reopen window").inputValue()).toBe("25");

  await figure(first, "Reopen window").fill("30");
  await save(first);
  await saved(first);
  await figure(second, "Reopen window").fill("15");
  await save(second);
  await second.getByRole("button", { name: "Save mine over it" }).click();
  await saved(second);
  await second.reload();
  await expect.poll(() => figure(second, "Reopen window").inputValue()).toBe("15");
});

test("leaving with unsaved changes asks first, by a link and by the browser's way back", async () => {
  const page = await signedInPage("admin", "/campaigns");
  await page.getByRole("link", { name: "web-demo", exact: true }).click();
  await textbox(page, "Colour").fill("#123456");
  await page.getByRole("link", { name: "Inbox" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await textbox(page, "Colour").inputValue()).toBe("#123456");
  await page.goBack();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.waitForURL(deskline("/campaigns"));
});

test("a campaign is deleted only after its name was typed", async () => {
  const page = await signedInPage("admin", "/campaigns/new");
  await textbox(page, "Name").fill("Pasajera");
  await choose(page, "Strategy", "nocall");
  await save(page);
  await saved(page);
  await page.getByRole("link", { name: "Campaigns /" }).click();
  await page.getByRole("searchbox", { name: "Search by name" }).fill("pasa");
  await page.getByRole("link", { name: "web-demo", exact: true }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Delete Pasajera" }).click();
  const dialog = page.locator("wa-dialog");
  await textbox(page, "Type Pasajera to confirm").fill("Pasa");
  expect(await dialog.getByRole("button", { name: "Delete" }).isDisabled()).toBe(true);
  await textbox(page, "Type Pasajera to confirm").fill("Pasajera");
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Pasajera is deleted.").waitFor();
  await page.getByText("No campaign of this name").waitFor();
});
