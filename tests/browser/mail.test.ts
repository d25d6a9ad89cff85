import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { CustomerMail, SUPPORT } from "./customer-mail.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

const list = (page: Page) => page.getByRole("region", { name: "Conversations" });
const row = (page: Page, name: string) => list(page).getByRole("link").filter({ hasText: name });
const thread = (page: Page) => page.getByRole("log", { name: "Mails of the thread" });
const composer = (page: Page) => page.getByRole("region", { name: "Write", exact: true });
const words = (page: Page) => page.getByRole("textbox", { name: "Text of the mail" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Customer, address, subject" });
const way = (page: Page, name: string) => composer(page).getByRole("button", { name: new RegExp(`^${name} [a-zR]$`) });
const dialog = (page: Page) => page.locator("wa-dialog[open]");
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const SCREENSHOTS = join(import.meta.dirname, "..", "screenshots");
/** Beside others on busy cores: the list asks again after 2.5, 5, 10, 20 and 40 seconds. */
const ARCHIVED_WITHIN_MS = 45_000;
const PDF_TO_TEXT = "/usr/bin/pdftotext";
const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function opens(page: Page, name: string): Promise<void> {
  await row(page, name).click();
  await thread(page).getByText(name).first().waitFor();
}

async function answers(page: Page, text: string): Promise<void> {
  await way(page, "Reply").click();
  await words(page).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Control+Enter");
  await thread(page).locator(".mail-open").getByText("Sent", { exact: true }).waitFor();
}

/** EML-46: what is done leaves the list, so that the next test's mails find room. */
async function closes(page: Page): Promise<void> {
  if ((await dialog(page).count()) === 0)
    await page.locator(".mail-header").getByRole("button", { name: "Close" }).click();
  await choose(dialog(page), "Disposition", "Consulta");
  await choose(dialog(page), "Second level", "Horario");
  await dialog(page).locator("wa-button").getByText("Close", { exact: true }).click();
  await dialog(page).waitFor({ state: "detached" });
}

async function choose(within: Locator, name: string, option: string): Promise<void> {
  await within.getByRole("combobox", { name: new RegExp(`^${name}`) }).click();
  await within.page().getByRole("option", { name: option, exact: true }).click();
}

test("EML-30, EML-40, EML-45, EML-49: a mail comes to its agent, is found by campaign, address, subject and name, and says on top what it is", async () => {
  const customer = new CustomerMail("Beatriz Carvalho");
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({
    subject: "Nota fiscal com CNPJ errado",
    text: "Bom dia,\n\no CNPJ da nota está errado.\n\nBeatriz\n\nEm 20 de nov. de 2026, Altamar <soporte@altamar.example> escreveu:\n> Segue a nota.\n",
    attachments: [{ filename: "nota.pdf", content: Buffer.from("%PDF-1.4 nota") }],
  });
  await row(ana, "Beatriz Carvalho").waitFor();
  await ana.getByRole("link", { name: /^Mail 1/ }).waitFor();
  await search(ana).fill("sin resultado");
  await ana.getByText("No conversation matches").waitFor();
  for (const sought of ["mail-demo", customer.address, "cnpj ERRADO", "beatriz"]) {
    await search(ana).fill(sought);
    await row(ana, "Beatriz Carvalho").waitFor();
  }
  expect(new URL(ana.url()).search).toBe("?q=beatriz");
  await search(ana).fill("");
  await opens(ana, "Beatriz Carvalho");
  const header = ana.locator(".mail-header");
  await header.getByRole("heading", { name: "Nota fiscal com CNPJ errado" }).waitFor();
  for (const said of ["Beatriz Carvalho", customer.address, "mail-demo", "2 messages", /MAI-\d+/])
    await header.getByText(said).first().waitFor();
  await thread(ana).getByText("o CNPJ da nota está errado").waitFor();
  expect(await thread(ana).getByText("Segue a nota.").count()).toBe(0);
  await thread(ana).getByRole("button", { name: "Show what it quotes" }).click();
  await thread(ana).getByText("Segue a nota.").waitFor();
  await thread(ana).getByText("nota.pdf").waitFor();
  await header.getByRole("button", { name: "Customer's details" }).click();
  await ana.locator("wa-drawer").getByText(customer.address).waitFor();
  await ana.keyboard.press("Escape");
  await ana.locator("wa-drawer").waitFor({ state: "detached" });
  await screenshots(ana, "mail-thread");
  expect(await axe(ana)).toEqual([]);
  const conversation = new URL(ana.url()).pathname.split("/").at(-1);
  const supervisor = await signedInPage("supervisor", `/conversations/${conversation}`);
  await thread(supervisor).getByText("o CNPJ da nota está errado").waitFor();
  await thread(supervisor).getByText("nota.pdf").waitFor();
  expect(await supervisor.getByRole("button", { name: "Reply", exact: true }).count()).toBe(0);
  await screenshots(supervisor, "mail-watched");
  expect(await axe(supervisor)).toEqual([]);
  await closes(ana);
});

test("EML-48: a long thread opens with its newest mails and says how many came before, which come when one asks", async () => {
  const customer = new CustomerMail("Rita Larga");
  const ana = await signedInPage("ana", "/mail");
  const first = `<larga-${randomBytes(6).toString("hex")}@cliente.example>`;
  for (let n = 1; n <= 14; n++) {
    const place = n === 1 ? { messageId: first } : { inReplyTo: first, references: first };
    await customer.writes({ subject: "Obra larga", text: `Capítulo ${n}.`, ...place });
  }
  await row(ana, "Rita Larga").waitFor();
  // Opened anew, as after a night: what was there live is gone.
  await ana.reload();
  await opens(ana, "Rita Larga");
  await ana.locator(".mail-header").getByText("15 messages").waitFor();
  const mails = thread(ana).locator("[data-mail]");
  await expect.poll(() => mails.count()).toBe(10);
  await screenshots(ana, "mail-long-thread");
  await thread(ana).getByRole("button", { name: "5 earlier messages", exact: true }).click();
  await expect.poll(() => mails.count()).toBe(15);
  expect(await thread(ana).locator(".mail-earlier").count()).toBe(0);
  await closes(ana);
});

test("EML-35, EML-36: laid-out mails run nothing and fetch nothing until one asks; then their pictures come by way of Deskline; they are printed whole", async () => {
  const asked: string[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.cookie ?? ""} ${request.headers.referer ?? ""}`.trim());
    response.setHeader("Content-Type", "image/gif");
    response.end(PIXEL);
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const customer = new CustomerMail("Norte Agro");
  const ana = await signedInPage("ana", "/mail");
  const strange: string[] = [];
  ana.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(deskline()).origin && !/^(data|blob|about):/.test(protocol)) strange.push(request.url());
  });
  await customer.writes({
    subject: "Orden de compra 7731",
    html: `<style>.head{background:#0b6b57;color:#fff;padding:16px}</style><div class="head">Norte Agro</div>
      <img src="cid:logo@norte" alt="Logo"><p onclick="x()">Confirmamos la <b>orden 7731</b>.</p><script>fetch("${there}/script")</script>
      <img src="${there}/open.gif" width="1" height="1"><div style="background:url(${there}/behind.gif)">Gracias</div>
      <a href="https://norteagro.example/7731">Ver la orden</a>`,
    attachments: [{ filename: "logo.gif", content: PIXEL, cid: "logo@norte" }],
  });
  await opens(ana, "Norte Agro");
  const page = ana.frameLocator("iframe.mail-page");
  await page.getByText("orden 7731").waitFor();
  expect(await page.locator(".head, script").count()).toBe(0);
  expect(await page.getByText("Norte Agro").evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    "rgb(11, 107, 87)",
  );
  await expect.poll(() => page.getByAltText("Logo").getAttribute("src")).toMatch(/^data:image\/gif/);
  expect(await ana.locator("iframe.mail-page").getAttribute("sandbox")).toBe(
    "allow-popups allow-popups-to-escape-sandbox",
  );
  await ana.getByText("2 pictures are not shown").waitFor();
  await screenshots(ana, "mail-pictures-blocked");
  expect(await axe(ana)).toEqual([]);
  expect(asked).toEqual([]);
  await ana.getByRole("button", { name: "Show pictures" }).click();
  await expect.poll(() => page.locator("img").nth(1).getAttribute("src")).toMatch(/^data:image\/gif/);
  expect(asked.toSorted()).toEqual(["/behind.gif", "/open.gif"]);
  expect(strange).toEqual([]);

  await ana.locator(".mail-header").getByRole("button", { name: "Print the thread" }).click();
  const printed = await ana.locator("iframe.print-frame").getAttribute("srcdoc");
  const paper = await (await freshContext()).newPage();
  await paper.setContent(printed ?? "");
  await paper.getByText("Subject").first().waitFor();
  await paper.getByText(`Norte Agro <${customer.address}>`).first().waitFor();
  const printout = join(SCREENSHOTS, "mail-printed.pdf");
  await paper.pdf({ path: printout, format: "A4" });
  if (existsSync(PDF_TO_TEXT)) {
    const page = spawnSync(PDF_TO_TEXT, ["-layout", printout, "-"], { encoding: "utf8" }).stdout;
    for (const said of ["Orden de compra 7731", "Norte Agro", customer.address, "Confirmamos la orden 7731."])
      expect(page).toContain(said);
    expect(page).not.toContain("fetch(");
  }
  elsewhere.close();
  await closes(ana);
});

test("EML-23, EML-42, EML-48: an answer with history goes to all with its files, arrives threaded, and the customer's next mail joins it", async () => {
  const customer = new CustomerMail("Rafael Monteiro");
  const file = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(150_000)]);
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({
    subject: "Comprovante de pagamento",
    cc: "fiscal@vilanova.example",
    text: "Segue o comprovante.",
  });
  await opens(ana, "Rafael Monteiro");
  await ana.keyboard.press("Shift+R");
  await ana.keyboard.type("Olá Rafael, /ho");
  await ana.getByRole("listbox", { name: "Canned responses" }).getByText("/hola").waitFor();
  await ana.keyboard.press("Enter");
  await ana.keyboard.press("Enter");
  await ana.keyboard.press("Control+b");
  await ana.keyboard.type("Recebido.");
  await composer(ana).locator("wa-button").getByText("Reply all with history").waitFor();
  await composer(ana).getByText("fiscal@vilanova.example").waitFor();
  await composer(ana)
    .locator(".mail-composer-foot input[type=file]")
    .setInputFiles([
      { name: "recibo año.pdf", mimeType: "application/pdf", buffer: file },
      { name: "detalle.csv", mimeType: "text/csv", buffer: Buffer.from("fecha;monto\n") },
    ]);
  await composer(ana).getByRole("button", { name: "Remove detalle.csv" }).waitFor();
  await composer(ana).getByRole("button", { name: "Remove recibo año.pdf" }).waitFor();
  await composer(ana)
    .getByRole("button", { name: /^History, 1 message/ })
    .click();
  await composer(ana)
    .getByText(/Draft saved/)
    .waitFor();
  await screenshots(ana, "mail-reply");
  expect(await axe(ana)).toEqual([]);
  await words(ana).focus();
  await ana.keyboard.press("Control+Enter");
  await thread(ana).locator(".mail-open").getByText("Sent").waitFor();
  expect(await row(ana, "Rafael Monteiro").getByText("Draft").count()).toBe(0);

  const arrived = await customer.receives("Re: Comprovante de pagamento");
  expect(arrived).toMatchObject({
    from: expect.stringContaining(SUPPORT),
    cc: expect.stringContaining("fiscal@vilanova.example"),
  });
  expect(arrived.references.length).toBeGreaterThan(0);
  expect(arrived.html).toContain("<b>Recebido.</b>");
  expect(arrived.text).toContain("Olá Rafael,");
  expect(arrived.html).toContain("Atención al cliente");
  expect(arrived.text).toContain("> Segue o comprovante.");
  expect(arrived.attachments).toMatchObject([
    { name: "recibo año.pdf", bytes: file.byteLength },
    { name: "detalle.csv", bytes: 12 },
  ]);
  expect(hash(await customer.file(arrived, 0))).toBe(hash(file));
  await customer.answers(arrived, "Obrigado!");
  await thread(ana).getByText("Obrigado!").waitFor();
  expect(await row(ana, "Rafael Monteiro").count()).toBe(1);
  await closes(ana);
});

test("EML-43, EML-44: a mail is forwarded to two with its attachment, and what is no address is not sent", async () => {
  const customer = new CustomerMail("Gonzalo Bentancur");
  const file = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(20_000)]);
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({
    subject: "Contrato firmado",
    text: "Va el contrato.",
    attachments: [{ filename: "contrato.pdf", content: file }],
  });
  await opens(ana, "Gonzalo Bentancur");
  await thread(ana).getByRole("button", { name: "Forward" }).click();
  await composer(ana).getByRole("button", { name: "Remove contrato.pdf" }).waitFor();
  const to = composer(ana).getByRole("combobox", { name: "To" });
  await to.fill("legales@altamar-legal.example; archivo@altamar-legal.example, nadie@");
  await composer(ana)
    .getByRole("button", { name: /^Send Ctrl/ })
    .click();
  await composer(ana).getByRole("alert").getByText("nadie@ is no e-mail address").waitFor();
  await screenshots(ana, "mail-forward");
  expect(await axe(ana)).toEqual([]);
  await to.fill("");
  await words(ana).click();
  await ana.keyboard.type("Para que lo archiven.");
  await composer(ana)
    .getByRole("button", { name: /^Send Ctrl/ })
    .click();
  await thread(ana).locator(".mail-open").getByText("Sent").waitFor();
  for (const whom of ["legales@altamar-legal.example", "archivo@altamar-legal.example"]) {
    const passedOn = await customer.receives("RV: Contrato firmado", whom);
    expect(passedOn.text).toContain("Va el contrato.");
    expect(hash(await customer.file(passedOn, 0))).toBe(hash(file));
  }
  await closes(ana);
});

test("EML-42: a draft is kept on the server: another browser goes on with it, pictures and all, and what is discarded is gone", async () => {
  const customer = new CustomerMail("Olivia Grant");
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({ subject: "Shipping cost", text: "Why so much?" });
  await opens(ana, "Olivia Grant");
  await way(ana, "Reply").click();
  await words(ana).waitFor();
  await ana.keyboard.type("Dear Olivia");
  await composer(ana).locator(".rich-text-tools input[type=file]").setInputFiles({
    name: "costs.gif",
    mimeType: "image/gif",
    buffer: PIXEL,
  });
  await words(ana).locator("img").waitFor();
  await composer(ana).getByRole("combobox", { name: "To" }).fill("jefa@cliente.example,");
  await composer(ana)
    .getByText(/Draft saved/)
    .waitFor();
  const elsewhere = await signedInPage("ana", new URL(ana.url()).pathname);
  await words(elsewhere).getByText("Dear Olivia").waitFor();
  await words(elsewhere).locator("img[src^='blob:']").waitFor();
  await composer(elsewhere).getByText("jefa@cliente.example").waitFor();
  await composer(elsewhere).getByRole("button", { name: "Discard the draft" }).click();
  await way(elsewhere, "Reply").waitFor();
  await elsewhere.reload();
  await way(elsewhere, "Reply").waitFor();
  expect(await words(elsewhere).count()).toBe(0);
  await closes(elsewhere);
});

test("EML-23: a draft that is opened in another campaign is signed by that one, under the words that were written", async () => {
  const customer = new CustomerMail("Nadia Rossi");
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({ subject: "Quote", text: "How much?" });
  await opens(ana, "Nadia Rossi");
  await way(ana, "Reply").click();
  await words(ana).getByText("Atención al cliente").waitFor();
  await ana.keyboard.type("Dear Nadia");
  await composer(ana)
    .getByText(/Draft saved/)
    .waitFor();
  await ana.route("**/draft", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const start = await (await route.fetch()).json();
    await route.fulfill({ json: { ...start, signature: "<p>Altamar · Ventas</p>" } });
  });
  await ana.reload();
  await words(ana).getByText("Altamar · Ventas").waitFor();
  await words(ana).getByText("Dear Nadia").waitFor();
  expect(await words(ana).getByText("Atención al cliente").count()).toBe(0);
  await composer(ana).getByRole("button", { name: "Discard the draft" }).click();
  await closes(ana);
});

test("EML-41, EML-46, EML-47: a new mail misses what it needs, begins a thread that its agent holds, and is closed with a disposition", async () => {
  const customer = new CustomerMail("Hannah Schofield");
  const ana = await signedInPage("ana", "/mail");
  await ana.getByRole("link", { name: "Write" }).click();
  await words(ana).getByText("Atención al cliente").waitFor();
  await ana.getByRole("button", { name: "Send", exact: true }).click();
  await ana.getByText("Type at least one address.").waitFor();
  await ana.getByText("Type the subject.").waitFor();
  const file = { name: "label.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 label") };
  const wrong = { ...file, name: "wrong.pdf" };
  await ana.locator(".mail-new-foot input[type=file]").setInputFiles([file, wrong]);
  await ana.getByRole("button", { name: "Remove wrong.pdf" }).click();
  await screenshots(ana, "mail-new");
  expect(await axe(ana)).toEqual([]);
  await ana.getByRole("combobox", { name: "To" }).fill(`Hannah <${customer.address}>`);
  await ana.getByRole("textbox", { name: "Subject" }).fill("Your return label");
  await words(ana).click();
  await ana.keyboard.press("Control+Home");
  await ana.keyboard.type("Hello Hannah, here it is.");
  await ana.keyboard.press("Control+Enter");
  await ana.locator(".mail-header").getByRole("heading", { name: "Your return label" }).waitFor();
  const arrived = await customer.receives("Your return label");
  expect(arrived.text).toContain("Hello Hannah, here it is.");
  expect(arrived.attachments).toHaveLength(1);
  expect(String(await customer.file(arrived, 0))).toBe("%PDF-1.4 label");
  await customer.answers(arrived, "Thank you!");
  await thread(ana).getByText("Thank you!").waitFor();
  await ana.keyboard.press("n");
  const note = composer(ana).getByRole("textbox", { name: "Write a note" });
  await note.fill("Label sent by hand.");
  await note.press("Enter");
  await thread(ana).locator(".aside.note").getByText("Label sent by hand.").waitFor();
  await composer(ana).page().getByRole("button", { name: "Back to the ways of answering" }).click();
  await way(ana, "Reply").click();
  await words(ana).waitFor();
  await ana.keyboard.type("You are welcome.");
  await ana.getByRole("link", { name: "Sent", exact: true }).click();
  await composer(ana).getByRole("button", { name: "Send and close" }).click();
  await dialog(ana).waitFor({ state: "attached" });
  await closes(ana);
  const closed = list(ana).getByRole("region", { name: "Closed", exact: true });
  const label = closed.getByRole("link").filter({ hasText: "Your return label" });
  // By itself, as soon as the archive has it.
  await label.waitFor({ timeout: ARCHIVED_WITHIN_MS });
  await customer.receives("Re: Your return label");
  await search(ana).fill("hannah LABEL");
  await label.click();
  await thread(ana).getByText("Thank you!").first().waitFor();
  expect(await composer(ana).count()).toBe(0);
  await ana.locator(".recording-subject").getByText("Your return label", { exact: true }).waitFor();
  await screenshots(ana, "mail-sent");
  expect(await axe(ana)).toEqual([]);
});

test("WA-6: a mail that comes back says why and leaves again by hand; who wants no more mails gets none", async () => {
  const customer = new CustomerMail("Pedro Paz");
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({ subject: "Dirección vieja", text: "Hola" });
  await opens(ana, "Pedro Paz");
  await answers(ana, "Primera respuesta");
  const arrived = await customer.receives("Re: Dirección vieja");
  await customer.bounces(arrived);
  await thread(ana)
    .getByText(/^Not sent: /)
    .waitFor();
  await screenshots(ana, "mail-failed");
  expect(await axe(ana)).toEqual([]);
  await thread(ana).getByRole("button", { name: "Retry" }).click();
  await thread(ana).getByText("Sent", { exact: true }).first().waitFor();
  await customer.complains(arrived);
  await way(ana, "Reply").click();
  await words(ana).waitFor();
  await ana.keyboard.type("Segunda respuesta");
  await ana.keyboard.press("Control+Enter");
  await composer(ana).getByText("The customer wants no more mails").waitFor();
  await screenshots(ana, "mail-refused");
  expect(await axe(ana)).toEqual([]);
  await composer(ana).getByRole("button", { name: "Discard the draft" }).click();
  await closes(ana);
});

test("one works the mail desk by keyboard alone: the list, an answer, its formatting, its close, and what comes back after it", async () => {
  const customer = new CustomerMail("Silvia Ríos");
  const ana = await signedInPage("ana", "/mail");
  await customer.writes({ subject: "Horario", text: "¿A qué hora abren?" });
  await row(ana, "Silvia Ríos").waitFor();
  await ana.keyboard.press("j");
  await thread(ana).getByText("¿A qué hora abren?").waitFor();
  await ana.keyboard.press("r");
  await ana.keyboard.type("Abrimos a las 9.");
  await words(ana).getByText("Abrimos a las 9.").waitFor();
  await ana.keyboard.press("Shift+Tab");
  await ana.keyboard.press("ArrowRight");
  await expect.poll(() => ana.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Bold");
  await ana.keyboard.press("Tab");
  await ana.keyboard.press("Control+Enter");
  const arrived = await customer.receives("Re: Horario");
  // The customer may have it before the page knows that it has left; until then a key is a letter.
  await words(ana).waitFor({ state: "detached" });
  await ana.keyboard.press("e");
  await dialog(ana).waitFor({ state: "attached" });
  await closes(ana);
  // R12: the same key leaves it closed as it was, without being asked anything again.
  await customer.answers(arrived, "¡Gracias, nos vemos el lunes!");
  const back = list(ana).getByRole("region", { name: "After close" }).getByRole("link").filter({ hasText: "Silvia" });
  await back.click();
  await ana.getByText("The customer wrote again after the close").waitFor();
  await ana.keyboard.press("e");
  await back.waitFor({ state: "detached" });
  expect(await dialog(ana).count()).toBe(0);
});
