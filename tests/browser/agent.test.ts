import { expect, test } from "vitest";
import { axe, deskline, freshContext, screenshots, signedInPage } from "./harness.ts";
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
  await bruno.locator("wa-dialog").getByText("Almuerzo").waitFor();
  await screenshots(bruno, "day");
  expect(await axe(bruno)).toEqual([]);
  await bruno.keyboard.press("Escape");
  await bruno.locator("wa-dialog").waitFor({ state: "detached" });
  await status.click();
  await bruno.getByRole("menuitemcheckbox", { name: "Free" }).click();
  await bruno.getByRole("region", { name: "Conversations" }).getByText("Berta Espera").waitFor();
  await visitor.chat.getByText("Bruno se unió al chat").waitFor();
}, 60_000);

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
