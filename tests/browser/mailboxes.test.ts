import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

/** A required one has a mark behind its name. */
const field = (page: Page, label: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${label.replaceAll(/[()]/g, "\\$&")}`) });
const save = (page: Page) => page.getByRole("button", { name: /^Save/ }).click();
const summary = (page: Page) => page.getByRole("region", { name: /to fix/ });

async function choose(page: Page, name: RegExp, option: RegExp): Promise<void> {
  await page.getByRole("combobox", { name }).click();
  await page.getByRole("option", { name: option }).click();
}

test("EML-10 to EML-18: a mailbox misses all at once in the words of old, is tried at its server, sends a test that comes back, and asks before it goes", async () => {
  const admin = await signedInPage("admin", "/mailboxes");
  await admin
    .getByRole("row", { name: /soporte/ })
    .getByText("soporte@altamar.example")
    .waitFor();
  await screenshots(admin, "mailboxes");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("link", { name: "New mailbox" }).click();
  await choose(admin, /^Sends by/, /own/);
  await field(admin, "User").fill("ventas");
  await admin.locator("#field-port").getByRole("spinbutton").fill("");
  await save(admin);
  for (const said of [
    "Name: Must type name",
    "Account: Must type an email",
    "Outbound SMTP: Must type SMTP ip and port",
    "Password: Must type a password",
  ])
    await summary(admin).getByRole("listitem").filter({ hasText: said }).waitFor();
  await screenshots(admin, "mailbox-errors");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("button", { name: "Gmail" }).click();
  await expect.poll(() => field(admin, "Outbound SMTP").inputValue()).toBe("smtp.gmail.com");

  const ventas = await kept(admin, "/api/mailboxes/ventas");
  await field(admin, "Name").fill("pedidos");
  await field(admin, "Account").fill("pedidos@altamar.example");
  await field(admin, "Outbound SMTP").fill(ventas.smtp.host);
  await admin.locator("#field-port").getByRole("spinbutton").fill(String(ventas.smtp.port));
  await choose(admin, /^Encryption/, /^None/);
  await field(admin, "User").fill("ventas");
  await field(admin, "Password").fill("wrong");
  await save(admin);
  await summary(admin).getByText("The server does not let us in, nothing was saved").waitFor();
  await field(admin, "Password").fill("demo-password");
  await save(admin);
  await admin.getByRole("button", { name: "Send test" }).click();
  await admin
    .getByText("It was sent and has not come back")
    .or(admin.getByText("It was sent and has come back"))
    .waitFor({ timeout: 60_000 });
  await admin.getByRole("region", { name: "Health" }).getByText("Working", { exact: true }).waitFor();
  await screenshots(admin, "mailbox");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("button", { name: "Delete" }).click();
  await admin.locator("wa-dialog").getByRole("button", { name: "Delete" }).click();
  await admin.getByRole("heading", { name: "Mailboxes" }).waitFor();
  await admin
    .getByRole("row", { name: /soporte/ })
    .getByText("Not used yet")
    .or(admin.getByText("Working"))
    .first()
    .waitFor();
  await screenshots(admin, "mailbox-states");
  await admin.goto(deskline("/mailboxes/soporte"));
  await admin.getByRole("button", { name: "Delete" }).click();
  await admin.locator("wa-dialog").getByRole("button", { name: "Delete" }).click();
  await admin.locator("wa-dialog").getByText("the campaign mail-demo").waitFor();
});

test("EML-1, EML-2, EML-3, EML-4, EML-5, EML-20, EML-21, EML-22, EML-23, EML-24, EML-25, EML-26, EML-27, EML-28, EML-29: a mail campaign is made with its mailbox, mails, signature and rating", async () => {
  const admin = await signedInPage("admin", "/campaigns?channel=email");
  await admin.getByRole("row", { name: /mail-demo/ }).waitFor();
  await admin.getByRole("link", { name: "New campaign" }).click();
  await admin.getByRole("group", { name: "Channel" }).getByRole("button", { name: "Mail", pressed: true }).waitFor();
  await field(admin, "Name").fill("facturación");
  await field(admin, "Further addresses").fill("cobros@altamar.example\nno es una");
  await admin.locator("#field-thresholds-serviceLevel input").fill("");
  await save(admin);
  await summary(admin).getByText("no es una is no e-mail address").waitFor();
  await summary(admin).getByText("Type service level").waitFor();
  await summary(admin).getByText("Must choose strategy").waitFor();
  await screenshots(admin, "mail-campaign-errors");
  expect(await axe(admin)).toEqual([]);
  await field(admin, "Name").fill("facturacion");
  await choose(admin, /^Strategy/, /^nocall$/);
  for (const [threshold, figure] of [
    ["serviceLevel", "7200"],
    ["chatLength", "9000"],
    ["acd", "30"],
  ])
    await admin.locator(`#field-thresholds-${threshold} input`).fill(figure ?? "");
  await choose(admin, /^Mailbox/, /ventas/);
  await field(admin, "Further addresses").fill("cobros@altamar.example");
  await field(admin, "Confirmation: subject (Español)").fill("Recibido");
  await field(admin, "Confirmation: text (Español)").fill("Te respondemos hoy.");
  await admin
    .getByRole("region", { name: "Messages" })
    .getByRole("button", { name: /English/ })
    .click();
  await field(admin, "Out of time: subject (English)").fill("We are closed");
  const signature = field(admin, "Signature");
  await signature.click();
  await admin.keyboard.press("Control+i");
  await admin.keyboard.type("Regards, ${agent}");
  await admin.getByRole("switch", { name: "Ask for a rating" }).press("Space");
  await field(admin, "Motivation to qualify (English)").fill("Qualify our service");
  await save(admin);
  await admin.getByText("Saved", { exact: true }).waitFor();
  await admin.reload();
  await signature.getByText("Regards, ${agent}").waitFor();
  await screenshots(admin, "mail-campaign");
  expect(await axe(admin)).toEqual([]);
  expect(await kept(admin, "/api/campaigns/facturacion")).toMatchObject({
    channel: "email",
    addresses: ["cobros@altamar.example"],
    confirmation: { subject: { es: "Recibido" }, text: { es: "Te respondemos hoy." } },
    outOfTimeSubject: { en: "We are closed" },
    signature: expect.stringContaining("<i>Regards, ${agent}</i>"),
    mailRating: { on: true, title: { en: "Qualify our service" } },
    strategy: "nocall",
    enabled: true,
    thresholds: { serviceLevel: 7_200, chatLength: 9_000, acd: 30 },
  });
});

test("decisions permissions: a supervisor administers no mail: neither mailboxes nor mail campaigns are there", async () => {
  const supervisor = await signedInPage("supervisor", "/campaigns");
  await supervisor.getByRole("link", { name: "Webchat" }).waitFor();
  expect(await supervisor.getByRole("link", { name: "Mail", exact: true }).count()).toBe(0);
  expect(await supervisor.getByRole("link", { name: "Mailboxes" }).count()).toBe(0);
  await supervisor.goto(deskline("/mailboxes"));
  await supervisor.getByRole("link", { name: "To the inbox" }).waitFor();
});

async function kept(page: Page, path: string) {
  const answer = await page.request.get(deskline(path));
  return answer.json();
}
