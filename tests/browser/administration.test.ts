import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { CustomerMail } from "./customer-mail.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { enter, type } from "./keyboard.ts";
import { visitorChats } from "./visitor.ts";

/** A required field says so by a star. */
const named = (name: string) => ({ name: new RegExp(`^${name.replaceAll(/[().]/g, "\\$&")}\\s*\\*?$`) });
const box = (page: Page, name: string) => page.getByRole("textbox", named(name));
const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();

const PDF = { name: "Precios.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") };

test("DSP-1, DSP-3, DSP-4: dispositions of all campaigns are written, moved and marked with the keyboard; an agent is asked when to come back", async () => {
  const page = await signedInPage("admin", "/dispositions");
  await enter(page, page.getByRole("button", { name: "Add disposition" }));
  await type(page, box(page, "Disposition 1"), "Come back");
  await enter(page, page.getByRole("button", { name: "Add disposition" }));
  await type(page, box(page, "Disposition 2"), "Tomorrow");
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => box(page, "Disposition 1.1").inputValue()).toBe("Tomorrow");
  await enter(page, page.getByRole("button", { name: "More for disposition 1.1" }));
  await page.getByRole("menuitemcheckbox", { name: "Ask when to come back" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText("Date to come back").waitFor();
  await enter(page, page.getByRole("button", { name: "Add below 1", exact: true }));
  await page.keyboard.press("Control+s");
  await page.getByText("One thing to fix").waitFor();
  expect(await axe(page)).toEqual([]);
  await type(page, box(page, "Disposition 1.2"), "Next week");
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.reload();
  await expect.poll(() => box(page, "Disposition 1.2").inputValue()).toBe("Next week");
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "dispositions");

  await page.getByRole("link", { name: "web-demo", exact: true }).click();
  await page.waitForURL(deskline("/dispositions/web-demo"));
  await box(page, "Disposition 1.1.1").waitFor();
  await screenshots(page, "dispositions-campaign");
  const told = await page.evaluate(async () => (await fetch("/api/dispositions")).json());
  expect(told).toMatchObject({
    items: [
      {
        name: "Come back",
        children: [
          { name: "Tomorrow", comeBack: true, children: [] },
          { name: "Next week", children: [] },
        ],
      },
    ],
  });

  const ana = await signedInPage("ana");
  await ana.getByRole("region", { name: "Conversations" }).waitFor();
  const dora = await visitorChats("Dora Vuelve", "¿Me llaman mañana?");
  await ana.getByRole("region", { name: "Conversations" }).getByText("Dora Vuelve").first().click();
  await ana.getByRole("log").getByText("¿Me llaman mañana?").waitFor();
  await ana.getByRole("button", { name: "Close", exact: true }).first().click();
  const closing = ana.locator("wa-dialog");
  for (const [label, option] of [
    ["Disposition", "Come back"],
    ["Second level", "Tomorrow"],
  ] as const) {
    await closing.getByLabel(label).first().click();
    await ana.getByRole("option", { name: option }).click();
  }
  await closing.getByRole("button", { name: "Close" }).last().click();
  await closing.getByText("Choose a moment to come that is still ahead.").waitFor();
  await closing.locator('input[type="datetime-local"]').fill("2099-01-02T10:30");
  await screenshots(ana, "close-come-back");
  expect(await axe(ana)).toEqual([]);
  await closing.getByRole("button", { name: "Close" }).last().click();
  await dora.chat.getByText("Gracias por escribirnos").waitFor();
  await expect
    .poll(async () => {
      const found = await page.request.get(deskline("/api/interactions?campaign=web-demo&text=mañana"));
      return JSON.stringify(await found.json());
    })
    .toContain(`"comeBackAt":${new Date("2099-01-02T10:30").getTime()}`);

  await page.getByRole("link", { name: "All campaigns" }).click();
  await enter(page, page.getByRole("button", { name: "More for disposition 1", exact: true }));
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.keyboard.press("Control+s");
  await saved(page);
});

test("WEB-70, WEB-71: canned responses are written with variables and a preview, found, exported and imported", async () => {
  const page = await signedInPage("admin", "/canned-responses/web-demo");
  await enter(page, page.getByRole("button", { name: "New response" }));
  await type(page, box(page, "Key"), "dos palabras");
  await type(page, box(page, "Folder"), "Envíos");
  await type(page, box(page, "Text"), "Hola ");
  await enter(page, page.getByRole("button", { name: "customer's name" }));
  await page.getByRole("region", { name: "What the customer reads" }).getByText("Hola María Pérez").waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText("One thing to fix").waitFor();
  expect(await axe(page)).toEqual([]);
  await box(page, "Key").fill("pedido");
  await page.locator("wa-dialog").getByLabel("Attach a file").setInputFiles(PDF);
  await page.locator("wa-dialog").getByText("Precios.pdf").waitFor();
  await page.keyboard.press("Control+s");
  await page.getByRole("row", { name: /\/pedido/ }).waitFor();
  const ana = await signedInPage("ana");
  await ana.getByRole("region", { name: "Conversations" }).waitFor();
  const elsa = await visitorChats("Elsa Archivo", "¿Me mandan los precios?");
  await ana.getByRole("region", { name: "Conversations" }).getByText("Elsa Archivo").first().click();
  await ana.getByRole("textbox", { name: "Write a message" }).fill("/pedido");
  await ana.getByRole("listbox").getByRole("option").first().waitFor();
  await ana.keyboard.press("Enter");
  await ana.getByText("Precios.pdf").first().waitFor();
  await ana.getByRole("button", { name: "Send", exact: false }).last().click();
  await elsa.chat.getByRole("log").getByText("Hola Elsa Archivo").waitFor();
  await elsa.chat.getByRole("button", { name: "Descargar Precios.pdf" }).waitFor();
  await page.getByRole("searchbox", { name: /Find by key/ }).fill("envios");
  await expect.poll(() => page.getByRole("row").count()).toBe(3);
  await page.getByRole("searchbox", { name: /Find by key/ }).fill("");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("pedido;Envíos;Hola ${name}");
  const choose = page.getByLabel("Import", { exact: true });
  await choose.setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from("a b;;x") });
  await page.getByText("Line 1:").waitFor();
  await page.keyboard.press("Escape");
  const good = `${text}gracias;Saludos;Gracias\r\n`.replace("Hola $", "Buenas $");
  await choose.setInputFiles({ name: "good.csv", mimeType: "text/csv", buffer: Buffer.from(good) });
  await page.getByText(/^1 new, 5 with/).waitFor();
  await page.locator("wa-dialog").getByRole("button", { name: "Import" }).click();
  await page
    .getByRole("row", { name: /gracias/ })
    .getByText("Saludos")
    .waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "canned");
  for (const key of ["pedido", "gracias"]) {
    await page.getByRole("button", { name: `Delete /${key}` }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("row", { name: new RegExp(`^/${key}`) }).waitFor({ state: "detached" });
  }

  await page.goto(deskline("/breaks"));
  await page.getByRole("button", { name: "New break" }).click();
  await box(page, "Name").fill("Coffee");
  await page.getByRole("radio", { name: "Rest" }).check({ force: true });
  await page.getByRole("spinbutton", named("Limit a day")).fill("20");
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "break");
  await page.keyboard.press("Control+s");
  await page
    .getByRole("row", { name: /Coffee/ })
    .getByText("20 min")
    .waitFor();
  await page.getByRole("button", { name: "Delete Coffee" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("row", { name: /Coffee/ }).waitFor({ state: "detached" });
});

test("SCH-6: a country's holidays are looked at, chosen and kept; what is kept is not offered again", async () => {
  const page = await signedInPage("admin", "/holidays");
  const dialog = page.locator("wa-dialog");
  await enter(page, page.getByRole("button", { name: "Holidays of a country" }));
  await dialog.getByRole("checkbox", { name: /Día de los Trabajadores/ }).waitFor();
  await page.getByRole("combobox", { name: "Campaign" }).click();
  await page.getByRole("option", { name: "web-demo", exact: true }).click();
  expect(await dialog.getByRole("checkbox", { name: /Artigas/ }).isChecked()).toBe(false);
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "holidays-of-a-country");
  await dialog.getByRole("button", { name: "Choose none" }).click();
  await page.keyboard.press("Control+s");
  await dialog.getByText("Choose at least one day").first().waitFor();
  await dialog.getByRole("checkbox", { name: /Reyes/ }).check();
  await page.keyboard.press("Control+s");
  await page.getByRole("row", { name: /Reyes/ }).getByText("web-demo").waitFor();
  await enter(page, page.getByRole("button", { name: "Holidays of a country" }));
  await page.getByRole("combobox", { name: "Campaign" }).click();
  await page.getByRole("option", { name: "web-demo", exact: true }).click();
  await dialog.getByRole("checkbox", { name: /Reyes/ }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Delete Reyes" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("row", { name: /Reyes/ }).waitFor({ state: "detached" });
});

test("WEB-6: a campaign is copied with its lists, and tried as a visitor meets it", async () => {
  const page = await signedInPage("admin", "/campaigns");
  await page.getByRole("button", { name: "Copy web-demo", exact: true }).click();
  await box(page, "Name").fill("web demo");
  await page.keyboard.press("Control+s");
  await page.getByText("One thing to fix").waitFor();
  expect(await axe(page)).toEqual([]);
  await box(page, "Name").fill("web-demo-2");
  await page.keyboard.press("Control+s");
  await page.waitForURL(deskline("/campaigns/web-demo-2"));
  await expect.poll(() => box(page, "Disposition 1.1.1").inputValue()).toBe("Contado");

  await page.goto(deskline("/campaigns"));
  const [chat] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Try web-demo as a customer", exact: true }).click(),
  ]);
  await chat.locator("#deskline-widget button.launcher").click();
  await chat.frameLocator("#deskline-widget iframe").getByRole("textbox").first().waitFor();
  await chat.close();
  await screenshots(page, "campaigns-copied");
  await page.goto(deskline("/campaigns?channel=sms"));
  await page.getByRole("link", { name: "Try sms-demo as a customer" }).waitFor();
  await page.goto(deskline("/campaigns"));
  await page.getByRole("button", { name: "Delete web-demo-2" }).click();
  await page.locator("wa-dialog").getByRole("textbox").fill("web-demo-2");
  await page
    .locator("wa-dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await page.getByRole("row", { name: /web-demo-2/ }).waitFor({ state: "detached" });
});

test("the configuration goes out as one file and comes in again, looked at first; a broken file changes nothing", async () => {
  const page = await signedInPage("admin", "/configuration");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  const choose = page.getByLabel("Choose a file");
  const give = (name: string, buffer: Buffer) => choose.setInputFiles({ name, mimeType: "application/json", buffer });
  const broken = text.slice(0, 200);
  await give("broken.json", Buffer.from(broken));
  await page.getByText(`Line ${broken.split("\n").length}: this is not JSON`).waitFor();
  await give("wrong.json", Buffer.from(text.replaceAll('"web-demo"', '"web demo"')));
  await page.getByText(/^campaigns\.\d+\.name$/).waitFor();
  await give("same.json", Buffer.from(text));
  await page.getByRole("heading", { name: "What same.json would change" }).waitFor();
  await page.getByText(/are there already/).waitFor();
  const extra = { name: "From a file", icon: "star", limit: 5, perDay: 0, paid: false };
  const hook = { name: "From a file too", url: "https://crm.example.com/hook", events: ["message"] };
  const more = JSON.parse(text) as { breaks: object[]; webhooks: object[] };
  more.breaks.push(extra);
  more.webhooks.push({ ...hook, enabled: false });
  await give("more.json", Buffer.from(JSON.stringify(more)));
  await page.getByText(/From a file$/).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "configuration-file");
  await enter(page, page.getByRole("button", { name: "Import" }));
  await page.getByRole("heading", { name: "Done" }).waitFor();
  await page.getByText(/^whsec_/).waitFor();
  await screenshots(page, "configuration-done");
  await page.goto(deskline("/breaks"));
  await page.getByRole("button", { name: "Delete From a file" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("row", { name: /From a file/ }).waitFor({ state: "detached" });
  await page.evaluate(async (name) => {
    const { items } = (await (await fetch("/api/webhooks")).json()) as { items: { id: string; name: string }[] };
    const id = items.find((one) => one.name === name)?.id ?? "";
    await fetch(`/api/webhooks/${id}`, { method: "DELETE" });
  }, hook.name);
});

test("WEB-24: out of hours the widget takes a message, which arrives at the campaign's mail address", async () => {
  const page = await signedInPage("admin", "/campaigns");
  await page.getByRole("button", { name: "Copy web-demo", exact: true }).click();
  await box(page, "Name").fill("web-cerrada");
  await page.keyboard.press("Control+s");
  // A copy starts disabled: closed at every hour.
  await page.waitForURL(deskline("/campaigns/web-cerrada"));
  await box(page, "Send them to this address").fill("nobody");
  await page.keyboard.press("Control+s");
  await page.getByRole("region", { name: /things? to fix/ }).waitFor();
  await box(page, "Send them to this address").fill("cliente@casa.example");
  await page.getByRole("combobox", { name: "Sent from the mailbox" }).click();
  await page.getByRole("option", { name: /soporte/ }).click();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await axe(page)).toEqual([]);

  const visitor = await (await freshContext({ locale: "es-UY" })).newPage();
  await visitor.goto(deskline("/try?campaign=web-cerrada&language=es"));
  await visitor.locator("#deskline-widget button.launcher").click();
  const chat = visitor.frameLocator("#deskline-widget iframe");
  await chat.getByLabel("Nombre").fill("Olga Noche");
  await chat.getByRole("button", { name: "Enviar mensaje" }).click();
  await chat.getByText("Completá este campo").first().waitFor();
  await chat.getByLabel("Mensaje").fill("¿Abren el domingo?");
  await screenshots(visitor, "widget-leave");
  expect(await axe(visitor)).toEqual([]);
  await chat.getByRole("button", { name: "Enviar mensaje" }).click();
  await chat.getByText("tu mensaje fue enviado").waitFor();
  const letter = await new CustomerMail("Ventas").receives("web-cerrada: Olga Noche", "cliente@casa.example");
  expect(JSON.stringify(letter)).toContain("¿Abren el domingo?");

  await page.goto(deskline("/campaigns"));
  await page.getByRole("button", { name: "Delete web-cerrada" }).click();
  await page.locator("wa-dialog").getByRole("textbox").fill("web-cerrada");
  await page
    .locator("wa-dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await page.getByRole("row", { name: /web-cerrada/ }).waitFor({ state: "detached" });
});
