import { env, exports } from "cloudflare:workers";
import { parse } from "papaparse";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import type { BlockedAddress } from "../../protocol/black-list.ts";
import type { CampaignResource, Page } from "../../protocol/configuration.ts";
import type { ResultRow } from "../../protocol/dialer-results.ts";
import type { DialerLine } from "../../protocol/dialers.ts";
import type { KeyDraft, NewKey } from "../../protocol/keys.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { ProviderResource, ProviderTestResult, UnreadWebhook } from "../../protocol/providers.ts";
import type { MessageState, SmsAccepted } from "../../protocol/sms-messages.ts";
import type { Browser } from "./browser.ts";
import { META_SECRETS, OURS, onWhatsApp, posted, toldByMeta, toldByTwilio, whatsAppText } from "./carrier-calls.ts";
import type { TestConversation } from "./conversation.ts";
import { answersOf, askedOf } from "./customer.ts";
import { DeskTab, marksOf, watched } from "./desk-tab.ts";
import { type Dialer, Installation, inForce } from "./installation.ts";
import { conversationSocket, until, upgrade } from "./line.ts";
import { accepted, refused, sendFile } from "./lists.ts";
import type { Asked } from "./played-carrier.ts";
import { ORIGIN, Program } from "./program.ts";

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

let house: Installation;
let pedro: Browser;
let sofia: Browser;
let ana: Browser;
let tw: ProviderResource;
let meta: ProviderResource;
let banco: CampaignResource;
let norte: CampaignResource;
let whatsApp: CampaignResource;
let desk: DeskTab;
let numbers = 0;
let ids = 0;

/** Nobody has written to or from it yet. */
const mobile = () => `+598980${String(++numbers).padStart(5, "0")}`;
const id = (prefix: string) => `${prefix}${String(++ids).padStart(32, "0")}`;

beforeAll(async () => {
  house = await Installation.open();
  ana = await house.hire("ana", "Ana Pérez", "agent");
  await house.voiceCampaign("voz-general", ["ana"]);
  const settings = { url: "https://doors-twilio.carrier.test", account: "AC1", from: OURS, rate: 0 };
  tw = await house.provider({ name: "tw", type: "twilio", settings, secrets: { token: "twilio-token" } });
  const cloud = {
    url: "https://doors-cloud.carrier.test",
    senderId: "106540352242922",
    account: "102290129340398",
    from: OURS,
  };
  meta = await house.provider({
    name: "meta",
    type: "meta-whatsapp",
    settings: { ...cloud, rate: 0 },
    secrets: META_SECRETS,
  });
  const other = { url: "https://doors-norte.carrier.test/?to=${phone}&text=${message}", from: "+59898000200" };
  const theirs = await house.provider({ name: "norte", type: "url-get", settings: other });
  const all = { maxInteractions: 100 };
  banco = await house.campaign({ name: "sms-banco", channel: "sms", provider: tw.id, dids: [OURS], ...all }, ["ana"]);
  whatsApp = await house.campaign({ name: "wa-banco", channel: "whatsapp", provider: meta.id, dids: [OURS], ...all }, [
    "ana",
  ]);
  norte = await house.campaign({ name: "sms-norte", channel: "sms", provider: theirs.id });
  const permissions = ["dialers.run", "dialers.upload", "blacklist", "watch"];
  for (const [name, campaigns] of [
    ["Banco Sur", ["sms-banco", "wa-banco"]],
    ["Retail Norte", ["sms-norte"]],
  ])
    await house.admin.ask("POST", "/security-groups", { name, permissions, campaigns });
  pedro = await house.hire("pedro", "Pedro Díaz", "supervisor", "Banco Sur");
  sofia = await house.hire("sofia", "Sofía Ríos", "supervisor", "Retail Norte");
  desk = await DeskTab.open(ana);
});

const conversation = (campaign: CampaignResource, number: string) =>
  conversationName(env, campaign.channel, campaign.id, number);
const exists = async (campaign: CampaignResource, number: string) =>
  (await conversationOf(env, await conversation(campaign, number)).current()) !== null;
const key = async (draft: Partial<KeyDraft> = {}) => {
  const made = await house.admin.ask<NewKey>("POST", "/keys", { name: "CRM", scopes: ["messages"], ...draft });
  return new Program(`Bearer ${made.key}`);
};
const codeOf = async (answer: Response | Promise<Response>) => {
  const { status } = await answer;
  return [status, (await (await answer).json<Problem>()).code];
};

/** A customer's SMS by Twilio, with all that Twilio tells of it. */
function smsOf(from: string, body: string, sid = id("SM")): Record<string, string> {
  const places = { FromCountry: "UY", FromCity: "", ToCountry: "UY", NumMedia: "0", NumSegments: "1" };
  const same = { SmsMessageSid: sid, SmsSid: sid, MessageSid: sid, SmsStatus: "received", ApiVersion: "2010-04-01" };
  return { ...same, AccountSid: "AC1", From: from, To: OURS, Body: body, ...places };
}

/** The customer has written, and Ana has it. */
async function chatBy(
  channel: "sms" | "whatsapp",
  number = mobile(),
): Promise<{ number: string; chat: TestConversation }> {
  const answer =
    channel === "sms"
      ? await toldByTwilio(tw, smsOf(number, "hola"))
      : await toldByMeta(
          meta,
          onWhatsApp({ messages: [whatsAppText(id("wamid."), { from: number.slice(1) }, "hola", Date.now())] }),
        );
  expect(answer.status).toBe(200);
  return { number, chat: await desk.chatWith(await conversation(channel === "sms" ? banco : whatsApp, number)) };
}

/** What the carrier was asked for this word, while it has not answered yet. */
async function askedFor(gateway: string, text: string): Promise<Asked> {
  let found: Asked | undefined;
  await until(async () => {
    found = (await askedOf(gateway)).find(({ body }) => decodeURIComponent(body.replaceAll("+", " ")).includes(text));
    return found !== undefined;
  });
  if (found === undefined) throw new Error("it was there");
  return found;
}

describe("what Twilio tells", () => {
  test("API-8: each message is one entry, whether it is replayed, told twice at once, or overtaken by the next", async () => {
    const number = mobile();
    const [first, second] = [smsOf(number, "uno"), smsOf(number, "dos")];
    const together = await Promise.all([second, second, second].map((form) => toldByTwilio(tw, form)));
    for (const form of [first, second, first]) together.push(await toldByTwilio(tw, form));
    for (const answer of together) expect([answer.status, await answer.text()]).toEqual([200, "<Response/>"]);
    const chat = await desk.chatWith(await conversation(banco, number));
    await until(() => chat.texts().length === 2);
    expect(chat.texts()).toEqual(["dos", "uno"]);
    expect((await conversationOf(env, await conversation(banco, number)).current())?.interaction).toMatch(/-1$/);
  });

  test("API-8: without its signature, with another token's, or for another address nothing is taken", async () => {
    const number = mobile();
    const form = smsOf(number, "hola");
    const body = new URLSearchParams(form).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    const wrong = [
      toldByTwilio(tw, form, { token: "another" }),
      posted(tw.webhooks.inbound, body, type),
      posted(tw.webhooks.inbound, body, { ...type, "X-Twilio-Signature": "" }),
      posted(tw.webhooks.inbound, `${body}&Body=otra`, type),
    ];
    for (const answer of await Promise.all(wrong)) expect(answer.status).toBe(403);
    expect(await exists(banco, number)).toBe(false);
  });

  test("platform C3: receipts before the send's answer count; they rise, and never fall, in whatever order they come", async () => {
    const { chat } = await chatBy("sms");
    await answersOf("doors-twilio", [
      { hang: 700, status: 201, body: JSON.stringify({ sid: "SMours1", status: "queued" }) },
    ]);
    const entry = chat.say("¿en qué ayudo?");
    const asked = await askedFor("doors-twilio", "¿en qué ayudo?");
    const { pathname, search } = new URL(new URLSearchParams(asked.body).get("StatusCallback") ?? "");
    const receipt = (state: string, token?: string) => {
      const form = {
        MessageSid: "SMours1",
        SmsSid: "SMours1",
        MessageStatus: state,
        SmsStatus: state,
        AccountSid: "AC1",
      };
      return toldByTwilio(tw, form, { path: `${pathname}${search}`, ...(token && { token }) });
    };
    expect((await receipt("read", "another")).status).toBe(403);
    expect((await receipt("delivered")).status).toBe(200);
    await until(() => marksOf(chat, entry).includes("delivered"));
    for (const state of ["sent", "queued", "delivered", "failed"]) expect((await receipt(state)).status).toBe(200);
    await until(async () => (await askedOf("doors-twilio")).length > 0);
    await scheduler.wait(800);
    expect(marksOf(chat, entry)).toEqual(["sending", "delivered"]);
    await receipt("read");
    await until(() => marksOf(chat, entry).at(-1) === "seen");
  });

  test("SMS-54: a receipt of a dialer's row counts before the carrier has answered the send", async () => {
    const dialer = await house.dialer({ name: "tw-recibos", provider: "tw", campaign: "sms-banco", dialString: OURS });
    await answersOf("doors-twilio", [{ hang: 600, status: 201, body: JSON.stringify({ sid: "SMrow1" }) }]);
    const number = mobile();
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=UNO.csv`, `tw-recibos;${number};Recibo pendiente;1`));
    await pedro.ask("POST", `${dialer.path}/start`);
    const asked = await askedFor("doors-twilio", "Recibo pendiente");
    const { pathname, search } = new URL(new URLSearchParams(asked.body).get("StatusCallback") ?? "");
    const form = { MessageSid: "SMrow1", MessageStatus: "delivered", AccountSid: "AC1" };
    for (const state of ["delivered", "sent", "delivered"])
      await toldByTwilio(tw, { ...form, MessageStatus: state }, { path: `${pathname}${search}` });
    await until(async () => {
      const { counters } = await dialer.board(pedro);
      return counters.processed === 1 && counters.delivered === 1;
    }, 8_000);
  });
});

describe("what Meta tells", () => {
  test("API-8: of a batch with an unreadable item each message is one entry, also when all of it comes again", async () => {
    const [maria, joao] = [mobile(), mobile()];
    const at = Date.now();
    const first = whatsAppText(id("wamid."), { from: maria.slice(1) }, "uno", at);
    const second = whatsAppText(id("wamid."), { from: maria.slice(1) }, "dos", at);
    const other = whatsAppText(id("wamid."), { from: joao.slice(1) }, "oi", at);
    const broken = { ...whatsAppText(id("wamid."), { from: maria.slice(1) }, "x", at), text: "no object" };
    const batch = onWhatsApp({ messages: [first, broken, second] }, { messages: [first, other], statuses: [null] });
    const answers = await Promise.all([toldByMeta(meta, batch), toldByMeta(meta, batch)]);
    answers.push(await toldByMeta(meta, batch));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const chats = await Promise.all([maria, joao].map(async (one) => desk.chatWith(await conversation(whatsApp, one))));
    await until(() => chats.every((chat) => chat.texts().length > 0));
    expect(chats.map((chat) => chat.texts())).toEqual([["uno", "dos"], ["oi"]]);
    const { items } = await house.admin.ask<Page<UnreadWebhook>>("GET", "/providers/meta/unread");
    expect(items.map(({ why }) => why)).toEqual(["unreadable", "unreadable", "unreadable"]);
    const raw = await house.admin.send("GET", `/providers/meta/unread/${items[0]?.id}`);
    expect(await raw.json()).toEqual(batch);
  });

  test("WA-5: what was written earlier and comes later is in the thread, and moves no window back", async () => {
    const number = mobile();
    const now = Date.now();
    const text = (body: string, at: number) =>
      onWhatsApp({ messages: [whatsAppText(id("wamid."), { from: number.slice(1) }, body, at)] });
    await toldByMeta(meta, text("nueva", now - 1_000));
    await toldByMeta(meta, text("vieja", now - 3_600_000));
    const chat = await desk.chatWith(await conversation(whatsApp, number));
    await until(() => chat.texts().length === 2);
    const second = Math.floor((now - 1_000) / 1_000) * 1_000;
    expect(chat.state()?.staff?.line?.windowUntil).toBe(second + 24 * 3_600_000);
  });

  test("API-8: a byte that was changed on the way, another secret or none at all: nothing is taken", async () => {
    const number = mobile();
    const body = onWhatsApp({ messages: [whatsAppText(id("wamid."), { from: number.slice(1) }, "hola", Date.now())] });
    const answers = [
      toldByMeta(meta, body, "another"),
      posted(meta.webhooks.inbound, JSON.stringify(body), { "Content-Type": "application/json" }),
      posted(meta.webhooks.inbound, JSON.stringify(body), { "X-Hub-Signature-256": "sha256=" }),
    ];
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(403);
    expect(await exists(whatsApp, number)).toBe(false);
  });

  test("WA-6: a status before the send's answer counts, and the others of its batch, whichever comes first", async () => {
    const { number, chat } = await chatBy("whatsapp");
    await answersOf("doors-cloud", [{ hang: 700, body: JSON.stringify({ messages: [{ id: "wamid.ours" }] }) }]);
    const entry = chat.say("Su contrato está listo");
    const asked = await askedFor("doors-cloud", "Su contrato está listo");
    const ref = (JSON.parse(asked.body) as { biz_opaque_callback_data: string }).biz_opaque_callback_data;
    const status = (state: string, own = ref) => ({
      id: "wamid.ours",
      status: state,
      timestamp: String(Math.floor(Date.now() / 1_000)),
      recipient_id: number.slice(1),
      biz_opaque_callback_data: own,
    });
    const statuses = [status("read"), { nonsense: true }, status("delivered"), status("sent")];
    expect((await toldByMeta(meta, onWhatsApp({ statuses }))).status).toBe(200);
    await until(() => marksOf(chat, entry).includes("seen"));
    await toldByMeta(meta, onWhatsApp({ statuses: [status("failed"), status("sent")] }));
    await toldByMeta(meta, onWhatsApp({ statuses: [status("failed", `${ref}x`)] }));
    await scheduler.wait(800);
    expect(marksOf(chat, entry)).toEqual(["sending", "seen"]);
  });
});

describe("SMS-6: where nothing is sent", () => {
  const FORBIDDEN = [
    "http://one.carrier.test/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://10.0.0.8/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://desk.localhost/",
    "http://localhost:8080/",
    "https://metadata.google.internal/",
    "https://carrier.test/",
    "https://evilcarrier.test/",
    "https://one.carrier.test.evil.example/",
    "https://one.carrier.test:8443/",
    "https://one.carrier.test.:443/",
    "https://user:pw@one.carrier.test/",
    "https://one.carrier.test@evil.example/",
    "https://evil.example#.carrier.test/",
    "https://evil.example\\.carrier.test/",
    "ftp://one.carrier.test/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,x",
    "//one.carrier.test/",
  ];
  const TYPES = {
    "url-get": {},
    kannel: { settings: { user: "u" }, secrets: { password: "p" } },
    dinstar: { settings: { user: "u", ports: "0" }, secrets: { password: "p" } },
    infobip: { settings: { from: "X" }, secrets: { token: "t" } },
    twilio: { settings: { account: "AC1", from: "X" }, secrets: { token: "t" } },
    "meta-whatsapp": { settings: { senderId: "1", account: "1", from: "X" }, secrets: META_SECRETS },
  };
  const filled = (url: string) => (url.includes("?") ? url : `${url}?to=\${phone}&text=\${message}`);

  test.each(Object.entries(TYPES))(
    "an account of type %s is not saved with such an address",
    async (type, own: object) => {
      const { settings = {}, ...rest } = own as { settings?: object };
      for (const address of FORBIDDEN) {
        const url = type.startsWith("url-") ? filled(address) : address;
        const draft = { name: `ssrf-${type}`, type, ...rest, settings: { ...settings, url } };
        const problem = await house.admin.refused("POST", "/providers", draft);
        expect([problem.code, problem.errors?.map(({ path }) => path)], url).toEqual([
          "invalid_input",
          ["settings.url"],
        ]);
      }
      const good = {
        name: `ssrf-${type}`,
        type,
        ...rest,
        settings: { ...settings, url: filled("https://one.carrier.test/") },
      };
      const { version } = await house.provider(good as Parameters<Installation["provider"]>[0]);
      const replaced = { ...good, settings: { ...settings, url: filled("https://169.254.169.254/") }, version };
      const problem = await house.admin.refused("PUT", `/providers/ssrf-${type}`, replaced);
      expect(problem.errors?.map(({ path }) => path)).toEqual(["settings.url"]);
    },
  );

  test.each(FORBIDDEN.slice(0, 20))(
    "what has come into the database all the same is not called: %s",
    async (address) => {
      const name = `sent${++numbers}`;
      const { id: account } = await house.provider({
        name,
        type: "url-get",
        settings: { url: filled("https://one.carrier.test/") },
      });
      await tampered(account, filled(address));
      const { outcome, reason } = await house.admin.ask<ProviderTestResult>("POST", `/providers/${name}/test`, {
        to: "098344484",
        text: "x",
      });
      expect([outcome, reason]).toEqual([
        "refused",
        expect.stringMatching(/^(The address|[\w.[\]:-]+ is not on the list)/),
      ]);
    },
  );

  test("neither a program's word nor a dialer's row leaves there, and both say why", async () => {
    const { id: account } = await house.provider({
      name: "inside",
      type: "url-get",
      settings: { url: filled("https://one.carrier.test/") },
    });
    const dialer = await house.dialer({ name: "inside-dialer", provider: "inside", campaign: "sms-banco" });
    await tampered(account, filled("https://10.0.0.8/"));
    await house.admin.ask("PUT", "/dialers/inside-dialer", { ...draftOf(dialer), interval: 0.1 });
    await inForce();
    const answer = await (await key()).json("/api/messages/sms", {
      campaign: "inside-dialer",
      destination: mobile(),
      message: "x",
    });
    const { id: message } = await answer.json<SmsAccepted>();
    const program = await key();
    const state = async () => (await program.get(`/api/messages/${message}`)).json<MessageState>();
    await until(async () => (await state()).state === "failed");
    expect((await state()).reason).toBe("The address is an IP address");
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=UNO.csv`, `inside-dialer;${mobile()};x;1`));
    await pedro.ask("POST", `${dialer.path}/start`);
    expect(await resultsOf(dialer)).toEqual([["failed", "The address is an IP address"]]);
  });

  test("an answer that sends us elsewhere is refused, and nobody is asked there", async () => {
    const url = "https://doors-redirects.carrier.test/?to=${phone}&text=${message}";
    await house.provider({ name: "redirects", type: "url-get", settings: { url } });
    for (const [status, location] of [
      [301, "https://doors-elsewhere.carrier.test/"],
      [302, "http://169.254.169.254/latest/meta-data/"],
      [303, "//doors-elsewhere.carrier.test/"],
      [307, "https://doors-elsewhere.carrier.test/"],
      [308, "https://127.0.0.1/"],
    ] as const) {
      await answersOf("doors-redirects", [{ status, headers: { Location: location } }]);
      const test = { to: "098344484", text: "x" };
      const { outcome, reason } = await house.admin.ask<ProviderTestResult>("POST", "/providers/redirects/test", test);
      expect([outcome, reason], location).toEqual(["refused", "The carrier's address redirects elsewhere"]);
    }
    const dialer = await house.dialer({ name: "redirects-dialer", provider: "redirects", campaign: "sms-banco" });
    await answersOf("doors-redirects", [
      { status: 302, headers: { Location: "https://doors-elsewhere.carrier.test/" } },
    ]);
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=UNO.csv`, `redirects-dialer;${mobile()};x;1`));
    await pedro.ask("POST", `${dialer.path}/start`);
    expect(await resultsOf(dialer)).toEqual([["failed", "The carrier's address redirects elsewhere"]]);
    expect(await askedOf("doors-elsewhere")).toEqual([]);
  });

  test.each([
    ["https://doors-cloud.carrier.test/x.pdf", "cloud", true],
    ["https://doors-twilio.carrier.test/x.pdf", "twilio", true],
    ["https://10.0.0.8/x.pdf", "twilio", false],
    ["https://evil.example/x.pdf", "twilio", false],
    ["https://evil.example/x.pdf", "cloud", false],
    ["http://doors-cloud.carrier.test/x.pdf", "cloud", false],
  ])("WA-6: whether a customer's file is fetched from %s (%s): %s", async (url, gateway, isFetched) => {
    const number = mobile();
    const pdf = { body: "%PDF-1.4 factura", headers: { "Content-Type": "application/pdf" } };
    if (gateway === "twilio") {
      await answersOf("doors-twilio", [pdf]);
      const media = { NumMedia: "1", MediaUrl0: url, MediaContentType0: "application/pdf" };
      await toldByTwilio(tw, { ...smsOf(number, "mire"), ...media });
    } else {
      await answersOf("doors-cloud", [{ body: JSON.stringify({ url, mime_type: "application/pdf" }) }, pdf]);
      const document = { id: "4711", mime_type: "application/pdf", filename: "factura.pdf" };
      const message = { id: id("wamid."), from: number.slice(1), timestamp: "1", type: "document", document };
      await toldByMeta(meta, onWhatsApp({ messages: [message] }));
    }
    const chat = await desk.chatWith(await conversation(gateway === "twilio" ? banco : whatsApp, number));
    const sizes = () => chat.changes().flatMap((change) => (change.kind === "file" ? [change.file.size] : []));
    await until(() => chat.changes().some((change) => change.kind === "entry" && change.entry.file !== undefined));
    if (isFetched) await until(() => sizes().join() === String(pdf.body.length));
    else await scheduler.wait(200);
    expect(sizes().filter((size) => size > 0)).toHaveLength(isFetched ? 1 : 0);
    await answersOf(`doors-${gateway}`, []);
  });

  /** As if the list of hosts had been longer when it was saved. */
  async function tampered(account: string, url: string): Promise<void> {
    const set = "UPDATE providers SET settings = json_set(settings, '$.url', ?), version = version + 1 WHERE id = ?";
    await env.CONFIG.prepare(set).bind(url, account).run();
    await env.CONFIG.prepare("INSERT INTO changes (kind, subject_id, at) VALUES ('provider', ?, 0)")
      .bind(account)
      .run();
    await inForce();
  }
});

describe("what nobody may send", () => {
  const LONG = "x".repeat(1_601);

  test("API-2, API-12: a wrong token, a key that was taken back, and one of another campaign's open nothing", async () => {
    const made = await house.admin.ask<NewKey>("POST", "/keys", { name: "old", scopes: ["messages"] });
    await house.admin.send("DELETE", `/keys/${made.id}`);
    const form = { destination: mobile(), message: "x", campaign: "sms-banco" };
    for (const wrong of [
      null,
      "Basic AAAA",
      "Bearer dk_0",
      `Bearer ${made.key}`,
      `Basic ${made.key}`,
      `Bearer dk_${"0".repeat(64)}`,
    ]) {
      const program = new Program(wrong);
      const old = await program.form("/SMS/SendSMS", form);
      expect([old.status, await old.text()], String(wrong)).toEqual([401, "ERROR"]);
      expect(await codeOf(program.json("/api/messages/sms", form)), String(wrong)).toEqual([401, "unauthenticated"]);
    }
    const theirs = await key({ campaigns: ["sms-norte"], scopes: ["messages", "dialers", "blacklist"] });
    const old = await theirs.form("/SMS/SendSMS", form);
    expect([old.status, await old.text()]).toEqual([422, "ERROR"]);
    expect(await codeOf(theirs.json("/api/messages/sms", form))).toEqual([422, "invalid_input"]);
    expect(await codeOf(theirs.form("/SMS/SendSMSv2", { ...form, campaign: "", api: "tw" }))).toEqual([
      422,
      "invalid_input",
    ]);
    const dialer = await house.dialer({ name: "de-banco", provider: "tw", campaign: "sms-banco" });
    const single = { id: "message-0001", destination: form.destination, message: "x" };
    for (const answer of [
      theirs.get("/api/dialers/de-banco"),
      theirs.get("/api/dialers/de-banco/progress"),
      theirs.get("/api/dialers/de-banco/results"),
      theirs.get("/api/dialers/de-banco/uploads"),
      theirs.json("/api/dialers/de-banco/start", {}),
      theirs.json("/api/dialers/de-banco/messages", single),
      theirs.json("/api/dialers/de-banco/uploads?name=UNO.csv", "de-banco;098344484;x;1", { "Content-Length": "26" }),
    ])
      expect(await codeOf(answer)).toEqual([404, "not_found"]);
    const block = { address: form.destination, campaign: "sms-banco" };
    expect(await codeOf(theirs.json("/api/blacklist", block))).toEqual([422, "invalid_input"]);
    expect((await dialer.board(pedro)).started).toBe(false);
    const mine = await key({ campaigns: ["sms-banco"] });
    const { id: message } = await (await mine.json("/api/messages/sms", form)).json<SmsAccepted>();
    expect((await mine.get(`/api/messages/${message}`)).status).toBe(200);
    expect(await codeOf(theirs.get(`/api/messages/${message}`))).toEqual([404, "not_found"]);
  });

  test("bodies that are too large are not read", async () => {
    const much = "x".repeat(3 * 1024 * 1024 + 1);
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    expect(await codeOf(posted(tw.webhooks.inbound, much, type))).toEqual([413, "too_large"]);
    expect(await codeOf(posted(tw.webhooks.status, endless(), type))).toEqual([413, "too_large"]);
    const program = await key();
    expect(await codeOf(program.json("/api/messages/sms", { message: "x".repeat(1_100_000) }))).toEqual([
      413,
      "too_large",
    ]);
    const form = await program.form("/SMS/SendSMS", `message=${"x".repeat(10 * 1024 * 1024)}`);
    expect([form.status, await form.text()]).toEqual([413, "ERROR"]);
    const headers = { "Content-Type": "text/csv", "Content-Length": String(50 * 1024 * 1024 + 1) };
    for (const path of ["/dialers/de-banco/uploads?name=L.csv", "/blacklist/uploads?name=L.csv"])
      expect(await house.admin.refused("POST", path, "x", headers)).toMatchObject({ status: 413, code: "too_large" });
    expect(await house.admin.refused("POST", "/blacklist", { reason: "x".repeat(1_100_000) })).toMatchObject({
      status: 413,
    });
  });

  test("SMS-55: what is no number goes nowhere, by whatever door it comes", async () => {
    const program = await key({ campaigns: ["sms-banco"] });
    const dialer = await house.dialer({ name: "numeros", provider: "tw", campaign: "sms-banco" });
    const before = (await askedOf("doors-twilio")).length;
    const unlistable = ["098344484;098344485", "098344484\r\nBcc: 099", "098344484\u0000", "09834\u202e4484", "1e9"];
    const listable = [
      "abc",
      "12",
      "+",
      "6622",
      "++59898344484",
      "098344484,098344485",
      "098 344 484 ext 5",
      "0983444840000000000",
      "+5989834448400000",
      "24001234a",
      "０９８３４４４８４",
      "٠٩٨٣٤٤٤٨٤",
      "<script>",
      "' OR 1=1 --",
      "${phone}",
      "📱",
    ];
    for (const destination of [...unlistable, ...listable]) {
      const body = { campaign: "sms-banco", destination, message: "x" };
      const [, code] = await codeOf(program.json("/api/messages/sms", body));
      expect(`${destination}: ${code}`).toMatch(/: invalid_(number|input)$/);
      const old = await program.form("/SMS/SendSMS", { ...body });
      expect([old.status, await old.text()], destination).toEqual([422, "ERROR"]);
      const single = { id: crypto.randomUUID(), destination, message: "x" };
      expect((await pedro.refused("POST", `${dialer.path}/messages`, single)).code, destination).toMatch(/^invalid_/);
      const start = { id: crypto.randomUUID(), campaign: banco.id, destination, text: "x" };
      expect((await ana.refused("POST", "/conversations", start)).code, destination).toMatch(/^invalid_/);
      const test = { to: destination, text: "x" };
      expect((await house.admin.refused("POST", "/providers/tw/test", test)).code, destination).toMatch(/^invalid_/);
    }
    const list = listable.map((number) => `numeros;${number};x;1`).join("\n");
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=BASURA.csv`, list));
    await pedro.ask("POST", `${dialer.path}/start`);
    const states = await resultsOf(dialer);
    expect(new Set(states.map(([state]) => state))).toEqual(new Set(["other"]));
    expect(await askedOf("doors-twilio")).toHaveLength(before);
  });

  test("a text longer than its carrier takes is refused, and a row of a list with one fails without leaving", async () => {
    const program = await key({ campaigns: ["sms-banco"] });
    const before = (await askedOf("doors-twilio")).length;
    const sms = (message: string) => ({ campaign: "sms-banco", destination: mobile(), message });
    expect(await codeOf(program.json("/api/messages/sms", sms(LONG)))).toEqual([413, "too_large"]);
    expect(await codeOf(program.json("/api/messages/sms", sms("x".repeat(4_001))))).toEqual([422, "invalid_input"]);
    expect(await (await program.form("/SMS/SendSMS", sms(LONG))).text()).toBe("ERROR");
    const start = { id: crypto.randomUUID(), campaign: banco.id, destination: mobile(), text: LONG };
    expect((await ana.refused("POST", "/conversations", start)).code).toBe("too_large");

    const { chat } = await chatBy("sms");
    const word = chat.say(LONG);
    expect(await chat.line.until("refused", ({ id: refusedId }) => refusedId === word)).toMatchObject({
      code: "too_large",
    });
    chat.say("x".repeat(4_001));
    await chat.line.until("refused", ({ code }) => code === "invalid_input");

    const dialer = await house.dialer({ name: "largos", provider: "tw", campaign: "sms-banco" });
    const too = await refused(
      sendFile(pedro, `${dialer.path}/uploads?name=L.csv`, `largos;${mobile()};${"x".repeat(2_001)};1`),
    );
    expect(too.errors?.map(({ path, code }) => [path, code])).toEqual([["line 1, column 3", "too_long"]]);
    const rows = [`largos;${mobile()};${LONG};1`, `largos;${mobile()};Hola \${1};1;;${"y".repeat(1_600)}`];
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=L2.csv`, rows.join("\n")));
    await pedro.ask("POST", `${dialer.path}/start`);
    expect(await resultsOf(dialer)).toEqual([
      ["failed", "The text has 1601 characters, this carrier takes 1600"],
      ["failed", "The text has 1605 characters, this carrier takes 1600"],
    ]);
    expect(await askedOf("doors-twilio")).toHaveLength(before);
  });
});

describe("SEC-5: what another security group has does not exist", () => {
  test("providers, dialers and their lists", async () => {
    const dialer = await house.dialer({ name: "oculto", provider: "tw", campaign: "sms-banco" });
    const file = `oculto;${mobile()};Hola;1`;
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=LISTA.csv`, file));
    for (const [method, path] of [
      ["GET", "/providers"],
      ["GET", "/providers/tw"],
      ["DELETE", "/providers/tw"],
      ["GET", "/providers/tw/health"],
      ["GET", "/providers/tw/unread"],
    ] as const)
      expect((await sofia.refused(method, path)).code, `${method} ${path}`).toBe("forbidden");
    const own = { provider: "norte", dialString: "3", interval: 0 };
    expect(
      (await sofia.refused("POST", "/dialers", { name: "mio", ...own, campaign: "sms-banco" })).errors,
    ).toMatchObject([{ path: "campaign", code: "unknown" }]);
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["PUT", "", draftOf(dialer)],
      ["DELETE", "", undefined],
      ["GET", "/uploads", undefined],
      ["GET", "/results", undefined],
      ["GET", "/results.csv", undefined],
      ["GET", "/progress", undefined],
      ["POST", "/start", undefined],
      ["POST", "/stop", undefined],
      ["DELETE", "/unprocessed", undefined],
      ["POST", "/messages", { id: "message-0002", destination: "098344484", message: "x" }],
    ] as const)
      expect((await sofia.refused(method, `${dialer.path}${path}`, body)).code, `${method} ${path}`).toBe("not_found");
    expect((await sofia.send("GET", `${dialer.path}/progress/socket`, undefined, upgrade)).status).toBe(404);
    expect(await refused(sendFile(sofia, `${dialer.path}/uploads?name=L.csv`, file))).toMatchObject({
      code: "not_found",
    });
    const { items } = await sofia.ask<Page<DialerLine>>("GET", "/dialers?limit=200");
    expect(items.map(({ name }) => name)).not.toContain("oculto");
    await until(async () => (await dialer.board(pedro)).counters.uploaded === 1);
  });

  test("entries of the black list, by their list, number, campaign and file", async () => {
    const number = mobile();
    const entry = await pedro.ask<BlockedAddress>("POST", "/blacklist", { address: number, campaign: "sms-banco" });
    const { chat } = await chatBy("sms");
    await toldByTwilio(tw, smsOf(mobile(), "STOP"));
    await until(
      async () => (await pedro.ask<Page<BlockedAddress>>("GET", "/blacklist?source=customer")).items.length > 0,
    );
    expect((await sofia.ask<Page<BlockedAddress>>("GET", "/blacklist?limit=200")).items).toEqual([]);
    expect(
      (await sofia.ask<Page<BlockedAddress>>("GET", `/blacklist?address=${encodeURIComponent(number)}`)).items,
    ).toEqual([]);
    expect((await sofia.refused("GET", "/blacklist?campaign=sms-banco")).code).toBe("not_found");
    expect((await sofia.refused("GET", `/blacklist/${entry.id}/tries`)).code).toBe("not_found");
    expect((await sofia.refused("DELETE", `/blacklist/${entry.id}`, { reason: "x" })).code).toBe("not_found");
    const upload = await refused(sendFile(sofia, "/blacklist/uploads?name=L.csv", `${number};sms-banco;`));
    expect(upload.errors).toMatchObject([{ path: "line 1, column 2", code: "unknown_campaign" }]);
    expect((await (await sofia.send("GET", "/blacklist/export.csv")).text()).split("\r\n")).toHaveLength(2);
    expect(chat.state()?.staff?.line?.optedOut).toBe(false);
  });

  test("conversations, by ticket, file, and the number that one would write to", async () => {
    const { number, chat } = await chatBy("sms");
    const name = await conversation(banco, number);
    const held = desk.held().find((one) => one.conversation === name);
    expect((await sofia.refused("POST", `/conversations/${name}/watch`)).code).toBe("not_found");
    expect((await watched(pedro, name)).texts()).toEqual(["hola"]);
    expect((await conversationSocket(name, null)).status).toBe(401);
    const other = await chatBy("sms");
    const foreign = desk.held().find((one) => one.conversation !== name)?.ticket ?? "";
    expect((await conversationSocket(name, foreign)).status).toBe(401);
    expect((await conversationSocket(name, `${held?.ticket}x`)).status).toBe(401);
    const files = exports.default.fetch(`${ORIGIN}/api/conversations/${name}/files/${crypto.randomUUID()}`);
    expect((await files).status).toBe(401);
    const start = { id: crypto.randomUUID(), destination: number, text: "x" };
    for (const campaign of [norte.id, "no-campaign"])
      expect((await ana.refused("POST", "/conversations", { ...start, campaign })).code).toBe("not_found");
    expect((await sofia.refused("POST", "/conversations", { ...start, campaign: banco.id })).code).toBe("not_found");
    for (const asked of ["templates?", `dialled?destination=${encodeURIComponent(number)}&`])
      expect((await ana.refused("GET", `/desk/${asked}campaign=${norte.id}`)).code).toBe("not_found");
    expect(chat.texts()).toEqual(["hola"]);
    expect(other.chat.texts()).toEqual(["hola"]);
  });
});

describe("decisions recordings: what a spreadsheet would run is text, and numbers stay numbers", () => {
  const FORMULAS = ['=HYPERLINK("http://x";"y")', "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)", "=1+1"];
  const table = async (answer: Response) => {
    const text = await answer.text();
    expect(text.startsWith("\ufeff") || answer.headers.get("Content-Type")?.includes("utf-8")).toBe(true);
    const { data, errors } = parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {
      delimiter: ";",
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    return data;
  };
  const isHarmless = (cell: string) => !/^[=+\-@\t\r]/.test(cell) || /^[+-]?[\d\s.,()-]+$/.test(cell);

  test("SMS-122: results.csv", async () => {
    const dialer = await house.dialer({ name: "exporta", provider: "tw", campaign: "sms-banco" });
    const number = mobile();
    const lines = FORMULAS.map((text) => `exporta;${number};${quoted(text)};1;${quoted(text)}`);
    await accepted(sendFile(pedro, `${dialer.path}/uploads?name=F.csv`, lines.join("\r\n")));
    const rows = await table(await pedro.send("GET", `${dialer.path}/results.csv`));
    expect(rows.map(({ message, device }) => [message, device])).toEqual(
      FORMULAS.map((text) => [`'${text}`, `'${text}`]),
    );
    for (const row of rows) {
      expect([row.destination, row.address]).toEqual([number, number]);
      expect(Object.values(row).every(isHarmless)).toBe(true);
    }
  });

  test("SMS-119: the black list", async () => {
    const number = mobile();
    for (const reason of FORMULAS)
      await pedro.ask("POST", "/blacklist", {
        address: `${number.slice(0, -2)}${reason.length}`,
        campaign: "sms-banco",
        reason,
      });
    await pedro.ask("POST", "/blacklist", { address: "=1+1", campaign: "sms-banco", reason: "-5" });
    const rows = await table(await pedro.send("GET", "/blacklist/export.csv"));
    const reasons = rows.map(({ reason = "" }) => reason);
    for (const text of FORMULAS) expect(reasons).toContain(`'${text}`);
    expect(reasons).toContain("-5");
    expect(rows.map(({ address }) => address)).toContain("'=1+1");
    expect(rows.filter(({ address = "" }) => address.startsWith("+598")).length).toBeGreaterThanOrEqual(
      FORMULAS.length,
    );
    expect(rows.flatMap((row) => Object.values(row)).every(isHarmless)).toBe(true);
  });
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function draftOf({ resource: { id: _, channel: __, ...draft } }: Dialer) {
  return draft;
}

/** State and reason of every row, once each has one. */
async function resultsOf(dialer: Dialer): Promise<[string, string][]> {
  const done = async () =>
    (await pedro.ask<Page<ResultRow>>("GET", `${dialer.path}/results?limit=500`)).items.filter(
      ({ doneAt }) => doneAt !== null,
    );
  await until(async () => {
    const { counters } = await dialer.board(pedro);
    return counters.uploaded > 0 && counters.notProcessed === 0 && (await done()).length === counters.uploaded;
  }, 15_000);
  return (await done()).map(({ state, reason }) => [state, reason]);
}

function endless(): ReadableStream {
  const piece = new TextEncoder().encode("x".repeat(64 * 1024));
  let left = 60;
  return new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()),
  });
}
