import type { BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import { visitorPage } from "./harness.ts";

/** A visitor's side of a chat, by what they see and press. */
export interface Visitor {
  page: Page;
  chat: FrameLocator;
}

/** Opens the widget on the customer's site and sends the form. */
export async function visitorChats(
  name: string,
  message: string,
  options: BrowserContextOptions = { locale: "es-UY" },
): Promise<Visitor> {
  const visitor = await visitorOpens(options);
  await visitor.chat.getByLabel("Nombre").fill(name);
  await visitor.chat.getByLabel("Mensaje").fill(message);
  await visitor.chat.getByRole("button", { name: "Iniciar chat" }).click();
  await visitor.chat.getByRole("log").getByText(message).waitFor();
  return visitor;
}

export async function visitorOpens(options: BrowserContextOptions = { locale: "es-UY" }): Promise<Visitor> {
  const page = await visitorPage(options);
  await page.locator("#deskline-widget button.launcher").click();
  const chat = page.frameLocator("#deskline-widget iframe");
  await chat.getByRole("dialog").waitFor();
  return { page, chat };
}

export async function visitorWrites({ chat }: Visitor, text: string): Promise<void> {
  await chat.getByRole("textbox", { name: "Escribí tu mensaje" }).fill(text);
  await chat.getByRole("button", { name: "Enviar" }).click();
}
