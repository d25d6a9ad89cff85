import { expect, test } from "vitest";
import { axe, screenshots, signedInPage } from "./harness.ts";

/** What a finger meets. */
const FINGER_PX = 44;

test("an administrator narrows the audit log to a deed, sees what became what, and reads it as cards on a phone", async () => {
  const admin = await signedInPage("admin", "/audit");
  const table = admin.getByRole("table");
  await table.getByRole("button", { name: "Show details", exact: true }).first().waitFor();
  await screenshots(admin, "audit");
  expect(await axe(admin)).toEqual([]);
  await admin.goto(`${new URL(admin.url()).origin}/audit?action=user.create`);
  await table.getByText("User · create", { exact: true }).first().waitFor();
  const lines = await table.getByRole("button", { name: "Show details", exact: true }).count();
  expect(await table.getByText("User · create", { exact: true }).count()).toBe(lines);
  await admin.getByRole("button", { name: "Show details", exact: true }).first().click();
  await admin.locator("wa-dialog").getByRole("rowheader", { name: "username", exact: true }).waitFor();
  await screenshots(admin, "audit-entry");
  expect(await axe(admin)).toEqual([]);
  await admin.keyboard.press("Escape");
  await admin.setViewportSize({ width: 390, height: 844 });
  const sideways = await admin.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const cutOff = await admin.locator(".table-box").evaluate((box) => box.scrollWidth > box.clientWidth);
  expect([sideways, cutOff]).toEqual([false, false]);
});

test("the health page says that everybody works on the configuration in force, and how accounts and webhooks are", async () => {
  const admin = await signedInPage("admin", "/health");
  await admin.getByRole("heading", { name: "Health", exact: true }).waitFor();
  await admin.getByRole("region", { name: "Providers", exact: true }).getByRole("link").first().waitFor();
  await admin.getByRole("heading", { name: "Not yet told", exact: true }).waitFor();
  const asked = admin.waitForResponse((response) => response.url().endsWith("/api/health/details"));
  await admin.getByRole("button", { name: "Look again", exact: true }).click();
  expect((await asked).status()).toBe(200);
  await admin.getByRole("heading", { name: "Set aside", exact: true }).waitFor();
  await screenshots(admin, "health");
  expect(await axe(admin)).toEqual([]);
  await admin.setViewportSize({ width: 390, height: 844 });
  const button = admin.getByRole("button", { name: "Look again", exact: true });
  await expect.poll(async () => (await button.boundingBox())?.height).toBeGreaterThanOrEqual(FINGER_PX);
});
