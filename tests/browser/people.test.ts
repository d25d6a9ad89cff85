import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, deskline, freshContext, screenshots, signedInPage } from "./harness.ts";

const PASSWORD = "tres tristes tigres";
const dialog = (page: Page) => page.locator("wa-dialog");
const save = (page: Page) => dialog(page).getByRole("button", { name: "Save" }).click();
const field = (page: Page, label: string) => dialog(page).getByRole("textbox", { name: label });
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

async function ended(page: Page): Promise<void> {
  await dialog(page).waitFor({ state: "detached" });
}

test("SEC-7: a user is made, signs in, gets a new password, and once inactive is out and stays out", async () => {
  const admin = await signedInPage("admin", "/users");
  await admin.getByRole("button", { name: "New user" }).click();
  await save(admin);
  await dialog(admin).getByText("Letters, digits, dot, _ and -; at most 64").waitFor();
  await expect
    .poll(() =>
      dialog(admin)
        .locator("#field-username")
        .evaluate((one) => one.matches(":focus, :focus-within")),
    )
    .toBe(true);
  await screenshots(admin, "user-errors");
  expect(await axe(admin)).toEqual([]);
  await field(admin, "User name").fill("lucia");
  await field(admin, "Full name").fill("Lucía Nueva");
  await field(admin, "Password").first().fill(PASSWORD);
  await field(admin, "Password again").fill(PASSWORD);
  await field(admin, "Extension").fill("2150");
  await save(admin);
  await ended(admin);
  await row(admin, "Lucía Nueva").getByText("2150").waitFor();
  await screenshots(admin, "users");
  expect(await axe(admin)).toEqual([]);

  const lucia = await signsIn("lucia", PASSWORD);
  await lucia.getByRole("region", { name: "Conversations" }).waitFor();
  await row(admin, "Lucía Nueva").getByRole("button", { name: "New password for lucia" }).click();
  await field(admin, "New password").fill(`${PASSWORD} más`);
  await field(admin, "Password again").fill(`${PASSWORD} más`);
  await save(admin);
  await ended(admin);
  await lucia.getByRole("heading", { name: "Sign in" }).waitFor();

  await row(admin, "Lucía Nueva").getByRole("button", { name: "Edit Lucía Nueva" }).click();
  await dialog(admin).getByRole("switch", { name: "Active" }).press("Space");
  await save(admin);
  await ended(admin);
  await row(admin, "Lucía Nueva").getByText("Inactive").waitFor();
  const again = await signsIn("lucia", `${PASSWORD} más`);
  await again.getByText("Please enter a valid username and password").waitFor();
}, 60_000);

test("SEC-4, SEC-5: a group names its campaigns and permissions, and is found again as it was kept", async () => {
  const admin = await signedInPage("admin", "/users/groups");
  await admin.getByRole("button", { name: "New group" }).click();
  await field(admin, "Name").fill("Calidad");
  await dialog(admin).getByRole("checkbox", { name: "web-demo" }).check();
  await dialog(admin).getByRole("button", { name: "None" }).click();
  await dialog(admin).getByRole("checkbox", { name: "Watch conversations" }).check();
  await screenshots(admin, "group");
  expect(await axe(admin)).toEqual([]);
  await save(admin);
  await ended(admin);
  await admin.reload();
  await row(admin, "Calidad").getByRole("button", { name: "Edit Calidad" }).click();
  expect(await dialog(admin).getByRole("checkbox", { checked: true }).count()).toBe(2);
  await dialog(admin).getByRole("button", { name: "Cancel" }).click();
  await ended(admin);
  await row(admin, "Calidad").getByRole("button", { name: "Delete Calidad" }).click();
  await dialog(admin).getByRole("button", { name: "Delete" }).click();
  await row(admin, "Calidad").waitFor({ state: "detached" });
});

test("AGT-2, SCH-6: breaks and holidays are made, changed and deleted", async () => {
  const admin = await signedInPage("admin", "/breaks");
  await admin.getByRole("button", { name: "New break" }).click();
  await field(admin, "Name").fill("Gimnasia laboral");
  await dialog(admin).getByRole("spinbutton", { name: "Limit" }).fill("15");
  await save(admin);
  await row(admin, "Gimnasia laboral").getByText("15 min").waitFor();
  await ended(admin);
  await screenshots(admin, "breaks");
  expect(await axe(admin)).toEqual([]);
  await row(admin, "Gimnasia laboral")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await dialog(admin).getByRole("button", { name: "Delete" }).click();
  await row(admin, "Gimnasia laboral").waitFor({ state: "detached" });

  await admin.goto(deskline("/holidays"));
  await admin.getByRole("button", { name: "New holiday" }).click();
  await save(admin);
  await dialog(admin).getByText("Choose a date").waitFor();
  await screenshots(admin, "holiday-errors");
  await field(admin, "Name").fill("Navidad");
  await dialog(admin).getByLabel("Date").first().fill("2039-12-25");
  await dialog(admin).getByRole("switch", { name: "Every year" }).press("Space");
  await save(admin);
  await ended(admin);
  await row(admin, "Navidad").getByText("Every year").waitFor();
  await screenshots(admin, "holidays");
  expect(await axe(admin)).toEqual([]);
}, 60_000);

async function signsIn(username: string, password: string): Promise<Page> {
  const page = await (await freshContext()).newPage();
  await page.goto(deskline());
  await page.getByRole("textbox", { name: "User" }).fill(username);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.keyboard.press("Enter");
  return page;
}
