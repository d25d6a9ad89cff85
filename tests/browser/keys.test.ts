import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";

const dialog = (page: Page) => page.locator("wa-dialog");

test("API-12: a key is made for one campaign, shown once, opens that campaign until it is revoked", async () => {
  const admin = await signedInPage("admin", "/keys");
  await admin.getByRole("button", { name: "New key" }).click();
  await dialog(admin).getByRole("button", { name: "Make the key" }).click();
  await dialog(admin).getByText("Say which program it is for").first().waitFor();
  await dialog(admin).getByText("Tick what it may do").first().waitFor();
  await screenshots(admin, "key-errors");
  expect(await axe(admin)).toEqual([]);
  await dialog(admin).getByRole("textbox", { name: "Name" }).fill("CRM");
  await dialog(admin).getByRole("checkbox", { name: "Send messages" }).check();
  await dialog(admin).getByRole("checkbox", { name: "sms-demo", exact: true }).check();
  await dialog(admin).getByRole("button", { name: "Make the key" }).click();
  await dialog(admin).getByText("Copy it now").waitFor();
  const key = (await dialog(admin).locator("code").textContent()) ?? "";
  expect(key).toMatch(/^dk_[0-9a-f]{64}$/);
  await screenshots(admin, "key-once");
  expect(await axe(admin)).toEqual([]);
  await dialog(admin).getByRole("button", { name: "I have copied it" }).click();
  await dialog(admin).waitFor({ state: "detached" });

  const row = admin.getByRole("row", { name: /CRM/ });
  await row.getByText("Never").waitFor();
  expect(await admin.content()).not.toContain(key);
  expect(await statusOf(key)).toBe(202);
  // Its use is noted beside the answer, and the list is not live.
  const isUnused = async () => {
    await admin.reload();
    await row.waitFor();
    return (await row.getByText("Never").count()) > 0;
  };
  await expect.poll(isUnused).toBe(false);
  await screenshots(admin, "keys");
  expect(await axe(admin)).toEqual([]);

  await row.getByRole("button", { name: "Revoke CRM" }).click();
  await dialog(admin).getByRole("button", { name: "Revoke", exact: true }).click();
  await row.waitFor({ state: "detached" });
  await expect.poll(() => statusOf(key)).toBe(401);
});

test("a webhook is made, tried, and what it was told is sent once more", async () => {
  const heard: { type: string; id: string }[] = [];
  let secret = "";
  const endpoint = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { type } = new Webhook(secret).verify(body, request.headers as Record<string, string>) as { type: string };
    heard.push({ type, id: String(request.headers["webhook-id"]) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  const { port } = endpoint.address() as AddressInfo;
  try {
    const admin = await signedInPage("admin", "/webhooks");
    await admin.getByText("No other program is told anything").waitFor();
    await admin.getByRole("button", { name: "New webhook" }).click();
    await dialog(admin).getByRole("textbox", { name: "Name" }).fill("CRM");
    await dialog(admin).getByRole("textbox", { name: "Address" }).fill("https://10.0.0.1/hook");
    await dialog(admin).getByRole("checkbox", { name: "Messages, with their text" }).check();
    await dialog(admin).getByRole("button", { name: "Save" }).click();
    await dialog(admin).getByText("An https address at a public host").first().waitFor();
    await screenshots(admin, "webhook-errors");
    expect(await axe(admin)).toEqual([]);
    await dialog(admin).getByRole("textbox", { name: "Address" }).fill(`http://127.0.0.1:${port}/hook`);
    await dialog(admin).getByRole("button", { name: "Save" }).click();
    await dialog(admin).getByText("Copy it now").waitFor();
    secret = (await dialog(admin).locator("code").textContent()) ?? "";
    await dialog(admin).getByRole("button", { name: "I have copied it" }).click();
    await dialog(admin).waitFor({ state: "detached" });
    await screenshots(admin, "webhooks");
    expect(await axe(admin)).toEqual([]);

    await admin.getByRole("link", { name: "CRM", exact: true }).click();
    await admin.getByRole("button", { name: "Send a test" }).click();
    await expect.poll(() => heard.map(({ type }) => type)).toEqual(["webhook.test"]);
    // The endpoint has it a moment before the page that is asked knows.
    const isDelivered = async () => {
      await admin.getByRole("button", { name: "Refresh" }).click();
      return (await admin.getByText("Delivered", { exact: true }).count()) > 0;
    };
    await expect.poll(isDelivered).toBe(true);
    await admin.getByRole("button", { name: "Send webhook.test once more" }).click();
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]?.id).toBe(heard[0]?.id);
    await screenshots(admin, "webhook-deliveries");
    expect(await axe(admin)).toEqual([]);
  } finally {
    endpoint.closeAllConnections();
    endpoint.close();
  }
});

/** What a program is answered that sends an SMS with the key. */
async function statusOf(key: string): Promise<number> {
  const answer = await fetch(deskline("/api/messages/sms"), {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ campaign: "sms-demo", destination: "098356484", message: "Your order is ready" }),
  });
  return answer.status;
}
