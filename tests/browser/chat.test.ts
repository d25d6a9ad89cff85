import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { visitorChats, visitorWrites } from "./visitor.ts";

const PDF = { name: "Zonas_de_envio.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") };

const open = (page: Page, name: string) =>
  page.getByRole("region", { name: "Conversations" }).getByText(name).first().click();
const write = async (page: Page, text: string) => {
  await page.getByRole("textbox", { name: "Write a message" }).fill(text);
  await page.keyboard.press("Enter");
};
const log = (page: Page) => page.getByRole("log");

test("WEB-56, WEB-64, DSP-2: a visitor of another origin chats with ana, who transfers to bruno, who disposes and closes; the recording has every entry", async () => {
  const ana = await signedInPage("ana");
  const problems = complaintsOf(ana);
  await ana.getByRole("region", { name: "Conversations" }).waitFor();
  const lucas = await visitorChats("Lucas Pintos", "Hola, ¿el envío a Salto tiene costo?");
  await open(ana, "Lucas Pintos");
  await log(ana).getByText("¿el envío a Salto tiene costo?").waitFor();
  await ana.getByRole("link", { name: /Campera Serrana/ }).waitFor();
  await lucas.chat.getByText("Ana se unió al chat").waitFor();

  // It is seen for four seconds after a key, which a busy machine may sleep through.
  const typing = lucas.chat.getByRole("status", { name: "Ana está escribiendo" });
  const typed = async () => {
    await ana.getByRole("textbox", { name: "Write a message" }).press("a");
    return typing.isVisible();
  };
  await expect.poll(typed).toBe(true);
  await write(ana, "Hola Lucas");
  await lucas.chat.getByRole("log").getByText("Hola Lucas").waitFor();
  await log(ana).getByText("Seen").first().waitFor();
  await visitorWrites(lucas, "¿Y cuánto demora?");
  await log(ana).getByText("¿Y cuánto demora?").waitFor();
  await lucas.chat.getByText("Visto").first().waitFor();

  await ana.locator("input[type=file]").setInputFiles(PDF);
  await ana.getByText(PDF.name).first().waitFor();
  await ana.getByRole("button", { name: "Send", exact: false }).last().click();
  await lucas.chat.getByRole("button", { name: `Descargar ${PDF.name}` }).waitFor();
  await lucas.chat
    .locator("input[type=file]")
    .setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: pixel() });
  await ana
    .getByRole("button", { name: /foto\.png/ })
    .first()
    .waitFor();
  await screenshots(ana, "inbox");
  await screenshots(lucas.page, "widget-conversation");
  expect(await axe(ana)).toEqual([]);
  expect(await axe(lucas.page)).toEqual([]);

  const bruno = await signedInPage("bruno");
  await bruno.getByRole("region", { name: "Conversations" }).waitFor();
  await ana.getByRole("button", { name: "Transfer" }).click();
  await ana.locator("wa-dialog").getByText("Bruno").click();
  await ana.getByRole("textbox", { name: "Note for the colleague" }).fill("pregunta por el envío");
  await screenshots(ana, "transfer");
  await ana.locator("wa-dialog").getByRole("button", { name: "Transfer" }).click();
  await screenshots(bruno, "offer");
  await bruno.getByRole("button", { name: "Accept" }).click();
  await log(bruno).getByText("¿Y cuánto demora?").waitFor();
  await lucas.chat.getByText("Bruno se unió al chat").waitFor();
  await write(bruno, "Soy Bruno, llega en 48 horas");
  await lucas.chat.getByText("llega en 48 horas").waitFor();
  expect(await lucas.chat.getByText("pregunta por el envío").count()).toBe(0);

  await bruno.getByRole("button", { name: "Close", exact: true }).first().click();
  await screenshots(bruno, "close");
  await choose(bruno, "Disposition", "Consulta");
  await choose(bruno, "Second level", "Horario");
  await bruno.locator("wa-dialog").getByRole("button", { name: "Close" }).last().click();
  await lucas.chat.getByText("Gracias por escribirnos").waitFor();
  await lucas.chat.getByText("¿Cómo te atendimos?").waitFor();
  await screenshots(lucas.page, "widget-closed");

  await expectRecorded(["¿el envío a Salto", "Hola Lucas", "demora", PDF.name, "foto.png", "48 horas"]);
  await expectPictureOpens("foto.png");
  expect(problems).toEqual([]);
});

/** ARCHIVE has the interaction within seconds, found by its words. */
async function expectRecorded(words: string[]): Promise<void> {
  const supervisor = await signedInPage("supervisor");
  for (const word of words) {
    await expect
      .poll(
        async () => {
          const query = new URLSearchParams({ campaign: "web-demo", text: word });
          const answer = await supervisor.request.get(deskline(`/api/interactions?${query}`));
          const { items } = (await answer.json()) as {
            items: { state: string; disposition: { levels: string[] } | null; segments: unknown[] }[];
          };
          return items.map(({ state, disposition, segments }) => [
            state,
            disposition?.levels.join(" > "),
            segments.length,
          ]);
        },
        { timeout: 60_000 },
      )
      .toContainEqual(["closed", "Consulta > Horario", 2]);
  }
}

/** Also where nobody answers any more: in the recording. */
async function expectPictureOpens(name: string): Promise<void> {
  const supervisor = await signedInPage(
    "supervisor",
    `/recordings?${new URLSearchParams({ campaign: "web-demo", text: name })}`,
  );
  await supervisor.locator("tbody tr a").first().click();
  await supervisor.getByRole("button", { name: `Open ${name}`, exact: true }).click();
  await supervisor.locator("wa-dialog").getByRole("img", { name, exact: true }).waitFor();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.locator("wa-dialog").getByLabel(label).first();
  await select.click();
  await page.getByRole("option", { name: option }).click();
}

/** What the browser itself complains of: content policy, script errors. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** One transparent pixel. */
function pixel(): Buffer {
  return Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
}
