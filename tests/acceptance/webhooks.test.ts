import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook as Verifier } from "standardwebhooks";
import { beforeAll, describe, expect, test } from "vitest";
import { sendEvent } from "../../channels/outgoing-webhook/send.ts";
import { webhookOf } from "../../durable-objects/addresses.ts";
import type { EventDelivery, NewWebhook, WebhookResource } from "../../protocol/webhooks.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { Browser } from "./browser.ts";
import { openCampaign, TestAgent } from "./centre.ts";
import { answersOf, askedOf } from "./customer.ts";
import { until } from "./line.ts";
import { accepted, openDialer, openProvider, sendFile } from "./lists.ts";
import { visit } from "./visitor.ts";

const PASSWORD = "deskline-demo";
const DAY = 24 * 3_600_000;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const admin = new Browser();

type Told = { type: string; timestamp: string; data: Record<string, unknown> };

beforeAll(async () => {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", PASSWORD);
});

function make(name: string, own: object = {}): Promise<NewWebhook> {
  const fields = { name, url: `https://${name}.carrier.test/hook`, events: ["message"], ...own };
  return admin.ask<NewWebhook>("POST", "/webhooks", fields);
}

async function tell(id: string, type: `message.${string}`, event = crypto.randomUUID()): Promise<string> {
  await webhookOf(env, id).hear([{ id: event, type, at: Date.now(), campaigns: [], data: { text: event } }]);
  return event;
}

const deliveries = async (id: string, query = "") =>
  (await admin.ask<{ items: EventDelivery[] }>("GET", `/webhooks/${id}/deliveries${query}`)).items;

/** The events that an endpoint was sent, each checked as its owner would. */
async function toldTo(name: string, secret: string): Promise<(Told & { id: string })[]> {
  const verifier = new Verifier(secret);
  return (await askedOf(name)).map(({ headers, body }) => ({
    id: headers["webhook-id"] ?? "",
    ...(verifier.verify(body, headers) as Told),
  }));
}

describe("outgoing webhooks", () => {
  test("a conversation's life reaches a webhook, each event once, signed as Standard Webhooks verifies", async () => {
    const { id, secret } = await make("life", { events: ["interaction", "message", "agent"] });
    const other = await make("other", { events: ["message"], campaigns: ["web-demo"] });
    const campaign = await openCampaign("told", {}, [{ agent: "ana-told" }]);
    const ana = await new TestAgent("ana-told", [campaign]).signIn();
    const visitor = await visit(campaign, { name: "Lía", message: "¿Abren hoy?" });
    await ana.holds(visitor.interaction);
    const desk = await ana.open(visitor.interaction);
    await desk.line.until("changes");
    desk.say("Sí, hasta las ocho");
    await until(() => visitor.chat.texts().length === 2);
    desk.close();
    await until(() => visitor.chat.state()?.state === "closed");
    const wanted = [
      "interaction.assigned",
      "interaction.closed",
      "interaction.waiting",
      "message.received",
      "message.sent",
    ];
    await until(async () => (await askedOf("life")).filter(({ body }) => !body.includes("agent.status")).length >= 5);
    const told = await toldTo("life", secret);
    const conversation = told.filter(({ type }) => type !== "agent.status");
    expect(conversation.map(({ type }) => type).toSorted()).toEqual(wanted);
    expect(new Set(told.map((one) => one.id)).size).toBe(told.length);
    expect(told.find(({ type }) => type === "message.received")?.data).toMatchObject({
      text: "¿Abren hoy?",
      by: { role: "customer" },
      campaigns: [{ id: campaign.id }],
      customer: { name: "Lía" },
      interaction: visitor.interaction,
    });
    expect(told.find(({ type }) => type === "interaction.closed")?.data).toMatchObject({
      state: "closed",
      caseNumber: visitor.caseNumber,
    });
    expect(told.find(({ type }) => type === "agent.status")?.data).toMatchObject({ status: "free" });
    await until(async () => (await deliveries(id, "?state=waiting")).length === 0);
    expect(await deliveries(other.id)).toEqual([]);
  });

  test("an endpoint that fails, breaks off and redirects loses no event, and what comes again has the same id", async () => {
    const { id, secret } = await make("shaky");
    await answersOf("shaky", [
      { status: 500 },
      { cut: true },
      { status: 302, headers: { Location: "https://x.test/" } },
    ]);
    const events = [await tell(id, "message.received"), await tell(id, "message.sent")];
    await evictDurableObject(webhookOf(env, id));
    // What the vanished instance was sending is due again in 15 s.
    await runInDurableObject(webhookOf(env, id), (_, { storage }) => {
      storage.sql.exec("UPDATE deliveries SET due = 0 WHERE state = 'waiting'");
    });
    await tell(id, "message.sent", events[1]);
    await until(async () => (await deliveries(id, "?state=delivered")).length === 2, 15_000);
    const told = await toldTo("shaky", secret);
    expect(new Set(told.map((one) => one.id))).toEqual(new Set(events));
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect((await deliveries(id)).reduce((sum, { attempts }) => sum + attempts, 0)).toBe(told.length);
  });

  test("an endpoint that answers late has not answered, and one that cannot be called is not", async () => {
    const send = (url: string, refused: string | null = null) =>
      sendEvent({ url, body: "{}", headers: {} }, () => refused, 200);
    await answersOf("late", [{ hang: 400 }]);
    expect(await send("https://late.carrier.test/")).toEqual({
      status: null,
      reason: "The endpoint has not answered in time",
    });
    expect(await send("https://refused.carrier.test/", "no")).toEqual({ status: null, reason: "no" });
    expect(await askedOf("refused")).toEqual([]);
  });

  test("addresses inside the house are refused when saved, and when sent although they were saved", async () => {
    for (const url of [
      "http://crm.example.com/",
      "https://127.0.0.1/",
      "https://metadata.google.internal/",
      "https://deskline.test/api",
    ]) {
      const { errors } = await admin.refused("POST", "/webhooks", { name: "x", url, events: ["message"] });
      expect(errors?.[0]?.path, url).toBe("url");
    }
    const { id } = await make("inner");
    await until(() => secretKnown(id));
    await runInDurableObject(webhookOf(env, id), (_, { storage }) => {
      storage.sql.exec("UPDATE facts SET value = json_set(value, '$.url', 'https://[::1]/') WHERE name = 'snapshot'");
    });
    await evictDurableObject(webhookOf(env, id));
    await tell(id, "message.sent");
    await until(async () => (await deliveries(id))[0]?.reason === "The address is an IP address");
    expect(await askedOf("inner")).toEqual([]);
  });

  test("after three days of failure it is switched off, said so, and sends what waits when it is enabled again", async () => {
    const { id, version, ...made } = await make("dead");
    await answersOf("dead", [{ status: 503 }]);
    const health = JSON.stringify({ failures: 2, failingSince: Date.now() - 3 * DAY - 1, restUntil: 0 });
    await runInDurableObject(webhookOf(env, id), (_, { storage }) => {
      storage.sql.exec("INSERT OR REPLACE INTO facts VALUES ('health', ?)", health);
    });
    await evictDurableObject(webhookOf(env, id));
    const event = await tell(id, "message.sent");
    const shown = async () =>
      (await admin.ask<{ items: WebhookResource[] }>("GET", "/webhooks")).items.find((one) => one.id === id);
    await until(async () => (await shown())?.offReason === "failing");
    const off = await shown();
    expect(off).toMatchObject({ enabled: false, version: version + 1 });
    const { results } = await env.CONFIG.prepare(
      "SELECT actor_name AS by FROM audit WHERE action = 'webhook.switched-off'",
    ).all();
    expect(results).toEqual([{ by: "Deskline" }]);
    await tell(id, "message.received");
    expect((await deliveries(id)).map((one) => [one.id, one.state])).toEqual([[event, "waiting"]]);
    const { name, url, events, campaigns } = made;
    await admin.ask("PUT", `/webhooks/${id}`, { name, url, events, campaigns, enabled: true, version: version + 1 });
    await until(async () => (await deliveries(id))[0]?.state === "delivered");
    expect(await shown()).toMatchObject({ enabled: true, offReason: "" });
  });

  test("a delivered event is replayed with its id, the old secret signs for a day beside the new one, and a test event arrives", async () => {
    const { id, secret } = await make("again");
    const event = await tell(id, "message.sent");
    await until(async () => (await deliveries(id))[0]?.state === "delivered");
    const renewed = await admin.ask<{ secret: string }>("POST", `/webhooks/${id}/secret`);
    expect(renewed.secret).not.toBe(secret);
    await until(() => secretKnown(id));
    await admin.ask("POST", `/webhooks/${id}/deliveries/${event}/replay`);
    await until(async () => (await askedOf("again")).length === 2);
    const last = (await askedOf("again")).at(-1);
    for (const each of [secret, renewed.secret])
      expect(() => new Verifier(each).verify(last?.body ?? "", last?.headers ?? {})).not.toThrow();
    await admin.refused("POST", `/webhooks/${id}/deliveries/nothing/replay`);
    await admin.ask("POST", `/webhooks/${id}/test`);
    await until(async () => (await deliveries(id))[0]?.type === "webhook.test");
    const listed = JSON.stringify(await admin.ask("GET", `/webhooks/${id}`));
    expect(listed).not.toContain("whsec_");
    await admin.ask("DELETE", `/webhooks/${id}`);
    await admin.refused("GET", `/webhooks/${id}`);
  });

  test("one whose secret cannot be read here says so and waits longer each time; with a new secret all of it arrives", async () => {
    const { id } = await make("resealed");
    await env.CONFIG.prepare("UPDATE webhooks SET secret = 'of another installation' WHERE id = ?").bind(id).run();
    await runInDurableObject(webhookOf(env, id), (_, { storage }) => {
      storage.sql.exec(
        "UPDATE facts SET value = json_set(value, '$.sealedSecret', 'of another installation') WHERE name = 'snapshot'",
      );
    });
    await evictDurableObject(webhookOf(env, id));
    const event = await tell(id, "message.received");
    await until(async () => (await deliveries(id)).some(({ attempts, reason }) => attempts >= 3 && reason !== ""));
    const { secret } = await admin.ask<{ secret: string }>("POST", `/webhooks/${id}/secret`);
    await until(async () => (await toldTo("resealed", secret)).some((one) => one.id === event), 15_000);
  });

  test("a list that has been sent to its end is told once, with its name and how many rows it had", async () => {
    const { secret } = await make("ended", { events: ["dialer"] });
    const schedule = { zone: "UTC", ranges: [{ days: [...DAYS], from: "00:00", to: "23:59" }] };
    await openDialer("ended", await openProvider({ name: "ended" }), null, { interval: 0, schedule });
    await accepted(
      sendFile(admin, "/dialers/ended/uploads?name=MAYO.csv", "ended;098000001;Hola;1\nended;098000002;Hola;1\n"),
    );
    await admin.ask("POST", "/dialers/ended/start", {});
    const finished = async () => (await toldTo("ended", secret)).filter(({ type }) => type === "dialer.list-finished");
    await until(async () => (await finished()).length > 0, 8_000);
    expect((await finished()).map(({ data }) => data)).toEqual([
      expect.objectContaining({
        dialer: expect.objectContaining({ name: "ended" }),
        list: expect.objectContaining({ name: "MAYO.csv", rows: 2 }),
      }),
    ]);
  });

  test("SEC-5: who gives keys over some campaigns neither sees nor touches a webhook that tells of others", async () => {
    await admin.ask("POST", "/campaigns", { name: "ajena", strategy: "nocall", thresholds: { serviceLevel: 60 } });
    const foreign = await make("foreign", { campaigns: ["ajena"] });
    const whole = await make("whole");
    const own = await make("own", { campaigns: ["web-demo"] });
    await admin.ask("POST", "/security-groups", { name: "Llaves", permissions: ["keys"], campaigns: ["web-demo"] });
    const user = { username: "clavero", name: "Clavero", role: "supervisor", groups: ["Llaves"] };
    await admin.ask("POST", "/users", { ...user, password: PASSWORD, confirm: PASSWORD });
    const clavero = await new Browser().signIn("clavero", PASSWORD);
    const { items } = await clavero.ask<{ items: WebhookResource[] }>("GET", "/webhooks");
    expect(items.map(({ id }) => id)).toContain(own.id);
    for (const { id } of [foreign, whole]) {
      expect(items.map((one) => one.id)).not.toContain(id);
      for (const [method, rest] of [
        ["GET", ""],
        ["GET", "/deliveries"],
        ["POST", "/secret"],
        ["POST", "/replay"],
        ["DELETE", ""],
      ] as const)
        expect((await clavero.refused(method, `/webhooks/${id}${rest}`)).code).toBe("not_found");
    }
  });

  test("who gives no keys sees no webhook", async () => {
    const supervisor = await new Browser().signIn("supervisor", PASSWORD);
    expect((await supervisor.refused("GET", "/webhooks")).code).toBe("forbidden");
  });
});

/** Its object has been told of the secret in force. */
async function secretKnown(id: string): Promise<boolean> {
  const kept = await env.CONFIG.prepare("SELECT secret FROM webhooks WHERE id = ?").bind(id).first<string>("secret");
  return runInDurableObject(webhookOf(env, id), (_, { storage }) => {
    const { value } = storage.sql
      .exec<{ value: string }>("SELECT coalesce(max(value), '{}') AS value FROM facts WHERE name = 'snapshot'")
      .one();
    return JSON.parse(value).sealedSecret === kept;
  });
}
