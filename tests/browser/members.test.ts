import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { enter, tabTo, type } from "./keyboard.ts";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** A row's name goes on with what is said of it, but not with more of the name. */
const row = (page: Page, inColumn: string, name: string) =>
  column(page, inColumn).getByRole("checkbox", { name: new RegExp(`${name}(?![\\w-])`) });

test("WEB-81, WEB-84, WEB-85, WEB-87: an administrator adds, weighs and removes members; a reload shows the same", async () => {
  const admin = await signedInPage("admin", "/members");
  await row(admin, "Campaigns", "web-demo").check();
  await column(admin, "Members").getByText("Ana").first().waitFor();
  await column(admin, "Members").getByText("Not in a voice campaign").first().waitFor();
  await screenshots(admin, "members");
  expect(await axe(admin)).toEqual([]);

  await column(admin, "Members").getByRole("searchbox").fill("cár");
  await row(admin, "Members", "Ana").waitFor({ state: "detached" });
  for (const _ of ["chosen", "taken out again", "chosen"]) await row(admin, "Members", "Carla").click();
  await column(admin, "Members").getByRole("button", { name: "Remove from 1" }).click();
  await row(admin, "Agents", "Carla").waitFor();
  await row(admin, "Agents", "Carla").check();
  await column(admin, "Agents").getByRole("button", { name: "Add to 1" }).click();
  const penalty = column(admin, "Members").getByRole("spinbutton", { name: "Penalty of Carla" });
  await penalty.fill("101");
  await penalty.press("Enter");
  expect(await penalty.getAttribute("aria-invalid")).toBe("true");
  await penalty.fill("40");
  await penalty.press("Enter");
  await admin.getByRole("status").getByText("Penalty 40").waitFor();
  await admin.reload();
  await expect.poll(() => penalty.inputValue()).toBe("40");
});

test("WEB-80b, WEB-86: a voice campaign is made, joined and deleted with the keyboard alone", async () => {
  const admin = await signedInPage("admin", "/voice-campaigns");
  await enter(admin, admin.getByRole("button", { name: "New voice campaign" }));
  await type(admin, admin.locator("wa-dialog").getByRole("textbox"), "voz-teclado");
  await admin.keyboard.press("Enter");
  await admin.getByRole("rowheader", { name: "voz-teclado" }).waitFor();
  await screenshots(admin, "voice-campaigns");
  expect(await axe(admin)).toEqual([]);

  await enter(admin, admin.getByRole("link", { name: "Members of voz-teclado" }));
  await row(admin, "Agents", "Carla").waitFor();
  await tabTo(admin, row(admin, "Agents", "Carla"));
  await admin.keyboard.press("Space");
  await enter(admin, column(admin, "Agents").getByRole("button", { name: "Add to 1" }));
  await row(admin, "Members", "Carla").waitFor();

  await admin.goBack();
  const line = admin.getByRole("row", { name: /voz-teclado/ });
  await line.getByText("1", { exact: true }).waitFor();
  await enter(admin, line.getByRole("button", { name: "Delete voz-teclado" }));
  await enter(admin, admin.locator("wa-dialog").getByRole("button", { name: "Delete" }));
  await line.waitFor({ state: "detached" });
});
