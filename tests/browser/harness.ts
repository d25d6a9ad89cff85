import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type BrowserContextOptions, type Page, request } from "playwright-core";
import { DEMO_PASSWORD, type DemoUser } from "../../scripts/start/demo.ts";
import { centre, customerSite, deskline } from "./centre.ts";
import { freshContext } from "./contexts.ts";
import { type Ask, endOpenChats } from "./open-chats.ts";

const SCREENSHOTS = join(import.meta.dirname, "..", "screenshots");
const WIDTHS = { narrow: 390, medium: 1024, wide: 1440 } as const;
const THEMES = ["light", "dark"] as const;
/** Long enough for a style change to be painted, transitions being off (reduced motion). */
const REPAINT_MS = 120;

/** Somebody has opened the customer's site since the last test. */
let customersCame = false;

/** A visitor on the customer's site, whose page embeds the widget. */
export async function visitorPage(options: BrowserContextOptions = {}): Promise<Page> {
  customersCame = true;
  const page = await (await freshContext(options)).newPage();
  await page.goto(customerSite());
  return page;
}

/** Ends the chats that visitors have begun at the customer's site. */
export async function customersLeave(): Promise<void> {
  if (customersCame) await asAdministrator((ask) => endOpenChats(ask, "web-demo"));
  customersCame = false;
}

/** A tab of the portal in which `user` is signed in. */
export async function signedInPage(user: DemoUser, path = "/", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await freshContext(options);
  await context.addCookies(centre().sessions[user].cookies);
  await signIn(user, context.request);
  const page = await context.newPage();
  await page.goto(deskline(path));
  return page;
}

/** Does nothing while the session lasts: a test may have ended the one that all share. */
async function signIn(user: DemoUser, request: APIRequestContext): Promise<void> {
  if ((await request.get(deskline("/api/me"))).ok()) return;
  const answer = await request.post(deskline("/api/auth/sign-in/username"), {
    data: { username: user, password: DEMO_PASSWORD },
    headers: { origin: new URL(deskline()).origin },
  });
  if (!answer.ok()) throw new Error(`${user} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

async function asAdministrator(act: (ask: Ask) => Promise<void>): Promise<void> {
  const extraHTTPHeaders = { origin: new URL(deskline()).origin };
  const door = await request.newContext({ storageState: centre().sessions.admin, extraHTTPHeaders });
  await signIn("admin", door);
  await act(async (path, data) => {
    const answer = data === undefined ? await door.get(deskline(path)) : await door.post(deskline(path), { data });
    const text = await answer.text();
    return answer.ok() && text !== "" ? JSON.parse(text) : null;
  });
  await door.dispose();
}

/** With SCREENSHOTS=1: the page at three widths, light and dark, into tests/screenshots/<name>-<width>-<theme>.png; leaves it as it was. */
export async function screenshots(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  const before = page.viewportSize();
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: pixels, height: 900 });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(REPAINT_MS);
      await photograph(page, `${name}-${width}-${theme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

/** Into tests/screenshots/<name>.png. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Frames in which nothing runs, and so no axe: what is in them is somebody's mail. */
const SCRIPTLESS = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';

/** What axe finds on the page and in its frames, one line each: rule, place, reason. */
export async function axe(page: Page): Promise<string[]> {
  // Frames of other origins want a second page to gather what was found in each: three times the work.
  const ofOneOrigin = page.frames().every((frame) => originOf(frame.url()) === originOf(page.url()));
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(ofOneOrigin)
    .options({ resultTypes: ["violations"] })
    .exclude(SCRIPTLESS)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}: ${help}`));
}

/** Of a frame without an address of its own (about:blank, srcdoc): its page's. */
function originOf(address: string): string {
  return address.startsWith("http") ? new URL(address).origin : new URL(deskline()).origin;
}
