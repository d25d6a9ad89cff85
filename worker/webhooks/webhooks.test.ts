import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { conversationOf, dialerOf, directoryOf, providerOf, queueOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import { type CampaignResource, createCampaign as campaignSchema, type Page } from "../../protocol/configuration.ts";
import type { HealthDetails } from "../../protocol/health.ts";
import {
  type ProviderDraft,
  type ProviderHealth,
  type ProviderResource,
  type ProviderTestResult,
  providerFields,
  type UnreadWebhook,
} from "../../protocol/providers.ts";
import { createCampaign } from "../../store/configuration/change-campaigns.ts";
import { createProvider, replaceProvider } from "../../store/configuration/change-providers.ts";
import { findProvider } from "../../store/configuration/providers.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { TestConversation } from "../../tests/acceptance/conversation.ts";
import { answersOf, askedOf } from "../../tests/acceptance/customer.ts";
import { fatesTold } from "../../tests/acceptance/fates-told.ts";
import { until } from "../../tests/acceptance/line.ts";
import { hashPassword } from "../access/password-hash.ts";
import { healthDetails } from "../health/details.ts";
import { sweepUnread } from "./unread.ts";

const BY = { id: "system", name: "Test" };
const ORIGIN = "https://deskline.test";
const OURS = "+59898000100";
const URL_GET = "https://x.carrier.test/?p=${phone}&m=${message}";
const META_SECRETS = { token: "t", appSecret: "app-secret", verifyToken: "verify-me" };
const admin = new Browser();

type Kind = "inbound" | "status";

/** An account with its door, and a campaign whose messages come in there. */
class Account {
  readonly provider: ProviderResource;
  readonly campaign: CampaignResource;

  constructor(provider: ProviderResource, campaign: CampaignResource) {
    this.provider = provider;
    this.campaign = campaign;
  }

  static async open(draft: ProviderDraft, dids: string[] = []): Promise<Account> {
    const provider = await createProvider(env.CONFIG, env.SEAL_SECRET, BY, providerFields.parse(draft));
    const { name, id, channel } = provider;
    const form = { name, channel, strategy: "nocall", thresholds: { serviceLevel: 30 }, provider: id, dids };
    const campaign = await createCampaign(env.CONFIG, BY, campaignSchema.parse(form));
    await directoryOf(env).changed();
    return new Account(provider, campaign);
  }

  path(kind: Kind, query = ""): string {
    return `${this.provider.webhooks[kind]}${query}`;
  }

  conversation(customer: string): string {
    return conversationName(env, this.provider.channel, this.campaign.id, customer);
  }

  /** The customer's thread as a supervisor sees it. */
  async chat(customer: string): Promise<TestConversation> {
    const permissions = ["watch", "join", "whisper"];
    const conversation = await this.conversation(customer);
    await until(async () => (await conversationOf(env, conversation).current()) !== null);
    return TestConversation.open(conversation, {
      role: "supervisor",
      who: "eva",
      name: "Eva",
      session: "s",
      permissions,
    });
  }

  async texts(customer: string, count: number): Promise<string[]> {
    const chat = await this.chat(customer);
    await until(() => chat.texts().length >= count);
    return chat.texts();
  }

  async hears(kind: Kind, query: string): Promise<Response> {
    return exports.default.fetch(`${ORIGIN}${this.path(kind, query)}`);
  }

  async unread(): Promise<UnreadWebhook[]> {
    return (await admin.ask<Page<UnreadWebhook>>("GET", `/providers/${this.provider.name}/unread`)).items;
  }
}

const post = (path: string, body: string, headers: Record<string, string> = {}, origin = ORIGIN) =>
  exports.default.fetch(new Request(`${origin}${path}`, { method: "POST", body, headers }));

/** A webhook as Twilio signs it. */
function twilio(account: Account, kind: Kind, form: Record<string, string>, token = "twilio-token", query = "") {
  const path = account.path(kind, query);
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => `${text}${name}${form[name]}`, `${ORIGIN}${path}`);
  return post(path, new URLSearchParams(form).toString(), {
    "Content-Type": "application/x-www-form-urlencoded",
    "X-Twilio-Signature": createHmac("sha1", token).update(signed).digest("base64"),
  });
}

function meta(account: Account, body: unknown, secret = "app-secret") {
  const text = JSON.stringify(body);
  const signature = `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
  return post(account.path("inbound"), text, { "X-Hub-Signature-256": signature, "Content-Type": "application/json" });
}

const whatsapp = (value: object) => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: "99",
      changes: [{ field: "messages", value: { metadata: { display_phone_number: "59898000100" }, ...value } }],
    },
  ],
});
const text = (id: string, from: object, body: string, timestamp = "1795446970") => ({
  id,
  ...from,
  timestamp,
  type: "text",
  text: { body },
});

let sms: Account;
let tw: Account;
let wa: Account;
let page: Account;

beforeAll(async () => {
  const hash = await hashPassword("deskline-demo", env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", "deskline-demo");
  sms = await Account.open({ name: "url", type: "url-get", settings: { url: URL_GET } });
  const settings = { account: "AC1", from: OURS };
  tw = await Account.open({ name: "tw", type: "twilio", settings, secrets: { token: "twilio-token" } }, [OURS]);
  const numbers = { senderId: "1", account: "99", from: OURS };
  wa = await Account.open({ name: "wa", type: "meta-whatsapp", settings: numbers, secrets: META_SECRETS }, [OURS]);
  const own = { senderId: "777", from: "La Tienda", humanAgent: true };
  page = await Account.open({ name: "page", type: "meta-messenger", settings: own, secrets: META_SECRETS });
});

describe("API-8: whose webhook it is", () => {
  test("an unknown door, a door of another form and another path are nobody's", async () => {
    for (const path of [`/webhooks/${"x".repeat(32)}/inbound`, "/webhooks/url/inbound", "/webhooks/../inbound"])
      expect((await post(path, "phone=1&message=x")).status, path).toBe(404);
    expect((await post(`${sms.path("inbound")}/more`, "")).status).toBe(404);
    const put = await exports.default.fetch(
      new Request(`${ORIGIN}${sms.path("inbound")}`, { method: "PUT", body: "x" }),
    );
    expect(put.status).toBe(404);
  });

  test("Twilio: only what is signed over the public address counts, on whatever address it comes in", async () => {
    const form = { MessageSid: "SM1", From: "+59898344484", To: OURS, Body: "hola" };
    expect((await twilio(tw, "inbound", form, "another-token")).status).toBe(403);
    expect((await post(tw.path("inbound"), new URLSearchParams(form).toString())).status).toBe(403);
    expect(await conversationOf(env, await tw.conversation("+59898344484")).current()).toBeNull();
    const answer = await twilio(tw, "inbound", form);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toContain("text/xml");
    expect(await answer.text()).toBe("<Response/>");
    expect(await tw.texts("+59898344484", 1)).toEqual(["hola"]);
    const health = await providerOf(env, tw.provider.id).health();
    expect(health.lastIn).toBeGreaterThan(0);
    expect(health.lastError?.detail).toContain("signature");
  });

  test("a signature by a secret that was changed elsewhere a moment ago counts", async () => {
    const before = await findProvider(env.CONFIG, "tw");
    if (before === null) throw new Error("it was created");
    const { name, type, enabled, isDefault, version } = before;
    const draft = providerFields.parse({ name, type, enabled, isDefault, settings: before.settings });
    const change = { ...draft, version, secrets: { token: "rotated" } };
    await replaceProvider(env.CONFIG, env.SEAL_SECRET, BY, before, change);
    await directoryOf(env).changed();
    const form = { MessageSid: "SM2", From: "+59898344484", To: OURS, Body: "con otra clave" };
    expect((await twilio(tw, "inbound", form, "rotated")).status).toBe(200);
    await replaceProvider(
      env.CONFIG,
      env.SEAL_SECRET,
      BY,
      { ...before, version: version + 1 },
      { ...change, version: version + 1, secrets: { token: "twilio-token" } },
    );
    await directoryOf(env).changed();
    forgetCampaigns();
  });

  test("Meta: the handshake echoes the challenge for the right token alone; a body changed by one byte is refused", async () => {
    const shake = (token: string) => `?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`;
    expect(await (await wa.hears("inbound", shake("verify-me"))).text()).toBe("1158201444");
    expect((await wa.hears("inbound", shake("guess"))).status).toBe(403);
    expect((await wa.hears("inbound", "")).status).toBe(403);
    const body = whatsapp({ messages: [text("wamid.0", { from: "59899635199" }, "hola")] });
    expect((await meta(wa, body, "another")).status).toBe(403);
    const signature = createHmac("sha256", "app-secret").update(JSON.stringify(body)).digest("hex");
    const forged = await post(wa.path("inbound"), `${JSON.stringify(body)} `, {
      "X-Hub-Signature-256": `sha256=${signature}`,
    });
    expect(forged.status).toBe(403);
  });

  test("a body over 3 MB is refused", async () => {
    expect((await post(sms.path("inbound"), "x".repeat(3 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

describe("what customers write", () => {
  test("API-7: a URL provider tells it by GET or POST, in a number's national form; two at once make one conversation", async () => {
    const answers = await Promise.all([
      sms.hears("inbound", "?phone=098344484&message=uno&id=1"),
      post(sms.path("inbound"), "phone=%2B59898344484&message=dos&id=2", {
        "Content-Type": "application/x-www-form-urlencoded",
      }),
    ]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["OK", "OK"]);
    expect((await sms.texts("+59898344484", 2)).sort()).toEqual(["dos", "uno"]);
    const chat = await sms.chat("+59898344484");
    await until(() => chat.state()?.staff !== undefined);
    expect(chat.state()?.staff?.line).toMatchObject({ address: "+59898344484", optedOut: false });
  });

  test("a repetition is answered 200 and stored once", async () => {
    const form = { MessageSid: "SM9", From: "+59899111222", To: OURS, Body: "una vez" };
    const both = await Promise.all([twilio(tw, "inbound", form), twilio(tw, "inbound", form)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await twilio(tw, "inbound", form)).status).toBe(200);
    expect(await tw.texts("+59899111222", 1)).toEqual(["una vez"]);
  });

  test("decisions STOP: BAJA alone opens no interaction and reaches the black list under this sender", async () => {
    await twilio(tw, "inbound", { MessageSid: "SM10", From: "+59899000001", To: OURS, Body: " ¡Baja! " });
    const listed = async () => (await env.SPOOL.prepare("SELECT address, scope FROM black_list").all()).results;
    await until(async () => (await listed()).length === 1);
    expect(await listed()).toEqual([{ address: "+59899000001", scope: `sender:sms:${OURS}` }]);
    expect(await conversationOf(env, await tw.conversation("+59899000001")).current()).toBeNull();
  });

  test("decisions: the language is that of the number's country; a short code's is the campaign's", async () => {
    const spoken = async (from: string, id: string) => {
      await sms.hears("inbound", `?phone=${encodeURIComponent(from)}&message=x&id=${id}`);
      const chat = await sms.chat(from);
      await until(() => chat.state()?.staff !== undefined);
      return chat.state()?.staff?.customer.language;
    };
    expect(await spoken("+5511987654321", "l1")).toBe("pt");
    expect(await spoken("+13055550142", "l2")).toBe("en");
    expect(await spoken("6622", "l3")).toBe(sms.campaign.defaultLanguage);
  });

  test("WhatsApp: a batch in its order, one item of it unreadable: the others count, the webhook is kept raw", async () => {
    const from = { from: "551187654321" };
    const messages = [text("wamid.1", from, "uno"), { nonsense: true }, text("wamid.2", from, "dos")];
    const answer = await meta(
      wa,
      whatsapp({ contacts: [{ wa_id: "551187654321", profile: { name: "Bia" } }], messages }),
    );
    expect(answer.status).toBe(200);
    expect(await wa.texts("+5511987654321", 2), "with or without its ninth digit").toEqual(["uno", "dos"]);
    expect(await wa.unread()).toMatchObject([{ why: "unreadable", door: "inbound", type: "application/json" }]);
  });

  test("WhatsApp: one person by user id, with the phone and without it, is one conversation", async () => {
    const person = { from: "59899635199", from_user_id: "UY.13491208655302741918" };
    await meta(wa, whatsapp({ messages: [text("wamid.3", person, "con número")] }));
    await meta(wa, whatsapp({ messages: [text("wamid.4", { from_user_id: person.from_user_id }, "sin número")] }));
    expect(await wa.texts("+59899635199", 2)).toEqual(["con número", "sin número"]);
    await meta(wa, whatsapp({ messages: [text("wamid.5", { from_user_id: "BR.2" }, "oi")] }));
    expect(await wa.texts("BR.2", 1)).toEqual(["oi"]);
  });

  test("WhatsApp: *stop promotions* blocks advertising alone, a STOP before it stays, *resume* takes back only it", async () => {
    const listed = async (address: string) =>
      (await env.SPOOL.prepare("SELECT promotions_only FROM black_list WHERE address = ?").bind(address).all()).results;
    const preference = (wa_id: string, value: string) =>
      meta(wa, whatsapp({ user_preferences: [{ wa_id, category: "marketing_messages", value }] }));
    expect((await preference("59899700001", "stop")).status).toBe(200);
    expect(await listed("+59899700001")).toEqual([{ promotions_only: 1 }]);
    await preference("59899700001", "resume");
    expect(await listed("+59899700001")).toEqual([]);
    await meta(wa, whatsapp({ messages: [text("wamid.6", { from: "59899700002" }, "STOP")] }));
    await until(async () => (await listed("+59899700002")).length === 1);
    await preference("59899700002", "stop");
    await preference("59899700002", "resume");
    expect(await listed("+59899700002")).toEqual([{ promotions_only: 0 }]);
  });

  test("FB-1, FB-5: a page's message reaches its campaign, and how far the customer has read reaches our words", async () => {
    const messaging = (event: object) => ({
      object: "page",
      entry: [
        {
          id: "777",
          messaging: [{ sender: { id: "4242" }, recipient: { id: "777" }, timestamp: Date.now(), ...event }],
        },
      ],
    });
    const answer = await meta(page, messaging({ message: { mid: "m_1", text: "¿Tienen stock?" } }));
    expect(await answer.text()).toBe("EVENT_RECEIVED");
    expect(await page.texts("4242", 1)).toEqual(["¿Tienen stock?"]);
    expect((await meta(page, messaging({ read: { watermark: Date.now() } }))).status).toBe(200);
    expect(await page.unread()).toEqual([]);
  });
});

describe("what nobody can take is kept raw", () => {
  test("a number that is nobody's, and what cannot be read: answered 200, listed the newest first, downloadable as it came", async () => {
    const lost = await Account.open({ name: "lost", type: "url-get", settings: { url: URL_GET } }, ["2901"]);
    const other = {
      name: "lost2",
      channel: "sms",
      strategy: "nocall",
      thresholds: { serviceLevel: 1 },
      provider: lost.provider.id,
      dids: ["2902"],
    };
    await createCampaign(env.CONFIG, BY, campaignSchema.parse(other));
    await directoryOf(env).changed();
    forgetCampaigns();
    expect((await lost.hears("inbound", "?phone=098344484&message=para%20nadie&to=7000")).status).toBe(200);
    await scheduler.wait(5);
    expect((await post(lost.path("inbound"), "garbage")).status).toBe(200);
    await scheduler.wait(5);
    expect((await lost.hears("status", "?id=foreign-1&status=delivered")).status).toBe(200);
    const unread = await lost.unread();
    expect(unread.map(({ why, door, bytes }) => [why, door, bytes])).toEqual([
      ["unknown-message", "status", 0],
      ["unreadable", "inbound", 7],
      ["unknown-number", "inbound", 0],
    ]);
    const download = (at: number) => admin.send("GET", `/providers/lost/unread/${unread[at]?.id}`);
    expect(await (await download(1)).text()).toBe("garbage");
    const query = await download(2);
    expect(await query.text()).toBe("?phone=098344484&message=para%20nadie&to=7000");
    expect(query.headers.get("Content-Disposition")).toContain("attachment");
    expect((await admin.send("GET", `/providers/url/unread/${unread[1]?.id}`)).status, "another account's").toBe(404);
    expect((await admin.send("GET", "/providers/lost/unread/..%2Fx")).status).toBe(404);
  });

  test("a source of the health page that fails is said to, and the others stand", async () => {
    const fails = () => {
      throw new Error("away");
    };
    const kept = await healthDetails(env, Date.now());
    const withoutFiles = await healthDetails({ ...env, FILES: { list: fails } as unknown as R2Bucket }, Date.now());
    expect(withoutFiles.providers?.map(({ unread }) => unread)).toEqual(kept.providers?.map(() => null));
    expect(withoutFiles.behind).toEqual([]);
    const silent = { getByName: fails } as unknown as Env["CAMPAIGN_QUEUE"];
    const withoutQueues = await healthDetails({ ...env, CAMPAIGN_QUEUE: silent }, Date.now());
    expect(withoutQueues.behind).toContainEqual({ kind: "campaign", name: "lost", calls: 0, since: null });
    expect(withoutQueues.providers).toEqual(kept.providers);
    const away = { prepare: fails, batch: fails } as unknown as D1Database;
    const withoutConfig = await healthDetails({ ...env, CONFIG: away }, Date.now());
    const { providers, dialers, behind, webhooks, notYetTold, mails } = withoutConfig;
    expect([providers, dialers, behind, webhooks]).toEqual([null, null, null, null]);
    expect([notYetTold, mails]).toEqual([kept.notYetTold, kept.mails]);
  });

  test("a queue that others have not answered for a minute is on the health page", async () => {
    const { id, name } = (await directoryOf(env).campaignByName("lost"))?.campaign ?? { id: "", name: "" };
    const since = Date.now() - 120_000;
    await runInDurableObject(queueOf(env, id), (_, { storage }) => {
      const far = Date.now() + 3_600_000;
      storage.sql.exec("INSERT INTO outbox (target, call, due, since) VALUES ('x', '{}', ?, ?)", far, since);
    });
    const { behind } = await healthDetails(env, Date.now());
    expect(behind).toEqual([{ kind: "campaign", name, calls: 1, since }]);
    await runInDurableObject(queueOf(env, id), (_, { storage }) => storage.sql.exec("DELETE FROM outbox"));
  });

  test("the health page counts them by account; one is discarded by hand, and what nobody looked at goes after a month", async () => {
    const health = async () =>
      (await admin.ask<HealthDetails>("GET", "/health/details")).providers?.find(({ name }) => name === "lost");
    expect(await health()).toMatchObject({ enabled: true, unread: 3 });
    const { items: unread } = await admin.ask<{ items: { id: string }[] }>("GET", "/providers/lost/unread");
    expect((await admin.send("DELETE", `/providers/url/unread/${unread[0]?.id}`)).status, "another account's").toBe(
      404,
    );
    expect((await admin.send("DELETE", `/providers/lost/unread/${unread[0]?.id}`)).status).toBe(204);
    expect((await admin.send("DELETE", `/providers/lost/unread/${unread[0]?.id}`)).status).toBe(404);
    expect((await health())?.unread).toBe(2);
    const days = (count: number) => Date.now() + count * 24 * 3_600_000;
    await sweepUnread(env.FILES, days(29));
    expect((await health())?.unread).toBe(2);
    await sweepUnread(env.FILES, days(31));
    expect((await health())?.unread).toBe(0);
  });
});

describe("what became of our words", () => {
  test("a receipt raises the mark of its word, one for nobody's word changes nothing", async () => {
    await sms.hears("inbound", "?phone=098344400&message=hola&id=r1");
    const conversation = await sms.conversation("+59898344400");
    const chat = await sms.chat("+59898344400");
    const entry = chat.say("Decime");
    const marks = () => fatesTold(chat.changes()).map(({ state }) => state);
    await until(() => marks().includes("sent"));
    const ref = `c.${conversation}.${entry}`;
    expect((await sms.hears("status", `?id=${ref}&status=DELIVRD`)).status).toBe(200);
    await until(() => marks().includes("delivered"));
    expect((await sms.hears("status", `?id=${ref}x&status=failed`)).status).toBe(200);
    expect((await sms.hears("status", "?id=d.test.abc&status=failed")).status, "of a test message").toBe(200);
    expect(marks()).toEqual(["sending", "sent", "delivered"]);
    expect(await sms.unread()).toEqual([]);
  });
});

describe("a gateway whose receipts know only a number of their own", () => {
  const ACCEPTED = { body: JSON.stringify({ error_code: 202 }) };
  let account: Account;
  const result = (user_id: number, status: string) =>
    post(
      account.path("inbound"),
      JSON.stringify({ sn: "db00", sms_result: [{ port: 0, user_id, number: "1", status }] }),
    );

  beforeAll(async () => {
    const settings = { url: "https://ports.carrier.test", user: "desk", ports: "0", rate: 0 };
    account = await Account.open({ name: "ports", type: "dinstar", settings, secrets: { password: "p" } }, ["0"]);
    await answersOf("ports", [ACCEPTED, ACCEPTED, ACCEPTED]);
  });

  test("its receipt raises the mark of the agent's word that it was given for", async () => {
    await post(account.path("inbound"), JSON.stringify({ sms: [{ port: 0, number: "+59898344484", text: "Hola" }] }));
    const chat = await account.chat("+59898344484");
    chat.say("Buen día");
    const marks = () => fatesTold(chat.changes()).map(({ state }) => state);
    await until(() => marks().includes("sent"));
    const [asked] = await askedOf("ports");
    const [{ user_id }] = JSON.parse(asked?.body ?? "").param;
    expect((await result(user_id, "DELIVERED")).status).toBe(200);
    await until(() => marks().includes("delivered"));
  });

  test("a test that it took and then did not deliver stands in the account's health; one that it never had is kept as it came", async () => {
    const sent = { to: "098344484", text: "Prueba" };
    const { carrierId } = await admin.ask<ProviderTestResult>("POST", "/providers/ports/test", sent);
    const health = () => admin.ask<ProviderHealth>("GET", "/providers/ports/health");
    expect((await health()).lastError).toBeNull();
    await result(Number(carrierId), "FAILED");
    expect((await health()).lastError?.detail).toBe("failed");
    expect(await account.unread()).toEqual([]);
    await result(17, "DELIVERED");
    expect((await account.unread()).map(({ why }) => why)).toEqual(["unknown-message"]);
  });
});

test("a receipt of a dialer's row is at its dialer when the carrier has its answer", async () => {
  const dialer = crypto.randomUUID();
  expect((await sms.hears("status", `?id=d.${dialer}.41&status=DELIVRD`)).status).toBe(200);
  const heard = await runInDurableObject(dialerOf(env, dialer), (_, { storage }) =>
    storage.sql.exec("SELECT row, receipt FROM receipts").toArray(),
  );
  expect(heard).toEqual([{ row: 41, receipt: "delivered" }]);
});

describe("when something is away", () => {
  test("D1: known doors go on, in new isolates too; an unknown one is told to come again", async () => {
    for (const table of ["providers", "campaigns", "changes"])
      await env.CONFIG.prepare(`ALTER TABLE ${table} RENAME TO gone_${table}`).run();
    await evictDurableObject(directoryOf(env));
    forgetCampaigns();
    expect((await sms.hears("inbound", "?phone=099000333&message=sin%20base&id=d1")).status).toBe(200);
    expect(await sms.texts("+59899000333", 1)).toEqual(["sin base"]);
    for (const table of ["providers", "campaigns", "changes"])
      await env.CONFIG.prepare(`ALTER TABLE gone_${table} RENAME TO ${table}`).run();
  });

  test("SPOOL: what it must keep is asked for again with 503, and the customer's words beside it are there once", async () => {
    const body = whatsapp({
      messages: [text("wamid.7", { from: "59899800001" }, "y esto")],
      user_preferences: [{ wa_id: "59899800001", category: "marketing_messages", value: "stop" }],
    });
    await env.SPOOL.prepare("ALTER TABLE black_list RENAME TO gone_black_list").run();
    const answer = await meta(wa, body);
    expect({ status: answer.status, code: (await answer.json<{ code: string }>()).code }).toEqual({
      status: 503,
      code: "unavailable",
    });
    await env.SPOOL.prepare("ALTER TABLE gone_black_list RENAME TO black_list").run();
    expect((await meta(wa, body)).status).toBe(200);
    expect(await wa.texts("+59899800001", 1)).toEqual(["y esto"]);
  });
});
