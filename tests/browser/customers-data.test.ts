import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { enter, tabTo, type } from "./keyboard.ts";

const MAIL = "elvira@privada.example";

test("WEB-21, decisions retention: with the keyboard alone a chat is closed with the model's questions, evaluated, taken along and erased, once what is still open was closed; two chats are joined as one customer's, and taken apart", async () => {
  const admin = await signedInPage("admin", "/privacy");
  await asked(admin, "post", "/api/campaigns", {
    name: "privada",
    strategy: "nocall",
    thresholds: { serviceLevel: 60 },
  });
  await asked(admin, "put", "/api/campaigns/privada/members/ana", { penalty: 0 });
  const questions = [
    { kind: "yes-no", text: "¿Saludó?", weight: 5 },
    { kind: "scale", text: "¿Resolvió?", weight: 5 },
  ];
  const model = await asked(admin, "post", "/api/quality-models", {
    name: "Privada",
    questions,
    campaigns: ["privada"],
  });
  const ana = await signedInPage("ana");
  const list = ana.getByRole("region", { name: "Conversations" });
  await list.waitFor();
  await elviraWrites("¿Llegó mi pedido?");
  await list.getByText("Elvira Privada", { exact: true }).first().click();
  await ana.getByRole("log").getByText("¿Llegó mi pedido?").waitFor();

  await enter(ana, ana.getByRole("button", { name: "Close", exact: true }).first());
  const closing = ana.locator("wa-dialog");
  await closing.getByText("¿Saludó?").first().waitFor();
  await answers(ana, closing);
  await screenshots(ana, "closing-questions");
  expect(await axe(ana)).toEqual([]);
  await enter(ana, closing.locator("wa-button").getByText("Close", { exact: true }).last());
  await closing.waitFor({ state: "detached" });

  const privacy = admin.getByRole("main");
  const finds = async () => {
    await tabTo(admin, admin.getByLabel("Number, mail or case number"));
    await admin.keyboard.press("Control+A");
    await admin.keyboard.type(MAIL);
    await admin.keyboard.press("Enter");
  };
  const findsRecordings = (count: number) =>
    expect
      .poll(
        async () => {
          await finds();
          await privacy.getByText(/Whoever asks today has an answer by/).waitFor();
          return privacy.getByText(`Recordings: ${count}`, { exact: true }).count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
  await findsRecordings(1);
  await screenshots(admin, "customers-data");
  expect(await axe(admin)).toEqual([]);
  const href = (await privacy.getByRole("row").getByRole("link").getAttribute("href")) ?? "";
  const download = admin.waitForEvent("download");
  await enter(admin, privacy.locator("wa-button").getByText("Download everything", { exact: true }));
  expect((await download).suggestedFilename()).toBe("customer.json");

  const supervisor = await signedInPage("admin", href);
  await enter(supervisor, supervisor.locator(".recording-quality > summary"));
  await enter(supervisor, supervisor.locator("wa-button").getByText("Evaluate", { exact: true }));
  await answers(supervisor, supervisor.locator(".recording-quality"));
  await type(supervisor, supervisor.getByLabel("Comment", { exact: true }), "Buen trato");
  await enter(supervisor, supervisor.locator("wa-button").getByText("Save evaluation", { exact: true }));
  await supervisor
    .locator(".recording-quality")
    .getByText(/^\d+ of 100$/)
    .waitFor();
  await screenshots(supervisor, "evaluated");
  expect(await axe(supervisor)).toEqual([]);

  // Whoever still writes cannot be erased: what has to be closed is named, and one step away.
  await elviraWrites("Otra vez yo");
  await list.getByText("Elvira Privada", { exact: true }).first().waitFor();
  await finds();
  const living = privacy.getByRole("status").filter({ hasText: "Close them first" });
  await living.getByText("in privada, with Ana").waitFor();
  await screenshots(admin, "customer-still-open");
  expect(await axe(admin)).toEqual([]);
  await enter(admin, living.getByRole("link"));
  await admin.getByRole("log").getByText("Otra vez yo").waitFor();

  // Who only typed the same address is perhaps the same customer: that is said, and taken back.
  const same = admin.getByRole("button", { name: /is of the same customer$/ });
  const other = admin.getByRole("button", { name: /is of another customer$/ });
  await enter(admin, same);
  await other.waitFor();
  expect(await same.count()).toBe(0);
  await screenshots(admin, "customers-joined");
  expect(await axe(admin)).toEqual([]);
  await enter(admin, other);
  await same.waitFor();
  expect(await other.count()).toBe(0);

  // Where there is no room beside the conversation, the customer is one key away.
  const roomy = admin.viewportSize();
  await admin.setViewportSize({ width: 390, height: 844 });
  await same.waitFor({ state: "detached" });
  await admin.keyboard.press("i");
  await admin
    .locator("wa-drawer")
    .getByRole("button", { name: /is of the same customer$/ })
    .waitFor();
  await admin.keyboard.press("Escape");
  await admin.locator("wa-drawer").waitFor({ state: "detached" });
  if (roomy !== null) await admin.setViewportSize(roomy);

  await enter(admin, admin.locator("wa-button").getByText("Close", { exact: true }));
  await enter(admin, admin.locator("wa-dialog wa-button").getByText("Close", { exact: true }));
  await admin.locator("wa-dialog").waitFor({ state: "detached" });
  await admin.goto(deskline("/privacy"));
  await findsRecordings(2);

  await enter(admin, privacy.locator("wa-button").getByText("Erase everywhere", { exact: true }));
  const erasing = admin.locator("wa-dialog");
  await type(admin, erasing.getByLabel("Write it once more", { exact: true }), MAIL);
  await screenshots(admin, "customer-erased");
  expect(await axe(admin)).toEqual([]);
  await admin.keyboard.press("Enter");
  await erasing.waitFor({ state: "detached" });
  await privacy.getByText(`Nothing is kept of ${MAIL}`, { exact: true }).waitFor();
  await asked(admin, "delete", `/api/quality-models/${model?.id}`);
  await asked(admin, "delete", "/api/campaigns/privada");
});

/** On the campaign's page, in a browser that has never been there. */
async function elviraWrites(words: string): Promise<void> {
  const visitor = await (await freshContext({ locale: "es-UY" })).newPage();
  await visitor.goto(deskline("/try?campaign=privada&language=es"));
  await visitor.locator("#deskline-widget button.launcher").click();
  const chat = visitor.frameLocator("#deskline-widget iframe");
  await chat.getByLabel("Nombre").fill("Elvira Privada");
  await chat.getByLabel("Correo").fill(MAIL);
  await chat.getByLabel("Mensaje").fill(words);
  await chat.getByRole("button", { name: "Iniciar chat" }).click();
}

/** Yes to the first question, 4 to the second: of a group only one radio is a stop, the others are reached by the arrows. */
async function answers(page: Page, form: Locator): Promise<void> {
  for (const [place, steps] of [0, 3].entries()) {
    await tabTo(page, form.locator(".questions fieldset").nth(place).getByRole("radio").first());
    await page.keyboard.press("Space");
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
  }
}

/** Without a form, which others look at. */
async function asked(
  page: Page,
  method: "post" | "put" | "delete",
  path: string,
  data?: object,
): Promise<{ id: string } | null> {
  const headers = { origin: new URL(deskline()).origin };
  const answer = await page.request[method](deskline(path), { headers, ...(data && { data }) });
  const text = await answer.text();
  expect(answer.ok(), text).toBe(true);
  return text === "" ? null : JSON.parse(text);
}
