import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { authenticatorCode } from "../acceptance/authenticator.ts";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

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
  await dialog(admin).getByText("Letters, digits, dot, _ and -; at most 64", { exact: true }).waitFor();
  const summary = dialog(admin).getByRole("region", { name: "2 things to fix before it can be saved" });
  await expect.poll(() => hasFocus(summary)).toBe(true);
  await screenshots(admin, "user-errors");
  expect(await axe(admin)).toEqual([]);
  await summary.getByRole("button", { name: "User name" }).click();
  await expect.poll(() => hasFocus(dialog(admin).locator("#field-username"))).toBe(true);
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

  const open = await signsIn("lucia", `${PASSWORD} más`);
  await open.getByRole("region", { name: "Conversations" }).waitFor();
  await row(admin, "Lucía Nueva").getByRole("button", { name: "Edit Lucía Nueva" }).click();
  await dialog(admin).getByRole("switch", { name: "Active" }).press("Space");
  await save(admin);
  await ended(admin);
  await row(admin, "Lucía Nueva").getByText("Inactive").waitFor();
  await open.getByRole("heading", { name: "Sign in" }).waitFor();
  const again = await signsIn("lucia", `${PASSWORD} más`);
  await again.getByText("Please enter a valid username and password").waitFor();

  await admin.getByLabel("State").first().click();
  await admin.getByRole("option", { name: "Inactive" }).click();
  await row(admin, "Sofía Supervisora").waitFor({ state: "detached" });
  await admin.reload();
  await row(admin, "Lucía Nueva").waitFor();
  expect(new URL(admin.url()).search).toBe("?state=disabled");
  expect(await row(admin, "Sofía Supervisora").count()).toBe(0);
});

test("an administrator sees the portal as a supervisor does, changes nothing, and is themselves again", async () => {
  const admin = await signedInPage("admin", "/users");
  await row(admin, "Sofía Supervisora").getByRole("button", { name: "See as Sofía Supervisora", exact: true }).click();
  await dialog(admin).getByRole("button", { name: "See as this user", exact: true }).click();
  const banner = admin.getByRole("region", { name: "See as Sofía Supervisora", exact: true });
  await banner.waitFor();
  await admin.getByRole("heading", { name: "Home", exact: true }).waitFor();
  await screenshots(admin, "view");
  expect(await axe(admin)).toEqual([]);
  const rail = admin.getByRole("navigation", { name: "Main menu", exact: true });
  expect(await rail.getByRole("link", { name: "Users", exact: true }).count()).toBe(0);
  await rail.getByRole("link", { name: "Inbox", exact: true }).click();
  await admin.getByText("What somebody holds is not shown here", { exact: true }).waitFor();
  await screenshots(admin, "view-inbox");
  await banner.getByRole("button").click();
  await row(admin, "Sofía Supervisora").waitFor();
  expect(await banner.count()).toBe(0);
});

test("a team is made of its members and supervisors, and the monitor can be narrowed to it", async () => {
  const admin = await signedInPage("admin", "/users");
  await admin.getByRole("link", { name: "Teams", exact: true }).click();
  await admin.getByRole("button", { name: "New team", exact: true }).click();
  await field(admin, "Name").fill("Turno tarde");
  const [members, supervisors] = [dialog(admin).getByRole("group").nth(0), dialog(admin).getByRole("group").nth(1)];
  await members.getByRole("checkbox", { name: /^Ana/ }).check();
  await supervisors.getByRole("checkbox", { name: /^Sof/ }).check();
  await screenshots(admin, "team");
  expect(await axe(admin)).toEqual([]);
  await save(admin);
  await ended(admin);
  await row(admin, "Turno tarde").getByText("supervisor", { exact: true }).waitFor();
  await screenshots(admin, "teams");
  expect(await axe(admin)).toEqual([]);
  await admin.goto(deskline("/monitor"));
  await admin.getByLabel("Team", { exact: true }).selectOption("Turno tarde");
  await expect.poll(() => new URL(admin.url()).searchParams.get("team")).toBe("Turno tarde");
  await admin.goto(deskline("/users/teams"));
  await row(admin, "Turno tarde")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await dialog(admin).getByRole("button", { name: "Delete", exact: true }).click();
  await row(admin, "Turno tarde").waitFor({ state: "detached" });
});

test("what was written in a dialog is lost only when its writer says so, also by the browser's way back", async () => {
  const admin = await signedInPage("admin", "/holidays");
  await admin.getByRole("link", { name: "Breaks" }).click();
  await admin.getByRole("button", { name: "New break" }).click();
  await field(admin, "Name").fill("Siesta");
  await admin.keyboard.press("Escape");
  await dialog(admin).getByText("Discard what you wrote?").waitFor();
  await screenshots(admin, "break-unsaved");
  expect(await axe(admin)).toEqual([]);
  await dialog(admin).getByRole("button", { name: "Keep writing" }).click();
  await admin.goBack();
  await dialog(admin).getByText("Discard what you wrote?").waitFor();
  expect(await field(admin, "Name").inputValue()).toBe("Siesta");
  await dialog(admin).getByRole("button", { name: "Discard" }).click();
  await admin.getByRole("heading", { name: "Holidays" }).waitFor();
  await admin.goto(deskline("/breaks"));
  await row(admin, "Almuerzo").waitFor();
  expect(await row(admin, "Siesta").count()).toBe(0);
});

test("an administrator cannot make themselves inactive, and is offered no way to", async () => {
  const admin = await signedInPage("admin", "/users?q=admin");
  await row(admin, "Administrator").getByRole("button", { name: /^Edit/ }).click();
  await field(admin, "Full name").waitFor();
  expect(await dialog(admin).getByRole("switch", { name: "Active" }).count()).toBe(0);
});

test("SEC-3, SEC-4, SEC-5: a group names its campaigns and permissions; its supervisor lands on the day's figures, sees that campaign, and may do no more", async () => {
  const admin = await signedInPage("admin", "/users/groups");
  await made(admin, "/api/campaigns", { name: "web-otra", strategy: "nocall", thresholds: { serviceLevel: 30 } });
  await admin.getByRole("button", { name: "New group" }).click();
  await field(admin, "Name").fill("Calidad");
  await dialog(admin).getByRole("checkbox", { name: "web-demo", exact: true }).check();
  await dialog(admin).getByRole("button", { name: "None", exact: true }).click();
  await dialog(admin).getByRole("checkbox", { name: "Watch conversations" }).check();
  await screenshots(admin, "group");
  expect(await axe(admin)).toEqual([]);
  await save(admin);
  await ended(admin);
  await admin.reload();
  await row(admin, "Calidad").getByRole("button", { name: "Edit Calidad" }).click();
  await expect.poll(() => dialog(admin).getByRole("checkbox", { checked: true }).count()).toBe(2);
  await dialog(admin).getByRole("button", { name: "Cancel" }).click();
  await ended(admin);
  await screenshots(admin, "groups");
  expect(await axe(admin)).toEqual([]);

  const renata = { username: "renata", name: "Renata", role: "supervisor", groups: ["Calidad"] };
  await made(admin, "/api/users", { ...renata, password: PASSWORD, confirm: PASSWORD });
  const theirs = await signsIn("renata", PASSWORD);
  await theirs.waitForURL(deskline("/home"));
  await theirs.getByRole("navigation", { name: "Main menu" }).waitFor();
  expect(await theirs.getByRole("heading", { name: "Administration" }).count()).toBe(0);
  const seen = await (await theirs.request.get(deskline("/api/campaigns"))).json();
  expect((seen as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual(["web-demo"]);
  await theirs.goto(deskline("/users/groups"));
  await theirs.getByRole("heading", { name: "Not here" }).waitFor();

  const lists = { name: "Listas", permissions: ["dialers.upload"], campaigns: ["sms-demo"] };
  await made(admin, "/api/security-groups", lists);
  const lisa = { ...renata, username: "lisa", name: "Lisa", groups: ["Listas"] };
  await made(admin, "/api/users", { ...lisa, password: PASSWORD, confirm: PASSWORD });
  const hers = await signsIn("lisa", PASSWORD);
  const menu = hers.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Lists", exact: true }).click();
  await hers.getByRole("link", { name: "sms-dialer", exact: true }).click();
  await hers.getByRole("heading", { name: "sms-dialer", exact: true }).waitFor();
  const places = await menu.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(new Set(places), "the inbox that everybody has, and lists").toEqual(new Set(["/", "/inbox", "/lists"]));
  expect(await hers.getByRole("button", { name: "Start", exact: true }).count()).toBe(0);
  for (const place of ["/dialers", "/monitor", "/recordings", "/black-list"]) {
    await hers.goto(deskline(place));
    await hers.getByRole("heading", { name: "Not here" }).waitFor();
  }
  for (const door of ["/api/dialers/sms-dialer/results", "/api/recordings", "/api/blacklist", "/api/users"])
    expect((await hers.request.get(deskline(door))).status(), door).toBe(403);

  await row(admin, "Calidad").getByRole("button", { name: "Delete Calidad" }).click();
  await dialog(admin).getByRole("button", { name: "Delete" }).click();
  await row(admin, "Calidad").waitFor({ state: "detached" });
});

test("AGT-2, SCH-6: breaks and holidays are made, changed and deleted", async () => {
  const admin = await signedInPage("admin", "/breaks");
  await admin.getByRole("button", { name: "New break" }).click();
  await field(admin, "Name").fill("Gimnasia laboral");
  await dialog(admin).getByRole("spinbutton", { name: "Limit", exact: true }).fill("15");
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
  await dialog(admin).getByText("Choose a date", { exact: true }).waitFor();
  await screenshots(admin, "holiday-errors");
  await field(admin, "Name").fill("Navidad");
  await dialog(admin).getByLabel("Date").first().fill("2039-12-25");
  await dialog(admin).getByRole("switch", { name: "Every year" }).press("Space");
  await save(admin);
  await ended(admin);
  await row(admin, "Navidad").getByText("Every year").waitFor();
  await screenshots(admin, "holidays");
  expect(await axe(admin)).toEqual([]);
});

function hasFocus(one: Locator): Promise<boolean> {
  return one.evaluate((element) => element.matches(":focus, :focus-within"));
}

/** Made without a form, where the form is not what is looked at. */
async function made(page: Page, path: string, data: object): Promise<void> {
  const answer = await page.request.post(deskline(path), { data, headers: { origin: new URL(deskline()).origin } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

async function signsIn(username: string, password: string): Promise<Page> {
  const page = await (await freshContext()).newPage();
  await page.goto(deskline());
  await page.getByRole("textbox", { name: "User" }).fill(username);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.keyboard.press("Enter");
  return page;
}

test("SEC-7: users come from a file, all of it or nothing; their passwords are offered once", async () => {
  const admin = await signedInPage("admin", "/users");
  await admin.getByRole("button", { name: "Import", exact: true }).click();
  const choose = (text: string) =>
    dialog(admin)
      .getByLabel(/^(Choose a file of users|Choose another file)$/)
      .setInputFiles({ name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose("filomena;Filomena Archivo;agent\nadmin;=1+1;boss;;12\n");
  await dialog(admin).getByText("A spreadsheet would run this as a formula").waitFor();
  await screenshots(admin, "users-file-refused");
  expect(await axe(admin)).toEqual([]);
  await choose("filomena;Filomena Archivo;agent\nfidel;Fidel Archivo;supervisor;;4551;es\n");
  await dialog(admin).getByText("2 users were created").waitFor();
  await screenshots(admin, "users-file");
  const [file] = await Promise.all([
    admin.waitForEvent("download"),
    dialog(admin).getByRole("button", { name: "Download their passwords" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  await dialog(admin).getByRole("button", { name: "Close" }).last().click();
  await ended(admin);
  await row(admin, "Fidel Archivo").getByText("4551").waitFor();
  const password = /^filomena;Filomena Archivo;(\S+)/m.exec(text)?.[1] ?? "";
  const theirs = await signsIn("filomena", password);
  await theirs.getByRole("region", { name: "Conversations" }).waitFor();
});

test("a second factor is required by a group, set up by its user, asked for when they come in, and taken away by an administrator", async () => {
  const admin = await signedInPage("admin", "/users/groups");
  await made(admin, "/api/security-groups", { name: "Doble", permissions: [], campaigns: [], requiresTwoFactor: true });
  const factora = { username: "factora", name: "Factora", role: "agent", groups: ["Doble"] };
  await made(admin, "/api/users", { ...factora, password: PASSWORD, confirm: PASSWORD });
  await admin.reload();
  await row(admin, "Doble").getByRole("button", { name: "Edit Doble" }).click();
  await expect
    .poll(() => dialog(admin).getByRole("switch", { name: "Requires a second factor" }).isChecked())
    .toBe(true);

  const theirs = await signsIn("factora", PASSWORD);
  await theirs.getByText("Your group asks for a second factor").waitFor();
  await theirs.getByLabel("Present password", { exact: true }).first().fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set it up" }).click();
  await theirs.getByRole("img", { name: "QR code of your second factor" }).waitFor();
  const uri = await theirs.locator(".second-factor > p code").first().textContent();
  await screenshots(theirs, "second-factor");
  expect(await axe(theirs)).toEqual([]);
  await theirs.getByRole("textbox", { name: "Code that it shows" }).fill(authenticatorCode(uri ?? ""));
  await theirs.getByRole("button", { name: "Turn it on" }).click();
  await theirs.getByRole("region", { name: "Conversations" }).waitFor();

  const again = await signsIn("factora", PASSWORD);
  await again.getByRole("heading", { name: "One more step" }).waitFor();
  expect(await axe(again)).toEqual([]);
  await screenshots(again, "second-step");
  await again.getByRole("textbox", { name: "Code", exact: true }).fill("wrong-code");
  await again.keyboard.press("Enter");
  await again.getByText("This code is not right.").waitFor();
  await again.getByRole("textbox", { name: "Code", exact: true }).fill(authenticatorCode(uri ?? ""));
  await again.keyboard.press("Enter");
  await again.getByRole("region", { name: "Conversations" }).waitFor();
  await again.goto(deskline("/second-factor"));
  await again.getByText("Your second factor is on.").waitFor();
  await screenshots(again, "second-factor-on");
  expect(await axe(again)).toEqual([]);

  await admin.goto(deskline("/users?q=factora"));
  await screenshots(admin, "users-second-factor");
  await admin.getByRole("button", { name: "Take away Factora's second factor" }).click();
  await dialog(admin).getByRole("button", { name: "Take away", exact: true }).click();
  await ended(admin);
  await again.getByRole("heading", { name: "Sign in" }).waitFor();
});
