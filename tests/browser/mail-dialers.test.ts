import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OpenedMail } from "../../sandbox/mailboxes/door.ts";
import { deskline } from "./centre.ts";
import { CustomerMail } from "./customer-mail.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

const SENT_WITHIN = { timeout: 60_000 };
const field = (page: Page, name: string) => page.getByLabel(name, { exact: false });
const total = (page: Page, label: string) =>
  page.locator(".dialer-totals > div").filter({ has: page.getByRole("button", { name: label, exact: true }) });
const figureOf = async (page: Page, label: string) =>
  Number((await total(page, label).locator(".dialer-total").textContent())?.replaceAll(/\D/g, ""));
const shows = (page: Page, label: string, figure: number) =>
  expect.poll(() => figureOf(page, label), SENT_WITHIN).toBe(figure);

test("EML-60, EML-61, EML-62, EML-64, EML-65, EML-73, EML-80, EML-81, EML-82, EML-83, EML-84, EML-85, EML-86, EML-87, EML-88, EML-89, EML-90, EML-91, EML-92: a dialer of mails is made, given a list that is activated, and its board follows what recipients do", async () => {
  const admin = await signedInPage("admin", "/dialers");
  await campaignOfMails(admin, "boletines");
  await admin
    .getByRole("button", { name: "New mail dialer" })
    .or(admin.getByRole("link", { name: "New mail dialer" }))
    .click();
  await admin.getByRole("heading", { name: "New mail dialer" }).waitFor();
  await admin.getByRole("switch", { name: "Attach an invitation" }).press("Space");
  await admin.keyboard.press("Control+s");
  const wrong = admin.getByRole("region", { name: /things? to fix/ });
  for (const words of ["Must choose an e-mail campaign", "Must type a title", "A day and a time"])
    await wrong.getByText(words).first().waitFor();
  expect(await axe(admin)).toEqual([]);
  await screenshots(admin, "mail-dialer-errors");

  await admin.getByRole("combobox", { name: /^E-mail campaign/ }).click();
  await admin.getByRole("option", { name: "boletines", exact: true }).click();
  await field(admin, "Default subject").fill("Novedades para ${Nombre}");
  await admin.getByRole("textbox", { name: "Template" }).click();
  await admin.keyboard.type("Hola ${Nombre}, esto es lo nuevo. Baja: ${unsubscribe}");
  await field(admin, "Title").fill("Reunión de socios");
  await admin.locator("#field-invitationStart input").fill("2099-12-24T18:00");
  await admin.locator("#field-invitationEnd input").fill("2099-12-24T19:00");
  for (const day of ["Saturday", "Sunday"]) await admin.getByRole("button", { name: day }).click();
  await field(admin, "From, hours 1").fill("00:00");
  await field(admin, "Last minute, hours 1").fill("23:59");
  await admin.keyboard.press("Tab");
  await screenshots(admin, "mail-dialer-form");
  expect(await axe(admin)).toEqual([]);
  await admin.keyboard.press("Control+s");
  await admin.waitForURL(deskline("/dialers/boletines"));
  await admin.getByText("No active list").waitFor();

  const [lector, ausente, molesto] = ["Lector", "Ausente", "Molesto"].map((name) => new CustomerMail(name)) as [
    CustomerMail,
    CustomerMail,
    CustomerMail,
  ];
  const line = ({ name, address }: CustomerMail) => `boletines;${address};;;"Nombre":"${name}";9999`;
  await drop(admin, "MALA.csv", [line(lector), "boletines;;;;;9999", "otra;a@b.example;;;mal;9999"]);
  const bad = admin.getByRole("region", { name: "2 bad lines" });
  await bad.getByText("variables", { exact: true }).waitFor();
  await bad.getByText("There is no destination").waitFor();
  await shown(admin, [line(lector), `boletines;${ausente.address};;;;9999`]);
  await drop(admin, "SOCIOS.csv", [lector, ausente, molesto].map(line));
  await admin.getByText("3 rows were accepted.").waitFor();
  await admin.getByText("Novedades para Lector").waitFor();
  await screenshots(admin, "mail-board-accepted");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("button", { name: "Preview SOCIOS.csv" }).click();
  const preview = admin.locator("wa-dialog[open]");
  await preview.getByText("Novedades para Lector", { exact: true }).waitFor();
  await preview.getByRole("button", { name: "Next row", exact: true }).click();
  await preview.getByText("Row 2 of 3", { exact: true }).waitFor();
  await preview.getByText("Novedades para Ausente", { exact: true }).waitFor();
  await admin.frameLocator("iframe.letter-page").getByText("Hola Ausente").waitFor();
  await screenshots(admin, "mail-row-letter");
  expect(await axe(admin)).toEqual([]);
  await admin.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  const table = admin.locator(".dialer-uploads .table-box");
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await admin.getByRole("button", { name: "Activate SOCIOS.csv" }).first().click();
  await admin.getByText("List SOCIOS").waitFor();
  await shows(admin, "Not processed", 3);
  await admin.getByRole("button", { name: "Start", exact: true }).click();
  await shows(admin, "Sent", 3);
  await shows(admin, "Processed", 3);
  await shows(admin, "Not processed", 0);

  const read = await lector.receives("Novedades para Lector");
  expect(read.text ?? "").toContain("Hola Lector");
  await opens(read);
  await opens(read);
  await shows(admin, "Seen", 1);
  await ausente.bounces(await ausente.receives("Novedades para Ausente"));
  await shows(admin, "Rejected", 1);
  await molesto.complains(await molesto.receives("Novedades para Molesto"));
  await shows(admin, "Spam", 1);
  await screenshots(admin, "mail-board-sent");
  expect(await axe(admin)).toEqual([]);

  await sendsOne(admin, new CustomerMail("Suelta"));
  await followsLists(admin);
  await admin.getByRole("button", { name: "Deactivate SOCIOS.csv" }).click();
  await admin.getByText("No active list").waitFor();
  await admin.goto(deskline("/dialers"));
  await admin.getByRole("row", { name: /boletines/ }).waitFor();
  await admin.goto(deskline("/dialers/boletines/settings"));
  await expect.poll(() => field(admin, "Default subject").inputValue()).toBe("Novedades para ${Nombre}");
  await admin.getByRole("button", { name: "Delete dialer" }).click();
  await admin.locator("wa-dialog").getByRole("button", { name: "Delete dialer" }).click();
  await admin.waitForURL(deskline("/dialers"));
});

/** SMS-120 for mails: the template's variables are asked for. */
async function sendsOne(page: Page, customer: CustomerMail): Promise<void> {
  const panel = page.getByRole("region", { name: "Single mail", exact: true });
  await panel.getByRole("button", { name: "Send", exact: true }).click();
  await panel.getByText("Type an e-mail address", { exact: true }).waitFor();
  await panel.getByText("Type a value for Nombre", { exact: true }).waitFor();
  await screenshots(page, "mail-single");
  expect(await axe(page)).toEqual([]);
  await panel.getByLabel("To", { exact: true }).fill(customer.address);
  await panel.getByLabel("Nombre", { exact: true }).fill("Suelta");
  await page.keyboard.press("Enter");
  await panel.getByText("Accepted: it leaves with the next ones.", { exact: true }).waitFor();
  expect((await customer.receives("Novedades para Suelta")).text ?? "").toContain("Hola Suelta");
}

/** Where who uploads and does not run dialers follows what became of a list. */
async function followsLists(page: Page): Promise<void> {
  await page.goto(deskline("/lists"));
  await page.getByRole("link", { name: "boletines", exact: true }).click();
  await page.getByRole("row", { name: /SOCIOS.csv/ }).waitFor();
  await shows(page, "Sent", 4);
  await page.getByRole("region", { name: "Upload a list", exact: true }).waitFor();
  await screenshots(page, "mail-lists");
  expect(await axe(page)).toEqual([]);
  await page.goto(deskline("/dialers/boletines"));
}

/** Its client fetches the pictures of the mail. */
async function opens({ html }: OpenedMail): Promise<void> {
  const [, pixel] = /<img src="([^"]+)" width="1"/.exec(html ?? "") ?? [];
  if (pixel === undefined) throw new Error(`It has no pixel: ${html}`);
  expect((await fetch(pixel.replaceAll("&amp;", "&"))).ok).toBe(true);
}

/** EML-64: what its first rows come to, and which values are missing, before anything is stored. */
async function shown(page: Page, lines: string[]): Promise<void> {
  const file = { name: "VISTA.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
  await page.locator("[aria-labelledby=dialer-upload] input[type=file]").first().setInputFiles(file);
  const panel = page.getByRole("region", { name: "Upload a list", exact: true });
  await panel.getByText("Novedades para Lector", { exact: true }).waitFor();
  await page.frameLocator(".list-preview iframe").getByText("Hola Lector").waitFor();
  await panel.getByRole("button", { name: "Next row", exact: true }).click();
  await panel.getByText("Line 2", { exact: true }).waitFor();
  await panel
    .getByText(/Nombre/)
    .first()
    .waitFor();
  await screenshots(page, "mail-list-preview");
  expect(await axe(page)).toEqual([]);
  await panel.getByRole("button", { name: "Cancel", exact: true }).click();
  await panel.getByText("Drop a CSV here, or").waitFor();
}

async function drop(page: Page, name: string, lines: string[]): Promise<void> {
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) };
  await page.locator("[aria-labelledby=dialer-upload] input[type=file]").first().setInputFiles(file);
  await page.getByRole("button", { name: "Upload this list", exact: true }).click();
}

/** Made without a form, which others look at. */
async function campaignOfMails(page: Page, name: string): Promise<void> {
  const { items } = (await (await page.request.get(deskline("/api/mailbox-choices"))).json()) as {
    items: { id: string; name: string }[];
  };
  const mailbox = items.find((one) => one.name === "ventas")?.id;
  const data = { name, channel: "email", strategy: "nocall", thresholds: { serviceLevel: 3_600 }, mailbox };
  const answer = await page.request.post(deskline("/api/campaigns"), {
    data,
    headers: { origin: new URL(deskline()).origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
