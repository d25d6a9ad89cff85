import type { Locator, Page } from "playwright-core";

/** More stops than any screen has between two things that follow each other. */
const MOST_STOPS = 60;

/** Presses Tab until the focus is there: what the mouse would click must be reached, and be seen as reached. */
export async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    // Whoever is looked for is found once, not at each stop: by its role costs as much as painting the page.
    const element = await there.elementHandle();
    for (; stops < MOST_STOPS; stops++) {
      const state = await element?.evaluate((one) => [one.isConnected, one.matches(":focus, :focus-within")] as const);
      if (state?.[1]) return;
      if (!state?.[0]) break;
      await page.keyboard.press("Tab");
    }
  }
  throw new Error(`Tab does not reach ${there}`);
}

/** Goes there by Tab and presses Enter. */
export async function enter(page: Page, there: Locator): Promise<void> {
  await tabTo(page, there);
  await page.keyboard.press("Enter");
}

/** Goes to the field by Tab and types. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}
