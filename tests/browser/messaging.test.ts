import type { Locator, Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { CustomerPhone, network } from "./customer-phone.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

const conversations = (page: Page) => page.getByRole("region", { name: "Conversations" });
const log = (page: Page) => page.getByRole("log");
const composer = (page: Page) => page.getByRole("region", { name: "Write", exact: true });
const reply = (page: Page) => composer(page).getByRole("textbox", { name: "Write a message" });
/** What stands under a message of ours. */
const marksOf = (page: Page, text: string) =>
  log(page).getByRole("article").filter({ hasText: text }).locator(".marks");

afterEach(() => network());

async function opens(page: Page, words: string): Promise<void> {
  await conversations(page).getByText(words).first().click();
  await log(page).getByText(words).first().waitFor();
}

async function says(page: Page, text: string): Promise<void> {
  await reply(page).fill(text);
  await reply(page).press("Enter");
  await log(page).getByText(text).waitFor();
}

/** What is done leaves the list, so that the next test's customers find room. */
async function closes(page: Page): Promise<void> {
  await page.locator(".conversation-header").getByRole("button", { name: "Close" }).click();
  const dialog = page.locator("wa-dialog[open]");
  await choose(dialog, "Disposition", "Consulta");
  await choose(dialog, "Second level", "Horario");
  await dialog.locator("wa-button").getByText("Close", { exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function choose(within: Locator, name: string, option: string): Promise<void> {
  await within.getByRole("combobox", { name: new RegExp(`^${name}`) }).click();
  await within.page().getByRole("option", { name: option, exact: true }).click();
}

test("SMS-90, SMS-91, SMS-92, SMS-95: a customer's SMS is found by its number, answered in one segment and read on their phone; closing asks first", async () => {
  const phone = new CustomerPhone("kannel");
  const ana = await signedInPage("ana");
  await phone.writes("¿A qué hora llega mi pedido?");
  const row = conversations(ana).getByRole("link").filter({ hasText: "A qué hora llega" });
  await row.getByRole("img", { name: "SMS" }).waitFor();
  const search = ana.getByRole("searchbox", { name: "Customer, address, words" });
  await search.fill("098 000 000");
  await ana.getByText("No conversation matches").waitFor();
  await search.fill(`${phone.dialled.slice(0, 3)} ${phone.dialled.slice(3)}`);
  await row.click();
  await search.fill("");
  await ana.locator(".conversation-header").getByText("sms-demo").waitFor();

  await reply(ana).fill(
    "Tu entrega llegará hoy entre las 14 y las 16 h. Si no vas a estar, respondenos y la dejamos en lo de un vecino.",
  );
  await composer(ana)
    .getByText(/Unicode because of “á” · \d+ · 2 segments/)
    .waitFor();
  await screenshots(ana, "sms");
  expect(await axe(ana)).toEqual([]);
  await composer(ana).getByRole("button", { name: "Without special letters: 1 segment" }).click();
  await composer(ana)
    .getByText(/GSM-7 · \d+ of 160 · 1 segment/)
    .waitFor();
  await reply(ana).press("Enter");
  await marksOf(ana, "Tu entrega llegara").getByText("Delivered").waitFor();
  expect(await phone.received()).toMatchObject([{ text: expect.stringMatching(/^Tu entrega llegara/), segments: 1 }]);
  await closes(ana);

  // R12: thanks ring nobody; another word comes back apart, and one key leaves it closed.
  await phone.writes("gracias!!");
  await phone.writes("¿Y abren el domingo?");
  const back = ana.getByRole("region", { name: "After close", exact: true });
  await back.or(conversations(ana)).getByText("¿Y abren el domingo?").first().click();
  await log(ana).getByText("gracias!!", { exact: true }).waitFor();
  await ana.getByText("The customer wrote again after the close.").waitFor();
  await log(ana)
    .getByText(/^Open again after the close, with you/)
    .waitFor();
  await screenshots(ana, "after-close");
  expect(await axe(ana)).toEqual([]);
  await ana.keyboard.press("e");
  await ana.getByText("The customer wrote again after the close.").waitFor({ state: "detached" });
});

test("WA-6: what the carrier refuses is outlined with its reason and a retry; what nobody knows says so and is sent once more by hand", async () => {
  const phone = new CustomerPhone("kannel");
  const ana = await signedInPage("ana");
  await phone.writes("¿Tienen stock?");
  await opens(ana, "¿Tienen stock?");
  await network({ refused: 1 });
  await says(ana, "Sí, hay en Tres Cruces.");
  const refused = marksOf(ana, "hay en Tres Cruces");
  await refused.getByText("Not sent: ").waitFor();
  await network({ lostAnswers: 1, sent: 0, delivered: 0 });
  await says(ana, "¿Te lo reservo?");
  const unknown = marksOf(ana, "¿Te lo reservo?");
  await unknown.getByText("It may not have arrived.").waitFor();
  await screenshots(ana, "delivery-marks");
  expect(await axe(ana)).toEqual([]);
  await network();
  await refused.getByRole("button", { name: "Retry" }).click();
  await refused.getByText("Delivered").waitFor();
  await unknown.getByRole("button", { name: "Send again" }).click();
  await unknown.getByText("Delivered").waitFor();
  await closes(ana);
});

test("WA-5, WA-6: a voice note plays and a picture shows itself in the conversation; ticks turn to seen when the customer reads", async () => {
  const phone = new CustomerPhone("whatsapp");
  const ana = await signedInPage("ana");
  await phone.writes("Compré la campera azul y vino rota.");
  await opens(ana, "Compré la campera azul");
  await phone.sends("voice-note.ogg");
  await phone.sends("jacket.jpg", "Es esta");
  await log(ana).locator(".image-file img").waitFor();
  const played = await log(ana)
    .locator("audio")
    .evaluate(async (audio: HTMLAudioElement) => {
      audio.muted = true;
      await audio.play();
      await new Promise((resolve) => audio.addEventListener("timeupdate", resolve, { once: true }));
      audio.pause();
      return audio.duration;
    });
  expect(played).toBeGreaterThan(1);
  await composer(ana)
    .getByText(/Free text for 23 h 5\d min, then templates/)
    .waitFor();
  await says(ana, "Lo lamento. Te la cambiamos en cualquier local.");
  const marks = marksOf(ana, "Lo lamento");
  await marks.getByText("Delivered").waitFor();
  await phone.reads();
  await marks.getByText("Seen").waitFor();
  await screenshots(ana, "whatsapp");
  expect(await axe(ana)).toEqual([]);
  await closes(ana);
});

test("SMS-93: New → SMS with the keyboard: a wrong number is said beside it, the message leaves, and the colleague is told who holds the customer", async () => {
  const phone = new CustomerPhone("kannel");
  const ana = await signedInPage("ana");
  await ana.getByRole("button", { name: "New", exact: true }).waitFor();
  await ana.keyboard.press("c");
  const dialog = ana.locator("wa-dialog[open]");
  const number = dialog.getByRole("textbox", { name: "Number" });
  await number.waitFor();
  await expect
    .poll(() => number.evaluate((field) => field === field.ownerDocument.activeElement?.shadowRoot?.activeElement))
    .toBe(true);
  await ana.keyboard.press("Enter");
  await dialog.getByText("Type the number.").waitFor();
  await dialog.getByText("There is nothing to send yet.").waitFor();
  await ana.keyboard.type("12");
  await ana.keyboard.press("Tab");
  await ana.keyboard.type("Su pedido está listo para retirar.");
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await dialog.getByText("This is not a number that can be written to.").waitFor();
  await screenshots(ana, "new-sms");
  expect(await axe(ana)).toEqual([]);
  await number.fill(phone.dialled);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await marksOf(ana, "Su pedido está listo").getByText("Delivered").waitFor();
  await ana.locator(".conversation-header").getByText("Waiting for the customer", { exact: true }).waitFor();
  expect(await phone.received()).toMatchObject([{ text: "Su pedido está listo para retirar." }]);
  await phone.writes("¿Hasta qué hora?");
  await log(ana).getByText("¿Hasta qué hora?").waitFor();

  const bruno = await signedInPage("bruno");
  await bruno.getByRole("button", { name: "New", exact: true }).click();
  const his = bruno.locator("wa-dialog[open]");
  await his.getByRole("textbox", { name: "Number" }).fill(phone.number);
  await his.getByRole("textbox", { name: "Message" }).fill("Hola");
  await his.getByRole("button", { name: "Send", exact: true }).click();
  await his.getByRole("alert").getByText("Ana has a conversation with this customer now.").waitFor();
  await closes(ana);
});

test("WA-3, WA-4, WA-5: New → WhatsApp leaves as an approved template; until the customer answers nothing else can be written", async () => {
  const phone = new CustomerPhone("whatsapp");
  const admin = await signedInPage("admin");
  const synced = await admin.request.post(deskline("/api/providers/whatsapp/templates/sync"), {
    headers: { origin: new URL(deskline()).origin },
  });
  expect(synced.ok()).toBe(true);
  const ana = await signedInPage("ana");
  await ana.getByRole("button", { name: "New", exact: true }).click();
  const dialog = ana.locator("wa-dialog[open]");
  await choose(dialog, "Campaign", "WhatsApp · whatsapp-demo");
  await dialog.getByRole("textbox", { name: "Number" }).fill(phone.dialled);
  await dialog.getByRole("searchbox", { name: "Find a template" }).fill("pedido");
  expect(await dialog.getByRole("button", { name: /come_back/ }).count()).toBe(0);
  await dialog
    .getByRole("button", { name: /order_shipped/ })
    .first()
    .click();
  await dialog.getByLabel("Value 1").fill("Valentina");
  await dialog.getByLabel("Value 2").fill("40918");
  await screenshots(ana, "new-whatsapp");
  expect(await axe(ana)).toEqual([]);
  await dialog.getByRole("button", { name: "Send template" }).click();
  await log(ana).getByText("Template order_shipped").waitFor();
  await marksOf(ana, "Hola Valentina, tu pedido 40918").getByText("Delivered").waitFor();
  expect(await phone.received()).toMatchObject([
    { template: { name: "order_shipped", parameters: ["Valentina", "40918"] } },
  ]);
  await composer(ana).getByText("The customer has not written yet: templates only").waitFor();
  expect(await composer(ana).getByRole("button", { name: "Reply" }).count()).toBe(0);
  await screenshots(ana, "templates");
  expect(await axe(ana)).toEqual([]);
  await phone.writes("¡Gracias! ¿A qué hora?");
  await composer(ana)
    .getByText(/^Free text for 23 h/)
    .waitFor();
  await says(ana, "Antes de las 14 h.");
  await marksOf(ana, "Antes de las 14 h.").getByText("Delivered").waitFor();
  await closes(ana);
  await ana.getByRole("button", { name: "New", exact: true }).click();
  await choose(dialog, "Campaign", "WhatsApp · whatsapp-demo");
  await dialog.getByRole("textbox", { name: "Number" }).fill(phone.dialled);
  await dialog.getByText(/^Free text for 23 h/).waitFor();
  await dialog.getByRole("textbox", { name: "Message" }).fill("Ya salió el reparto.");
  await screenshots(ana, "new-whatsapp-open");
  expect(await axe(ana)).toEqual([]);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await marksOf(ana, "Ya salió el reparto.").getByText("Delivered").waitFor();
  await closes(ana);
});

test("decisions STOP: after a STOP only notes can be written and the draft waits, until the customer writes again; an agent notes it too", async () => {
  const phone = new CustomerPhone("kannel");
  const ana = await signedInPage("ana");
  await phone.writes("Hola, una consulta");
  await opens(ana, "Hola, una consulta");
  await reply(ana).fill("Decime, te escucho");
  await phone.writes("BAJA");
  await log(ana).getByText("The customer wants no more messages from this sender").waitFor();
  await composer(ana).getByText("You can answer when they write again.").waitFor();
  await composer(ana).getByText("Your draft is kept: Decime, te escucho").waitFor();
  expect(await composer(ana).getByRole("textbox").getAttribute("placeholder")).toBe("Write a note");
  await screenshots(ana, "opted-out");
  expect(await axe(ana)).toEqual([]);
  await phone.writes("Perdón, ¿llegó mi pedido?");
  await expect.poll(() => reply(ana).inputValue()).toBe("Decime, te escucho");
  await reply(ana).press("Enter");
  await marksOf(ana, "Decime, te escucho").getByText("Delivered").waitFor();
  await closes(ana);

  const other = new CustomerPhone("kannel");
  await other.writes("No me escriban más");
  await opens(ana, "No me escriban más");
  await ana.locator(".conversation-header").getByRole("button", { name: "More" }).click();
  await ana.getByRole("menuitem", { name: "Opt out" }).click();
  const dialog = ana.locator("wa-dialog[open]");
  await dialog.getByText("joins the black list of 6622").waitFor();
  expect(await axe(ana)).toEqual([]);
  await dialog.getByRole("button", { name: "Opt out" }).click();
  await log(ana).getByText("Ana noted that the customer wants no more messages").waitFor();
  await ana.getByRole("complementary", { name: "Customer" }).getByText("Wants no more messages").waitFor();
  await closes(ana);
  await ana.keyboard.press("c");
  const start = ana.locator("wa-dialog[open]");
  await start.getByRole("textbox", { name: "Number" }).fill(other.number);
  await start
    .getByRole("alert")
    .getByText(/^On the black list \(Agent, /)
    .waitFor();
  await start.getByRole("textbox", { name: "Message" }).fill("Una oferta");
  await ana.keyboard.press("Escape");
  await start.waitFor({ state: "detached" });
  await ana.getByRole("button", { name: "New", exact: true }).click();
  await expect.poll(() => start.getByRole("textbox", { name: "Message" }).inputValue()).toBe("Una oferta");
  await start.getByRole("button", { name: "Send", exact: true }).click();
  await start.getByRole("alert").getByText("On the black list").waitFor();
});

test("SMS-20, SMS-21, SMS-22, SMS-23, SMS-24, SMS-25, SMS-26, SMS-30, SMS-31, SMS-32, SMS-33, SMS-34: an SMS campaign is made with its line and found in its channel's list", async () => {
  const admin = await signedInPage("admin", "/campaigns?channel=sms");
  await admin.getByRole("link", { name: "sms-demo", exact: true }).waitFor();
  expect(await admin.getByRole("link", { name: "web-demo", exact: true }).count()).toBe(0);
  await admin.getByRole("link", { name: "New campaign" }).click();
  await admin.getByRole("textbox", { name: /^Name/ }).fill("Avisos");
  await choose(admin.locator("main"), "Strategy", "incall");
  await admin.getByText("Only for nocall, nopause and omni").waitFor();
  await choose(admin.locator("main"), "Provider", "twilio");
  await admin.getByRole("textbox", { name: "Numbers or ports" }).fill("+12015550100\n\n");
  await admin.getByRole("textbox", { name: "Opt-out words (Español)" }).fill("STOP, BAJA, NO MÁS,");
  await admin.getByRole("button", { name: "Add hours" }).click();
  await admin.getByRole("textbox", { name: "Out of time (Español)" }).fill("Abrimos a las 9.");
  await admin.getByRole("spinbutton", { name: /^Service level/ }).fill("45");
  await admin.getByRole("spinbutton", { name: "ACD" }).fill("30");
  await admin.locator("#field-enabled").click({ position: { x: 10, y: 10 } });
  await admin.getByRole("button", { name: "Add response" }).click();
  await admin.getByRole("textbox", { name: "Key of response 1" }).fill("hola");
  await admin.getByRole("textbox", { name: "Text of response 1" }).fill("Hola, ¿en qué te ayudo?");
  for (const absent of ["Checks", "Form fields", "Allowed domains", "Embed", "Preview"]) {
    expect(await admin.getByRole("heading", { name: absent, exact: true }).count(), absent).toBe(0);
  }
  expect(await admin.getByRole("spinbutton", { name: "Time out" }).count()).toBe(0);
  await screenshots(admin, "campaign-sms");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  const kept = await admin.evaluate(async () => (await fetch("/api/campaigns/Avisos")).json());
  expect(kept).toMatchObject({
    channel: "sms",
    strategy: "incall",
    provider: expect.any(String),
    enabled: false,
    thresholds: { serviceLevel: 45, acd: 30 },
    schedule: { ranges: [{ from: "09:00", to: "17:59" }] },
    messages: { outOfTime: { es: "Abrimos a las 9." }, welcome: {} },
    dids: ["+12015550100"],
    optOutWords: { es: ["STOP", "BAJA", "NO MÁS"] },
    doNotKeep: false,
  });
  await admin.getByRole("link", { name: /^Campaigns \// }).click();
  await admin.waitForURL(deskline("/campaigns?channel=sms"));
  await admin.getByRole("link", { name: "Avisos", exact: true }).waitFor();
  await screenshots(admin, "campaigns-sms");
  expect(await axe(admin)).toEqual([]);
});

test("SMS-2, FB-3: without a provider the form says what to do first; a new Messenger campaign opens on work days, and the channel can still change", async () => {
  const admin = await signedInPage("admin", "/campaigns");
  await admin.getByRole("link", { name: "web-demo", exact: true }).waitFor();
  await admin.route("**/api/provider-choices", (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
  await admin.getByRole("link", { name: "Messenger" }).click();
  await admin.waitForURL(deskline("/campaigns?channel=messenger"));
  await admin.getByRole("link", { name: "New campaign" }).click();
  await admin.getByText("Connect a Messenger provider first").waitFor();
  await admin.getByRole("link", { name: "Connect a provider" }).waitFor();
  expect(await admin.getByRole("textbox", { name: "From, hours 1" }).inputValue()).toBe("09:00");
  expect(await admin.getByRole("textbox", { name: "Last minute, hours 1" }).inputValue()).toBe("18:00");
  await screenshots(admin, "campaign-messenger");
  expect(await axe(admin)).toEqual([]);
  await admin.getByRole("textbox", { name: /^Name/ }).fill("Altamar");
  await admin.getByRole("button", { name: "WhatsApp", exact: true }).click();
  await admin.waitForURL(deskline("/campaigns/new?channel=whatsapp"));
  await expect.poll(() => admin.getByRole("textbox", { name: /^Name/ }).inputValue()).toBe("Altamar");
  expect(await admin.getByRole("textbox", { name: "From, hours 1" }).count()).toBe(0);
});
