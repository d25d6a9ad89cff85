import type { Locator, Page } from "playwright-core";

/** More steps than any menu has items. */
const MOST_ITEMS = 15;
/** More stops than any screen has, its list filled by the tests before. */
const MOST_STOPS = 200;

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

/** Goes down the open menu to the item and presses Enter. */
export async function choose(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  for (let steps = 0; steps < MOST_ITEMS; steps++) {
    if (await item.evaluate((element) => element.matches(":focus"))) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrows do not reach ${item}`);
}
