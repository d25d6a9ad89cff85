import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, deskline, screenshots, signedInPage } from "./harness.ts";
import { enter, type } from "./keyboard.ts";

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();

test("DSP-1, DSP-3, DSP-4: dispositions of all campaigns are written, moved and marked with the keyboard", async () => {
  const page = await signedInPage("admin", "/dispositions");
  await enter(page, page.getByRole("button", { name: "Add disposition" }));
  await page.keyboard.type("Come back");
  await enter(page, page.getByRole("button", { name: "Add disposition" }));
  await page.keyboard.type("Tomorrow");
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => box(page, "Disposition 1.1").inputValue()).toBe("Tomorrow");
  await enter(page, page.getByRole("button", { name: "More for disposition 1.1" }));
  await page.getByRole("menuitemcheckbox", { name: "Ask when to come back" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText("Date to come back").waitFor();
  await enter(page, page.getByRole("button", { name: "Add below 1", exact: true }));
  await page.keyboard.press("Control+s");
  await page.getByText("One thing to fix").waitFor();
  expect(await axe(page)).toEqual([]);
  await type(page, box(page, "Disposition 1.2"), "Next week");
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.reload();
  await expect.poll(() => box(page, "Disposition 1.2").inputValue()).toBe("Next week");
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "dispositions");

  await page.getByRole("link", { name: "web-demo" }).click();
  await page.waitForURL(deskline("/dispositions/web-demo"));
  await box(page, "Disposition 1.1.1").waitFor();
  await screenshots(page, "dispositions-campaign");
  const told = await page.evaluate(async () => (await fetch("/api/dispositions")).json());
  expect(told).toMatchObject({
    items: [
      {
        name: "Come back",
        children: [
          { name: "Tomorrow", comeBack: true, children: [] },
          { name: "Next week", children: [] },
        ],
      },
    ],
  });

  await page.getByRole("link", { name: "All campaigns" }).click();
  await enter(page, page.getByRole("button", { name: "More for disposition 1", exact: true }));
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.keyboard.press("Control+s");
  await saved(page);
});
