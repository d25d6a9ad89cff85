import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { directoryOf, providerOf } from "../../durable-objects/addresses.ts";
import type { AlertResource, FailingProvider } from "../../protocol/alerts.ts";
import type { Board } from "../../protocol/board-socket.ts";
import { mailboxFields } from "../../protocol/mailboxes.ts";
import { createMailbox } from "../../store/configuration/change-mailboxes.ts";
import { switchOff } from "../../store/configuration/webhooks-off.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { answersOf } from "../../tests/acceptance/customer.ts";
import { until } from "../../tests/acceptance/line.ts";
import { sentBy } from "../../tests/acceptance/mail-centre.ts";
import { hashPassword } from "../access/password-hash.ts";
import { writeWebhooksOff } from "../alerts/webhooks-off.ts";
import { writeAlerts } from "../alerts/write.ts";

const PASSWORD = "deskline-demo";
const FIELDS = { level: 90, leastEnded: 5, wait: 30, breaks: true, providers: true, to: "", mailbox: "" };
const [admin, pedro, ana] = [new Browser(), new Browser(), new Browser()];

beforeAll(async () => {
  await seedDemo(env.CONFIG, ["altamar.example"], (password) => hashPassword(password, env.AUTH_SECRET));
  await directoryOf(env).changed();
  await admin.signIn("admin", PASSWORD);
  await pedro.signIn("supervisor", PASSWORD);
  await ana.signIn("ana", PASSWORD);
});

const limits = async (who: Browser) => (await who.ask<{ items: AlertResource[] }>("GET", "/alert-limits")).items;
const put = (who: Browser, path: string, change: object) =>
  who.send("PUT", path, { ...FIELDS, ...change }).then(({ status }) => status);
const board = () => pedro.ask<Board>("GET", "/campaigns/web-demo/board");

async function asks(name: string): Promise<void> {
  const form = { visitor: crypto.randomUUID(), request: crypto.randomUUID(), name, message: "Hola" };
  const answer = await exports.default.fetch("https://deskline.test/api/webchat/web-demo/conversations", {
    method: "POST",
    headers: { Origin: "https://altamar.example", "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  expect(answer.status).toBe(201);
}

test("SMS-80, STA-1: a campaign's limits come before those of all, reach its board, and go back to those of all", async () => {
  expect(await put(admin, "/alert-limits", { level: 85 })).toBe(204);
  await until(async () => (await board()).campaign.limits.level === 85);
  expect(await put(pedro, "/campaigns/web-demo/alert-limits", { level: 70 })).toBe(204);
  await until(async () => (await board()).campaign.limits.level === 70);
  const seen = await limits(pedro);
  expect(seen[0]).toMatchObject({ campaign: null, level: 85 });
  expect(seen.find(({ campaign }) => campaign === "web-demo")).toMatchObject({ own: true, level: 70 });
  expect((await pedro.send("DELETE", "/campaigns/web-demo/alert-limits")).status).toBe(204);
  await until(async () => (await board()).campaign.limits.level === 85);
});

test("SEC-5: the limits of all are for who sees every campaign, who is written to for who administers mail, and none for agents", async () => {
  expect(await put(pedro, "/alert-limits", {})).toBe(403);
  expect((await ana.send("GET", "/alert-limits")).status).toBe(403);
  expect([403, 404]).toContain(await put(ana, "/campaigns/web-demo/alert-limits", {}));
  expect(await put(pedro, "/campaigns/web-demo/alert-limits", { to: "a@b.example", mailbox: "x" })).toBe(403);
  const wrong = await admin.refused("PUT", "/alert-limits", { ...FIELDS, to: "nobody", mailbox: "" });
  expect(wrong.errors?.map(({ path }) => path)).toEqual(["to", "mailbox"]);
});

test("what is wrong is written once while it stands, and again after a mail that did not leave", async () => {
  const own = mailboxFields.parse({ name: "avisos", address: "avisos@alert-mails.example", fromName: "Deskline" });
  const { id: mailbox } = await createMailbox(env.CONFIG, env.SEAL_SECRET, { id: "system", name: "test" }, own);
  await directoryOf(env).changed();
  const to = "pedro@example.com, sofia@example.com";
  expect(await put(admin, "/campaigns/web-demo/alert-limits", { to, mailbox })).toBe(204);
  await until(async () => (await board()).campaign.limits.level === 90);
  await asks("Vera");
  await until(async () => (await board()).totals.waiting === 1);
  await answersOf("alert-mails", [{ status: 500, body: "E_RATE_LIMIT_EXCEEDED" }]);
  await writeAlerts(env, Date.now());
  await writeAlerts(env, Date.now());
  await writeAlerts(env, Date.now());
  const [refused, sent, ...more] = await sentBy("alert-mails");
  expect(refused?.subject).toBe(sent?.subject);
  expect(sent).toMatchObject({
    subject: "web-demo: algo anda mal",
    to: [{ email: "pedro@example.com" }, { email: "sofia@example.com" }],
  });
  expect(sent?.text).toContain("1 en espera y ningún agente fuera de pausa");
  expect(sent?.text).toContain("https://deskline.test/monitor?campaign=web-demo");
  expect(more).toEqual([]);
});

test("a webhook that has switched itself off is written of once, to who reads of all campaigns, again after a mail that did not leave", async () => {
  const own = mailboxFields.parse({ name: "casa", address: "casa@webhook-mails.example", fromName: "Deskline" });
  const { id: mailbox } = await createMailbox(env.CONFIG, env.SEAL_SECRET, { id: "system", name: "test" }, own);
  await directoryOf(env).changed();
  const form = {
    name: "erp",
    url: "https://erp.example/hook",
    events: ["interaction"],
    campaigns: null,
    enabled: true,
  };
  const { id } = await admin.ask<{ id: string }>("POST", "/webhooks", form);
  await writeWebhooksOff(env, Date.now());
  await switchOff(env.CONFIG, { id, name: form.name, url: form.url, reason: "failing" });
  expect(await put(admin, "/alert-limits", { to: "jefe@example.com", mailbox })).toBe(204);
  await answersOf("webhook-mails", [{ status: 500, body: "E_RATE_LIMIT_EXCEEDED" }]);
  for (let minute = 0; minute < 3; minute++) await writeWebhooksOff(env, Date.now());
  const [refused, sent, ...more] = await sentBy("webhook-mails");
  expect(refused?.subject).toBe("Un webhook se desactivó solo");
  expect(sent).toMatchObject({ subject: refused?.subject, to: [{ email: "jefe@example.com" }] });
  expect(sent?.text).toContain(
    `erp: https://erp.example/hook no respondió bien en tres días\nhttps://deskline.test/webhooks/${id}`,
  );
  expect(more).toEqual([]);
});

test("an account that fails is told to who sees a campaign that writes by it, and to nobody else", async () => {
  const settings = { url: "https://down.carrier.test/send?to=${phone}&text=${message}" };
  const { id } = await admin.ask<{ id: string }>("POST", "/providers", { name: "caida", type: "url-get", settings });
  const sms = { name: "sms-caida", channel: "sms", strategy: "nocall", thresholds: { serviceLevel: 60 } };
  await admin.ask("POST", "/campaigns", { ...sms, provider: id });
  const failing = async (who: Browser) =>
    (await who.ask<{ items: FailingProvider[] }>("GET", "/alerts/providers")).items;
  expect(await failing(admin)).toEqual([]);
  const at = Date.now();
  await providerOf(env, id).heard({ what: "error", at, detail: "401 wrong password" });
  const down = { provider: "caida", since: at, detail: "401 wrong password", campaigns: ["sms-caida"] };
  expect(await failing(admin)).toEqual([down]);
  expect(await failing(pedro)).toEqual([]);
  await providerOf(env, id).heard({ what: "out", at: at + 1, detail: "" });
  expect(await failing(admin)).toEqual([]);
});
