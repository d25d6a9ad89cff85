import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { axe, signedInPage } from "./harness.ts";
import { enter, tabTo } from "./keyboard.ts";

const PASSWORD = "tres tristes tigres";
const PHONE = { viewport: { width: 390, height: 844 } };

/** A required field says so by a star. */
const named = (name: string) => ({ name: new RegExp(`^${name.replaceAll(/[().]/g, "\\$&")}\\s*\\*?$`) });
const dialog = (page: Page) => page.locator("wa-dialog");
const box = (within: Page | Locator, name: string) => within.getByRole("textbox", named(name)).first();
const summary = (page: Page) => page.getByRole("region", { name: /to fix/ });

/** One kind of record that is written in a dialog. */
interface Record {
  path: string;
  create: string;
  /** Tab stops are few in a dialog: each is reached by the keyboard. */
  fill: { [label: string]: string };
  /** In another field than the first, so that it is no other record. */
  change: { [label: string]: string };
  row: RegExp;
  changed: RegExp;
  edit: string | null;
  remove: string | null;
}

const RECORDS: Record[] = [
  {
    path: "/users",
    create: "New user",
    fill: { "User name": "hora", "Full name": "Hora Uno", Password: PASSWORD, "Password again": PASSWORD },
    change: { "Full name": "Hora Dos" },
    row: /Hora Uno/,
    changed: /Hora Dos/,
    edit: "Edit Hora Uno",
    // A user is made inactive, never deleted.
    remove: null,
  },
  {
    path: "/users/groups",
    create: "New group",
    fill: { Name: "Hora" },
    change: { Name: "Hora y media" },
    row: /Hora/,
    changed: /Hora y media/,
    edit: "Edit Hora",
    remove: "Delete Hora y media",
  },
  {
    path: "/voice-campaigns",
    create: "New voice campaign",
    fill: { Name: "voz-hora" },
    change: {},
    row: /voz-hora/,
    changed: /voz-hora/,
    edit: null,
    remove: "Delete voz-hora",
  },
  {
    path: "/breaks",
    create: "New break",
    fill: { Name: "Hora libre" },
    change: { Name: "Media hora" },
    row: /Hora libre/,
    changed: /Media hora/,
    edit: "Edit Hora libre",
    remove: "Delete Media hora",
  },
  {
    path: "/holidays",
    create: "New holiday",
    fill: { Name: "Día de la hora", Date: "2031-05-04" },
    change: { Name: "Día de la media hora" },
    row: /Día de la hora/,
    changed: /media hora/,
    edit: "Edit Día de la hora",
    remove: "Delete Día de la media hora",
  },
  {
    path: "/canned-responses",
    create: "New response",
    fill: { Key: "hora", Text: "Son las tres" },
    change: { Text: "Son las cuatro" },
    row: /\/hora/,
    changed: /Son las cuatro/,
    edit: "Edit /hora",
    remove: "Delete /hora",
  },
];

test("an administrator's hour: every record of a list is refused, created, edited and deleted by keyboard on a phone's width", async () => {
  const page = await signedInPage("admin", "/users", PHONE);
  for (const record of RECORDS) {
    await page.goto(deskline(record.path));
    await enter(page, page.getByRole("button", { name: record.create }));
    await dialog(page).getByRole("textbox").first().waitFor();
    await page.keyboard.press("Control+s");
    await refusal(page).waitFor();
    expect(await axe(page), record.path).toEqual([]);
    await write(page, record.fill);
    await saved(page);
    await page.getByRole("row", { name: record.row }).waitFor();
    expect(await axe(page), record.path).toEqual([]);
    if (record.edit !== null) {
      await enter(page, page.getByRole("button", { name: record.edit, exact: true }));
      await write(page, record.change);
      await saved(page);
      await page.getByRole("row", { name: record.changed }).waitFor();
    }
    if (record.remove === null) continue;
    await enter(page, page.getByRole("button", { name: record.remove, exact: true }));
    await enter(page, dialog(page).getByRole("button", { name: "Delete", exact: true }));
    await page.getByRole("row", { name: record.changed }).waitFor({ state: "detached" });
  }
});

const PAGES = [
  { path: "/campaigns/new", name: "hora-web" },
  { path: "/campaigns/new?channel=sms", name: "hora-sms" },
  { path: "/campaigns/new?channel=whatsapp", name: "hora-whatsapp" },
  { path: "/campaigns/new?channel=messenger", name: "hora-messenger" },
  { path: "/campaigns/new?channel=email", name: "hora-mail" },
];

test("an administrator's hour: a campaign of every channel says what it misses, is made and deleted by keyboard on a phone's width", async () => {
  const page = await signedInPage("admin", "/campaigns", PHONE);
  for (const { path, name } of PAGES) {
    await page.goto(deskline(path));
    await box(page, "Name").waitFor();
    await page.keyboard.press("Control+s");
    await summary(page).waitFor();
    await expect.poll(() => summary(page).evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await axe(page), path).toEqual([]);
    await reach(page, "Name");
    await page.keyboard.type(name);
    await reach(page, "Strategy");
    await page.keyboard.type("nocall");
    await page.keyboard.press("Enter");
    if ((await summary(page).getByRole("button", { name: "Mailbox" }).count()) > 0) {
      await reach(page, "Mailbox");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    }
    if ((await summary(page).getByRole("button", { name: "Service level" }).count()) > 0) {
      await reach(page, "Service level");
      await page.keyboard.type("45");
    }
    await page.keyboard.press("Control+s");
    await page.waitForURL(deskline(`/campaigns/${name}`));
    await page.goto(deskline(path.replace("/new", "")));
    await enter(page, page.getByRole("button", { name: `Delete ${name}` }));
    await tabTo(page, dialog(page).getByRole("textbox"));
    await page.keyboard.type(name);
    await enter(page, dialog(page).getByRole("button", { name: "Delete" }));
    await page.getByRole("row", { name }).waitFor({ state: "detached" });
  }
});

test("an administrator's hour: accounts, mailboxes, dialers and blocked numbers too", async () => {
  const page = await signedInPage("admin", "/mailboxes/new", PHONE);
  await refused(page, "/mailboxes/new");
  await reach(page, "Name");
  await page.keyboard.type("hora");
  await reach(page, "Account");
  await page.keyboard.type("hora@altamar.example");
  await page.keyboard.press("Control+s");
  await page.waitForURL(deskline("/mailboxes/hora"));
  await enter(page, page.getByRole("button", { name: "Delete" }));
  await enter(page, dialog(page).getByRole("button", { name: "Delete" }));
  await page.getByRole("heading", { name: "Mailboxes" }).waitFor();

  const { settings } = (await page.evaluate(async () => (await fetch("/api/providers/kannel")).json())) as {
    settings: { url: string };
  };
  await page.goto(deskline("/providers/new"));
  await tabTo(page, page.getByLabel("Type"));
  await page.keyboard.type("Kannel");
  await refused(page, null);
  for (const [field, value] of Object.entries({ Name: "hora", Address: settings.url, User: "u", Password: PASSWORD })) {
    await reach(page, field);
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Control+s");
  await page.waitForURL(deskline("/providers/hora"));

  await refused(page, "/dialers/new");
  await reach(page, "Name");
  await page.keyboard.type("hora");
  await reach(page, "Provider");
  await page.keyboard.type("hora");
  await page.keyboard.press("Enter");
  await reach(page, "Dial string");
  await page.keyboard.type("2000");
  await reach(page, "Time between messages");
  await page.keyboard.type("1");
  await page.keyboard.press("Control+s");
  await page.waitForURL(/\/dialers\/hora/);
  await page.goto(deskline("/dialers/hora/settings"));
  await enter(page, page.getByRole("button", { name: "Delete dialer" }));
  await enter(page, dialog(page).getByRole("button", { name: "Delete dialer" }));
  await page.waitForURL(deskline("/dialers"));
  await page.goto(deskline("/providers/hora"));
  await enter(page, page.getByRole("button", { name: "Delete" }));
  await enter(page, dialog(page).getByRole("button", { name: "Delete" }));
  await page.getByRole("heading", { name: "Providers" }).waitFor();

  await page.goto(deskline("/black-list"));
  await enter(page, page.getByRole("button", { name: "Add a number or address" }));
  await dialog(page).getByRole("textbox").first().waitFor();
  await page.keyboard.press("Control+s");
  await refusal(page).waitFor();
  expect(await axe(page)).toEqual([]);
  await write(page, { "Number or mail address": "098555777" });
  await saved(page);
  await enter(page, page.getByRole("button", { name: /^Remove .*98555777/ }));
  await tabTo(page, dialog(page).getByRole("textbox"));
  await page.keyboard.type("by mistake");
  await enter(page, dialog(page).getByRole("button", { name: "Remove" }));
  await page.getByRole("row", { name: /98555777/ }).waitFor({ state: "detached" });
});

/** Opens a new record's page (null: it is open) and saves it as it is. */
async function refused(page: Page, path: string | null): Promise<void> {
  if (path !== null) await page.goto(deskline(path));
  await box(page, "Name").waitFor();
  await page.keyboard.press("Control+s");
  await summary(page).waitFor();
  expect(await axe(page), path ?? page.url()).toEqual([]);
}

/** What is wrong, at the top of the form. */
function refusal(page: Page): Locator {
  return dialog(page).getByRole("region", { name: /to fix/ });
}

async function write(page: Page, values: { [label: string]: string }): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = label === "Date" ? dialog(page).locator("#field-date") : box(dialog(page), label);
    await tabTo(page, field);
    if (label === "Date") {
      await field.locator("input").fill(value);
      continue;
    }
    await page.keyboard.press("Control+a");
    await page.keyboard.type(value);
  }
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press("Control+s");
  await dialog(page).waitFor({ state: "detached" });
}

/** By the summary of what is wrong to the field itself. */
async function reach(page: Page, field: string): Promise<void> {
  const link = summary(page).getByRole("button", { name: field, exact: true });
  await link.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => link.evaluate((element) => element.matches(":focus"))).toBe(false);
}
