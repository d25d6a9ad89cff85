import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { sandbox } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { CustomerPhone, network } from "./customer-phone.ts";
import { axe, screenshots } from "./harness.ts";

afterEach(() => network());

async function inBothThemes(page: Page): Promise<string[]> {
  const light = await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axe(page);
  await page.emulateMedia({ colorScheme: null });
  return [...light, ...dark];
}

test("a customer begins on the phone's screen, is answered there, and sends a picture and a voice note", async () => {
  const { number } = new CustomerPhone("kannel");
  const page = await (await freshContext({ viewport: { width: 1100, height: 900 } })).newPage();
  await page.goto(sandbox(`/phone?number=${encodeURIComponent(number)}`));
  await page.getByText("Nothing has arrived on this phone.").waitFor();
  const writeTo = async (account: string) => {
    await page.getByRole("button", { name: "Write to…" }).click();
    await page.getByRole("button", { name: account }).click();
  };
  const bubbles = page.getByRole("log", { name: "Messages" }).locator(".bubble");

  await writeTo("kannel · sms-demo");
  await page.getByRole("textbox", { name: "Message" }).fill("BAJA");
  await page.keyboard.press("Enter");
  await bubbles.filter({ hasText: "BAJA" }).first().waitFor();
  await page.locator(".bubble.theirs").waitFor();
  expect(await page.getByRole("button", { name: "Attach" }).count()).toBe(0);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: /6622\s*SMS/ }).waitFor();

  await writeTo("twilio-whatsapp · no campaign");
  await page.getByLabel("Attach").click();
  await page.getByRole("button", { name: "Picture of a jacket" }).click();
  await bubbles.locator("img").waitFor();
  await page.getByRole("button", { name: "Send a voice note" }).click();
  await bubbles.locator("audio").waitFor();
  await page.getByRole("button", { name: "Call" }).click();
  await page.getByText("You called").waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await screenshots(page, "phone-whatsapp");
  await page.getByRole("button", { name: "Back" }).click();
  expect(await inBothThemes(page)).toEqual([]);
  await screenshots(page, "phone");
});

test("the network's page shows what was sent, and makes the carriers rough and calm again", async () => {
  const phone = new CustomerPhone("kannel");
  await phone.writes("SAIR");
  const page = await (await freshContext()).newPage();
  await page.goto(sandbox("/"));
  await page.getByRole("row").filter({ hasText: phone.number }).filter({ hasText: "SAIR" }).waitFor();
  await page
    .getByRole("row")
    .filter({ hasText: "whatsapp-demo" })
    .or(page.getByRole("cell", { name: "meta-whatsapp" }))
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Rough" }).click();
  await page.getByRole("status").getByText("Saved").waitFor();
  expect(await page.getByLabel("Answer lost").inputValue()).toBe("5");
  await page.getByRole("button", { name: "Calm" }).click();
  await expect.poll(() => page.getByLabel("Answer lost").inputValue()).toBe("0");
  expect(await inBothThemes(page)).toEqual([]);
  await screenshots(page, "network");
});
