import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMO_PASSWORD, type DemoUser } from "../../scripts/start/demo.ts";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { axe, screenshots, visitorPage } from "./harness.ts";
import { enter, tabTo, type } from "./keyboard.ts";

const PDF = { name: "Cambios.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") };

test("chat, file, transfer, disposition and close pass with the keyboard alone, on both sides", async () => {
  const ana = await signsIn("ana");
  const marta = await visitorPage({ locale: "es-UY" });
  const chat = marta.frameLocator("#deskline-widget iframe");
  await enter(marta, marta.locator("#deskline-widget button.launcher"));
  await type(marta, chat.getByLabel("Nombre"), "Marta Keys");
  await type(marta, chat.getByLabel("Mensaje"), "Do you ship to Rivera?");
  await enter(marta, chat.getByRole("button", { name: "Iniciar chat" }));

  await ana.getByRole("region", { name: "Conversations" }).getByText("Marta Keys").waitFor();
  await stepTo(ana, "Marta Keys");
  await ana.getByRole("log").getByText("Do you ship to Rivera?").waitFor();
  await ana.keyboard.press("r");
  await ana.keyboard.type("/hol");
  await ana.getByRole("listbox").getByRole("option").first().waitFor();
  await ana.keyboard.press("Enter");
  await ana.keyboard.type(" We do.");
  await ana.keyboard.press("Enter");
  await chat.getByRole("log").getByText("We do.").waitFor();
  await type(marta, chat.getByRole("textbox", { name: "Escribí tu mensaje" }), "Great");
  await marta.keyboard.press("Enter");
  await ana.getByRole("log").getByText("Great").waitFor();

  const chooser = ana.waitForEvent("filechooser");
  await enter(ana, ana.getByRole("button", { name: "Attach a file" }));
  await (await chooser).setFiles(PDF);
  await enter(ana, ana.getByRole("region", { name: "Write" }).getByRole("button", { name: /^Send/ }));
  await chat.getByRole("button", { name: `Descargar ${PDF.name}` }).waitFor();

  const bruno = await signsIn("bruno");
  await outOfField(ana);
  await ana.keyboard.press("t");
  await tabTo(ana, ana.locator("wa-dialog input[type=radio]").first());
  await ana.keyboard.press("Space");
  await enter(ana, ana.locator("wa-dialog wa-button").getByText("Transfer", { exact: true }));
  await bruno.getByRole("button", { name: "Accept" }).waitFor();
  await bruno.keyboard.press("a");
  await bruno.getByRole("log").getByText("Great").waitFor();

  await outOfField(bruno);
  await bruno.keyboard.press("e");
  await choose(bruno, "Disposition", "Consulta");
  await choose(bruno, "Second level", "Horario");
  await enter(bruno, bruno.locator("wa-dialog wa-button").getByText("Close", { exact: true }));
  await chat.getByText("Gracias por escribirnos.", { exact: true }).waitFor();
  await enter(marta, chat.getByRole("button", { name: "4 de 5" }));
  await enter(marta, chat.getByRole("button", { name: "Enviar calificación" }));
  await chat.getByText("Gracias", { exact: true }).waitFor();
  await marta.keyboard.press("Escape");
  await expect.poll(() => marta.locator("#deskline-widget iframe.shown").count()).toBe(0);
});

async function signsIn(user: DemoUser): Promise<Page> {
  const page = await (await freshContext()).newPage();
  await page.goto(deskline());
  await type(page, page.getByRole("textbox", { name: "User" }), user);
  await type(page, page.getByRole("textbox", { name: "Password" }), DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Conversations" }).waitFor();
  return page;
}

/** Steps through the list, which may hold other tests' chats too. */
async function stepTo(page: Page, name: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press("j");
      return page.getByRole("heading", { level: 1, name, exact: true }).isVisible();
    })
    .toBe(true);
}

/** Single keys act outside of fields only; Escape leaves the one being typed in. */
const outOfField = (page: Page) => page.keyboard.press("Escape");

async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.locator("wa-dialog").getByLabel(label).first();
  await tabTo(page, select);
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: option }).waitFor();
  await page.keyboard.type(option.slice(0, 3));
  await page.keyboard.press("Enter");
}

test("Ctrl-K finds screens and acts by a few letters, and goes there with Enter", async () => {
  const ana = await signsIn("ana");
  await ana.keyboard.press("Control+k");
  const box = ana.getByRole("combobox", { name: "Name, number, case number, screen or act", exact: true });
  await box.waitFor();
  await box.fill("qqq");
  await ana.getByText("Nothing is called that").waitFor();
  await box.fill("passw");
  await ana.getByRole("option", { name: /password/i }).waitFor();
  expect(await axe(ana)).toEqual([]);
  await screenshots(ana, "palette");
  await ana.keyboard.press("Enter");
  await ana.waitForURL("**/password");
});
