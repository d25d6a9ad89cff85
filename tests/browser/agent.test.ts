import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { visitorChats } from "./visitor.ts";

test("AGT-2, AGT-4: nobody on a break is given a chat; the break is in their day, and its end lets the chat come", async () => {
  const bruno = await signedInPage("bruno");
  await bruno.getByRole("region", { name: "Conversations" }).waitFor();
  await screenshots(bruno, "inbox-empty");
  expect(await axe(bruno)).toEqual([]);
  const status = bruno.locator(".status-button");
  await status.click();
  await bruno.getByRole("menuitemcheckbox", { name: /Almuerzo/ }).click();
  await status.getByText("Almuerzo").waitFor();
  const visitor = await visitorChats("Berta Espera", "¿Hay alguien?");
  await visitor.chat.getByText("Buscando quién te atienda").waitFor();
  expect(await bruno.getByText("Berta Espera").count()).toBe(0);
  await status.click();
  await bruno.getByRole("menuitem", { name: "My day" }).click();
  await bruno.locator("wa-dialog").getByText("Almuerzo").first().waitFor();
  await screenshots(bruno, "day");
  expect(await axe(bruno)).toEqual([]);
  await bruno.keyboard.press("Escape");
  await bruno.locator("wa-dialog").waitFor({ state: "detached" });
  await status.click();
  await bruno.getByRole("menuitemcheckbox", { name: "Free" }).click();
  await bruno.getByRole("region", { name: "Conversations" }).getByText("Berta Espera").waitFor();
  await visitor.chat.getByText("Bruno se unió al chat").waitFor();

  // End of the shift: to the line, with words for whoever goes on.
  await bruno.getByRole("button", { name: /^Account of/ }).click();
  await bruno.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  const leaving = bruno.locator("wa-dialog");
  await leaving.getByLabel("Note: Berta Espera", { exact: true }).fill("Quiere la campera en azul");
  await screenshots(bruno, "leaving");
  expect(await axe(bruno)).toEqual([]);
  await leaving.getByRole("button", { name: "Sign out", exact: true }).click();
  const ana = await signedInPage("ana");
  await ana.getByRole("region", { name: "Conversations" }).getByText("Berta Espera").first().click();
  const card = ana.getByRole("complementary", { name: "Handed over by Bruno", exact: true });
  await card.getByText("Quiere la campera en azul", { exact: true }).waitFor();

  // What she types here stands on her other computer too, and no more on this one once it is sent from there.
  const typed = (page: Page) => page.getByRole("textbox", { name: "Write a message", exact: true });
  const afresh = async (page: Page) => {
    await page.reload();
    await page.getByRole("log", { name: "Messages" }).getByText("Quiere la campera en azul", { exact: true }).waitFor();
    return typed(page).inputValue();
  };
  await typed(ana).fill("Ya leí lo tuyo");
  const elsewhere = await signedInPage("ana");
  await elsewhere.getByRole("region", { name: "Conversations" }).getByText("Berta Espera").first().click();
  await expect.poll(() => afresh(elsewhere)).toBe("Ya leí lo tuyo");
  await typed(elsewhere).press("Enter");
  await visitor.chat.getByText("Ya leí lo tuyo").waitFor();
  await expect.poll(() => afresh(ana)).not.toBe("Ya leí lo tuyo");
});

test("SEC-1, SEC-2: signing in says one thing for every failure, and speaks the browser's language", async () => {
  const page = await (await freshContext({ locale: "pt-BR" })).newPage();
  await page.goto(deskline());
  await page.getByRole("textbox", { name: "Usuário" }).fill("ana");
  await page.getByRole("textbox", { name: "Senha" }).fill("not her password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Digite um usuário e uma senha válidos").waitFor();
  await screenshots(page, "sign-in");
  expect(await axe(page)).toEqual([]);
});

test("one's own password is changed on a screen of its own", async () => {
  const carla = await signedInPage("carla", "/password");
  await carla.getByRole("textbox", { name: "Present password" }).waitFor();
  await screenshots(carla, "password");
  expect(await axe(carla)).toEqual([]);
});

test("what rings and how loud is chosen by ear, and is the same after a reload", async () => {
  const carla = await signedInPage("carla", "/inbox");
  const open = async () => {
    await carla.getByRole("button", { name: /^Account of/ }).click();
    await carla.getByRole("menuitem", { name: "Sounds", exact: true }).click();
    const volume = carla.getByRole("slider", { name: "Volume", exact: true });
    await volume.waitFor();
    return volume;
  };
  await (await open()).fill("25");
  await carla.getByRole("button", { name: "Hear: Whispers", exact: true }).click();
  await carla.getByRole("switch", { name: "Whispers", exact: true }).press("Space");
  await screenshots(carla, "sounds");
  expect(await axe(carla)).toEqual([]);
  await carla.getByRole("button", { name: "Save", exact: true }).click();
  await carla.getByRole("slider").waitFor({ state: "detached" });

  const told = carla.waitForResponse((response) => response.url().endsWith("/api/me/sounds"));
  await carla.reload();
  expect(await (await told).json()).toMatchObject({ volume: 25, offer: true, whisper: false });
  expect(await (await open()).inputValue()).toBe("25");
  expect(await carla.getByRole("switch", { name: "Whispers", exact: true }).isChecked()).toBe(false);
});

test("SEC-6, WEB-90: a supervisor who is a member sees who waits by name, takes one, takes a break, and closing asks first", async () => {
  const admin = await signedInPage("admin");
  const draft = { name: "taquilla", strategy: "ringallmultiple", thresholds: { serviceLevel: 60 } };
  await asked(admin, "post", "/api/campaigns", draft);
  const voice = (await (await admin.request.get(deskline("/api/voice-campaigns"))).json()) as {
    items: { name: string }[];
  };
  for (const path of [`campaigns/taquilla`, `voice-campaigns/${voice.items[0]?.name}`])
    await asked(admin, "put", `/api/${path}/members/supervisor`, { penalty: 0 });

  const supervisor = await signedInPage("supervisor", "/inbox");
  const visitor = await (await freshContext({ locale: "es-UY" })).newPage();
  await visitor.goto(deskline("/try?campaign=taquilla&language=es"));
  await visitor.locator("#deskline-widget button.launcher").click();
  const chat = visitor.frameLocator("#deskline-widget iframe");
  await chat.getByLabel("Nombre").fill("Tomás Turno");
  await chat.getByLabel("Mensaje").fill("¿Quedan entradas?");
  await chat.getByRole("button", { name: "Iniciar chat" }).click();

  await supervisor
    .getByRole("link", { name: /Waiting/ })
    .or(supervisor.getByRole("tab", { name: /Waiting/ }))
    .first()
    .click();
  await supervisor.getByRole("button", { name: "Take Tomás Turno" }).click();
  await supervisor.getByRole("log").getByText("¿Quedan entradas?").waitFor();
  const status = supervisor.locator(".status-button");
  await status.click();
  await supervisor.getByRole("menuitemcheckbox", { name: /Almuerzo/ }).click();
  await status.getByText("Almuerzo").waitFor();
  await supervisor.getByRole("button", { name: "Close", exact: true }).first().click();
  await supervisor.locator("wa-dialog").getByRole("button", { name: "Close" }).last().click();
  await chat.getByText("Gracias por escribirnos").waitFor();
  await status.click();
  await supervisor.getByRole("menuitemcheckbox", { name: "Free" }).click();
  await asked(admin, "delete", "/api/campaigns/taquilla");
});

/** Without a form, which others look at. */
async function asked(page: Page, method: "post" | "put" | "delete", path: string, data?: object): Promise<void> {
  const headers = { origin: new URL(deskline()).origin };
  const answer = await page.request[method](deskline(path), { headers, ...(data && { data }) });
  expect(answer.ok(), await answer.text()).toBe(true);
}
