import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, screenshots, signedInPage } from "./harness.ts";

/** Screens that read what they show when they are opened. */
const SCREENS = [
  ...["/home", "/monitor", "/dialers", "/recordings", "/reports", "/campaigns", "/campaigns/web-demo", "/members"],
  ...["/members/voice", "/voice-campaigns", "/users", "/users/groups", "/users/teams", "/breaks", "/canned-responses"],
  ...["/canned-responses/web-demo", "/dispositions", "/dispositions/web-demo", "/quality", "/holidays", "/providers"],
  ...["/mailboxes", "/black-list", "/health", "/audit", "/privacy?address=nadie@example.com", "/privacy/retention"],
  ...["/keys", "/webhooks", "/monitor/alerts"],
];
/** A report's figures go on to the side of their row's name, which stays: there are any once something was counted. */
const LISTS = ".table-box:not(.report-table-box)";
const AWAY = { status: 503, contentType: "application/problem+json" };
const PROBLEM = JSON.stringify({ type: "", title: "Unavailable", status: 503, code: "unavailable" });
/** What who is signed in, and their desk, are asked for: the frame stays. */
const READ = /\/api\/(?!me$|auth\/|desk\/)/;

/** Another screen without loading the page anew. */
async function shows(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}

test("every screen whose figures cannot be read says so and offers to try again, without a skeleton that never ends; what was typed stays", async () => {
  const admin = await signedInPage("admin", "/breaks");
  await admin.getByRole("heading", { name: "Breaks", level: 1 }).waitFor();
  await admin.route(READ, (route) => route.fulfill({ ...AWAY, body: PROBLEM }));

  // A form that cannot be saved keeps what was typed, and says why.
  await admin.getByRole("button", { name: "New break", exact: true }).click();
  const form = admin.locator("wa-dialog");
  await form.getByLabel("Name", { exact: true }).fill("Pausa de té");
  await admin.keyboard.press("Enter");
  await form.getByText("No answer from Deskline. Try again.", { exact: true }).first().waitFor();
  expect(await form.getByLabel("Name", { exact: true }).inputValue()).toBe("Pausa de té");
  await form.getByLabel("Name", { exact: true }).fill("");
  await admin.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });

  const main = admin.getByRole("main");
  for (const path of SCREENS) {
    await shows(admin, path);
    const alert = main
      .getByRole("alert")
      .filter({ has: admin.getByRole("button", { name: "Try again", exact: true }) });
    await alert
      .first()
      .waitFor()
      .catch((error) => expect.fail(`${path}: ${error}`));
    await expect.poll(() => main.locator(".skeleton").count(), { message: `${path} goes on loading` }).toBe(0);
  }
  await screenshots(admin, "unavailable");
  expect(await axe(admin)).toEqual([]);

  await admin.unroute(READ);
  await shows(admin, "/users/teams");
  await main.getByRole("heading", { name: "Teams", level: 1 }).waitFor();
  await admin.route(READ, (route) => route.fulfill({ ...AWAY, body: PROBLEM }));
  await shows(admin, "/holidays");
  await main.getByRole("button", { name: "Try again", exact: true }).waitFor();
  await admin.unroute(READ);
  await main.getByRole("button", { name: "Try again", exact: true }).click();
  await main.getByRole("alert").waitFor({ state: "detached" });
});

test("a screen that cannot be loaded, as offline, says so in its place, and the frame stays", async () => {
  const admin = await signedInPage("admin", "/breaks");
  await admin.getByRole("heading", { name: "Breaks", level: 1 }).waitFor();
  await admin.route(/\/assets\//, (route) => route.abort());
  await shows(admin, "/reports");
  await admin.getByRole("alert").getByText("This screen could not be opened").waitFor();
  await admin.getByRole("navigation", { name: "Main menu", exact: true }).waitFor();
  await admin.unroute(/\/assets\//);
  await admin.getByRole("button", { name: "Try again", exact: true }).click();
  await admin.getByRole("heading", { name: "Reports", level: 1 }).waitFor();
});

test("without a network a live screen says at once that it is not live, keeps what was typed, and catches up by itself", async () => {
  const supervisor = await signedInPage("supervisor", "/dialers/sms-dialer");
  const main = supervisor.getByRole("main");
  const text = main.getByLabel("Text", { exact: true });
  await main.getByText(/^Live, updated/).waitFor();
  await text.fill("Su pedido está");

  const doubted = supervisor.waitForEvent("requestfailed", {
    predicate: (request) => request.url().endsWith("/api/me"),
    timeout: 60_000,
  });
  await supervisor.context().setOffline(true);
  await main.getByText(/^Not live: trying again/).waitFor();
  await supervisor.getByText(/^Connection lost/).waitFor();
  // Who is signed in cannot be asked any more: the screen stays all the same.
  await doubted;
  expect(await text.inputValue()).toBe("Su pedido está");

  await supervisor.context().setOffline(false);
  await main.getByText(/^Live, updated/).waitFor();
  expect(await text.inputValue()).toBe("Su pedido está");
});

test("no screen, and no list on it, is wider than a small phone, in the language with the longest words", async () => {
  const admin = await signedInPage("admin", "/breaks", { locale: "pt", viewport: { width: 360, height: 780 } });
  const wide: string[] = [];
  let shown = admin.getByRole("heading", { name: "Pausas", level: 1 });
  for (const path of SCREENS) {
    await shown.waitFor();
    await shows(admin, path);
    await admin.waitForURL((url) => `${url.pathname}${url.search}` === path);
    shown = admin.getByRole("heading", { level: 1 }).first();
    await admin.locator(".page-content > :not(.late)").first().waitFor();
    if (!(await fits(admin, "html"))) wide.push(path);
    if (!(await fits(admin, LISTS))) wide.push(`${path}, its list`);
  }
  expect(wide).toEqual([]);
});

/** Nothing of it is wider than its place, once its styles are there. */
function fits(page: Page, selector: string): Promise<boolean> {
  const narrow = (wanted: string) =>
    [...document.querySelectorAll(wanted)].every((one) => one.scrollWidth <= one.clientWidth);
  return page.waitForFunction(narrow, selector, { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
