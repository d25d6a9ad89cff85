import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { confirmationOf } from "../../domain/opt-out/confirmation.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import type { BlackListUploaded, BlockedAddress } from "../../protocol/black-list.ts";
import type { CampaignResource, Page } from "../../protocol/configuration.ts";
import type { BoardCounters, ProgressFrame, UploadAccepted } from "../../protocol/dialers.ts";
import type { NewKey } from "../../protocol/keys.ts";
import type { DialledNumber, StartedByAgent } from "../../protocol/messages.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { ProviderResource } from "../../protocol/providers.ts";
import type { Browser } from "./browser.ts";
import { PASSWORD } from "./browser.ts";
import { heardByUrl, META_SECRETS, OURS, onWhatsApp, toldByMeta, toldByTwilio, whatsAppText } from "./carrier-calls.ts";
import type { TestConversation } from "./conversation.ts";
import { answersOf, askedOf } from "./customer.ts";
import { DeskTab, marksOf } from "./desk-tab.ts";
import { type Dialer, Installation } from "./installation.ts";
import { Line, until, upgrade } from "./line.ts";
import { accepted, refused, rowsOf, sendFile } from "./lists.ts";
import { Program } from "./program.ts";

/** A Monday in Montevideo (UTC−3), far ahead: an alarm in the past would ring at once, whatever the test's clock says. */
const at = (time: string, day = 26) => Date.parse(`2040-11-${day}T${time.length === 5 ? `${time}:00` : time}-03:00`);
const clock = (time: string, day?: number) => vi.setSystemTime(at(time, day));

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

let house: Installation;
let pedro: Browser;
let ana: Browser;
/** The gateway of the house's own number, and the campaign that answers it. */
let antel: ProviderResource;
let banco: CampaignResource;
/** The same of WhatsApp. */
let meta: ProviderResource;
let whatsApp: CampaignResource;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: at("08:30") });
  house = await Installation.open();
  const settings = { url: urlGet("story-antel"), from: OURS, numberFormat: "plus-e164" as const, rate: 0 };
  antel = await house.provider({ name: "antel", type: "url-get", settings });
  ana = await house.hire("ana", "Ana Pérez", "agent");
  await house.voiceCampaign("voz-general", ["ana"]);
  const own = { channel: "sms" as const, provider: antel.id, dids: [OURS] };
  banco = await house.campaign({ name: "sms-banco", ...own }, ["ana"]);
  const numbers = { senderId: "106540352242922", account: "102290129340398", from: OURS };
  const cloud = { url: "https://story-meta.carrier.test", ...numbers };
  meta = await house.provider({ name: "meta", type: "meta-whatsapp", settings: cloud, secrets: META_SECRETS });
  const page = { channel: "whatsapp" as const, provider: meta.id, dids: [OURS], maxInteractions: 20 };
  whatsApp = await house.campaign({ name: "wa-banco", ...page }, ["ana"]);
  const permissions = ["dialers.run", "dialers.upload", "blacklist", "watch"];
  const campaigns = ["sms-banco", "wa-banco"];
  await house.admin.ask("POST", "/security-groups", { name: "Banco Sur", permissions, campaigns });
  pedro = await house.hire("pedro", "Pedro Díaz", "supervisor", "Banco Sur");
});
afterAll(() => vi.useRealTimers());

/** What a gateway of ours was asked to send: to whom, and what. */
const carried = async (gateway: string) =>
  (await askedOf(gateway)).map(({ url }) => {
    const query = new URL(url).searchParams;
    return [query.get("to") ?? "", query.get("text") ?? ""] as const;
  });
const numbersAt = async (gateway: string) => (await carried(gateway)).map(([to]) => to);
const urlGet = (gateway: string) => `https://${gateway}.carrier.test/send?to=\${phone}&text=\${message}&id=\${id}`;
const listed = async (query: string) => (await pedro.ask<Page<BlockedAddress>>("GET", `/blacklist?${query}`)).items;
const addresses = async (query: string) => (await listed(query)).map(({ address }) => address).sort();

/** Rings the dialer until its board shows these figures. */
async function shows(dialer: Dialer, counters: Partial<BoardCounters>): Promise<void> {
  let board = await dialer.board(pedro);
  await until(async () => {
    await dialer.ring();
    board = await dialer.board(pedro);
    return Object.entries(counters).every(([name, value]) => board.counters[name as keyof BoardCounters] === value);
  }).catch(() => expect(board.counters).toMatchObject(counters));
}

/** The token of a user's program, whose calls are for that campaign or dialer unless they say another. */
async function tokenFor(user: string, campaign: string): Promise<string> {
  const answer = await new Program(null).form("/auth/getUserToken", { user, password: PASSWORD, campaign });
  return (await answer.json<string[]>()).at(-1) ?? "";
}

/** Ana's portal, loaded anew: when the clock has jumped, her tab has given no sign of life for as long. */
async function atDesk(time: string, day?: number): Promise<DeskTab> {
  clock(time, day);
  return DeskTab.open(ana);
}

describe("story 4: the list, the black list, SendSMS", () => {
  const SEED = [
    "test1;098344484;This is my SMS;9999",
    "test1;098344384;Hey World!;9999;",
    "test1;98356484;Hey World!;9999",
    "test1;098378984;Hey World!;9999",
    "test1;23578408;Hey World!;9999",
    "test1;099635199;Mensaje de prueba2;9999",
  ];
  const ORDER = ["098344484", "098344384", "098356484", "098378984"];
  const path = (to: string) =>
    `/Integra/resources/SMS/SendSMS/destination=${to}&message=Mensaje%20de%20prueba2&api=dongle`;
  let test1: Dialer;
  let board: Line<ProgressFrame>;
  let program: Program;

  const upload = (lines: string[], name = "DISCTEST29042014.csv") =>
    sendFile(pedro, `${test1.path}/uploads?name=${name}`, `${lines.join("\r\n")}\r\n`);
  const shown = (counters: Partial<BoardCounters>) =>
    board.until("board", (frame) =>
      Object.entries(counters).every(([name, value]) => frame.counters[name as keyof BoardCounters] === value),
    );
  const rows = () => rowsOf(env.SPOOL, "SELECT 1 FROM sms_spool WHERE dialer = ?", test1.resource.id);

  beforeAll(async () => {
    clock("08:59:50");
    await house.provider({
      name: "dongle",
      type: "url-get",
      settings: { url: urlGet("story-dongle"), pattern: "^09[0-9]{7}$" },
    });
    const hours = { zone: "America/Montevideo", ranges: [{ days: ["mon" as const], from: "09:00", to: "18:59" }] };
    const draft = { provider: "dongle", campaign: "sms-banco", interval: 2, schedule: hours };
    test1 = await house.dialer({ name: "test1", ...draft });
    await house.dialer({ ...draft, name: "campsms" });
    await pedro.ask("POST", `${test1.path}/start`);
    board = new Line(await pedro.send("GET", `${test1.path}/progress/socket`, undefined, upgrade));
    program = new Program(`Basic ${await tokenFor("pedro", "test1")}`);
  });

  test("SMS-119: the black list takes both numbers, and warns of the first", async () => {
    const file = "123578408;test1;\n099635199;test1;\n";
    const answer = await accepted<BlackListUploaded>(sendFile(pedro, "/blacklist/uploads?name=NEGRA.csv", file));
    expect(answer).toEqual({
      rows: 2,
      added: 2,
      warnings: [
        {
          path: "line 1, column 1",
          code: "not_a_number",
          detail: "Not a number of Uruguay, kept as written",
          found: "123578408",
        },
      ],
    });
    expect(await addresses("campaign=test1")).toEqual(["+59899635199", "123578408"]);
  });

  test("SMS-45, SMS-53, SMS-113 to SMS-116, SMS-123: the list leaves in its order, two seconds apart, and the board follows by itself", async () => {
    const answer = await accepted<UploadAccepted>(upload(SEED));
    expect(answer).toMatchObject({ rows: 6, preview: { blocked: 1, other: 1 } });
    await test1.ring();
    const waiting = await shown({ uploaded: 6 });
    expect(waiting).toMatchObject({ counters: { notProcessed: 6, processed: 0 }, waitingFor: "out-of-schedule" });
    expect(await numbersAt("story-dongle")).toEqual([]);

    clock("09:00");
    for (const sent of [1, 2, 3, 4]) {
      await test1.ring();
      expect(await numbersAt("story-dongle"), `${sent} of them`).toEqual(ORDER.slice(0, sent));
      vi.setSystemTime(Date.now() + 900);
      await test1.ring();
      expect(await numbersAt("story-dongle"), "not sooner").toHaveLength(sent);
      vi.setSystemTime(Date.now() + 1_100);
    }
    await test1.ring();
    const { counters } = await shown({ notProcessed: 0 });
    expect(counters).toMatchObject({ uploaded: 6, processed: 4, blocked: 1, other: 1, failed: 0, unknown: 0 });
    expect(await carried("story-dongle")).toEqual([
      ["098344484", "This is my SMS"],
      ["098344384", "Hey World!"],
      ["098356484", "Hey World!"],
      ["098378984", "Hey World!"],
    ]);
    expect((await listed("address=099635199"))[0]?.tries).toBe(1);
  });

  test("decisions files: the same file again is asked about, and nothing is sent", async () => {
    expect(await refused(upload(SEED))).toMatchObject({
      status: 409,
      code: "same_file",
      detail: "DISCTEST29042014.csv, 6 lines, was uploaded by Pedro Díaz at 2040-11-26T11:59:50.000Z",
    });
    await test1.ring();
    expect([(await numbersAt("story-dongle")).length, (await rows()).length]).toEqual([4, 6]);
  });

  test("SMS-71: a line that begins with 1campsms refuses the whole file, and says which it is", async () => {
    const pasted = SEED.with(1, "1campsms;098344384;Hey World!;9999;");
    expect(await refused(upload(pasted, "PASTED.csv"))).toMatchObject({
      status: 422,
      errors: [{ path: "line 2, column 1", code: "line_number", detail: "Pasted line number? campsms exists" }],
    });
    expect(await rows()).toHaveLength(6);
  });

  test("API-6: SendSMS in the seed's words is OK with its token and ERROR without, and the carrier gets the text once", async () => {
    const answer = await new Program(null).get(path("098356484"));
    expect([answer.status, await answer.text()]).toEqual([401, "ERROR"]);
    expect(await numbersAt("story-dongle")).toHaveLength(4);
    const good = await program.get(path("098356484"));
    expect([good.status, await good.text()]).toEqual([200, "OK"]);
    await until(async () => (await numbersAt("story-dongle")).length > 4);
    expect((await carried("story-dongle")).slice(4)).toEqual([["098356484", "Mensaje de prueba2"]]);
  });

  test("SMS-51: SendSMS to who is on the black list is ERROR, nothing leaves, and the try is counted", async () => {
    const answer = await program.get(path("099635199"));
    expect([await answer.text(), answer.headers.get("Deskline-Problem")]).toEqual(["ERROR", "black_listed"]);
    expect(await numbersAt("story-dongle")).toHaveLength(5);
    const [entry] = await listed("address=099635199");
    expect(entry?.tries).toBe(2);
    const { items } = await pedro.ask<Page<{ what: string }>>("GET", `/blacklist/${entry?.id}/tries`);
    expect(items.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^message:/),
      expect.stringMatching(/^test1 #\d+$/),
    ]);
  });
});

describe("story 5: STOP in three languages", () => {
  const JOAO = "+5511987654321";
  const JOHN = "+13055550142";
  const ALL = ["098344484", "098344384", "098356484", "+55 11 98765-4321", "+1 305 555 0142", "098378984"];
  const e164 = (number: string) => `+598${number.slice(1)}`;
  let cobranza: Dialer;
  let promo: Dialer;
  const opened = new Map<string, TestConversation>();
  let said = 0;

  const hears = async (time: string, phone: string, message: string) => {
    clock(time);
    const answer = await heardByUrl(antel, { phone, message, to: OURS, id: `antel-${++said}` });
    expect(await answer.text()).toBe("OK");
  };
  /** The customer's word opens an interaction, which Ana holds. */
  const opens = async (time: string, phone: string, message: string) => {
    const desk = await atDesk(time);
    await hears(time, phone, message);
    return desk.chatWith(await conversation(e164(phone)));
  };
  const conversation = (number: string) => conversationName(env, "sms", banco.id, number);
  const interaction = async (number: string) =>
    (await conversationOf(env, await conversation(number)).current())?.interaction;
  const list = (dialer: Dialer, numbers: string[], name: string) => {
    const file = numbers.map((number) => `${dialer.resource.name};${number};Aviso;1`).join("\n");
    return accepted<UploadAccepted>(sendFile(pedro, `${dialer.path}/uploads?name=${name}.csv`, file));
  };
  const notice = (destination: string) => ({ id: crypto.randomUUID(), destination, message: "Aviso" });
  const single = (dialer: Dialer, destination: string) =>
    pedro.ask("POST", `${dialer.path}/messages`, notice(destination));
  const toldTo = async (number: string) =>
    (await carried("story-antel")).flatMap(([to, text]) => (to === number && text !== "Aviso" ? [text] : []));

  beforeAll(async () => {
    clock("14:00");
    await Promise.all([house.admin.signIn("admin"), ana.signIn("ana"), pedro.signIn("pedro")]);
    const draft = { provider: "antel", campaign: "sms-banco" };
    cobranza = await house.dialer({ ...draft, name: "cobranza-nov", dialString: OURS });
    promo = await house.dialer({ ...draft, name: "promo-nov", dialString: "098000100", purpose: "advertising" });
    await accepted(sendFile(pedro, "/blacklist/uploads?name=NO-LLAME.csv&registry=true", "098378984;sms-banco;"));
    for (const dialer of [cobranza, promo]) await list(dialer, ALL, "NOV");
    await hears("14:02", "098344484", " ¡Baja! ");
    opened.set("CANCELAR", await opens("14:03", "098344384", "CANCELAR"));
    opened.set("bajame la cuota", await opens("14:04", "098356484", "bajame la cuota"));
    await hears("14:05", JOAO, "Sair");
    await hears("14:06", JOHN, "stop.");
    await hears("14:07", "098344484", "BAJA");
  });

  test("decisions STOP: the word alone blocks in whatever language, is confirmed once in the customer's, and opens nothing", async () => {
    const stopped = [e164("098344484"), JOAO, JOHN];
    await until(async () => (await listed("source=customer")).length === 3);
    for (const dialer of ["cobranza-nov", "promo-nov", "sms-banco"])
      expect(await addresses(`source=customer&campaign=${dialer}`), dialer).toEqual(stopped.toSorted());
    await until(async () => (await carried("story-antel")).length === 3);
    for (const [number, language] of [
      [e164("098344484"), "es"],
      [JOAO, "pt"],
      [JOHN, "en"],
    ] as const)
      expect(await toldTo(number)).toEqual([confirmationOf(language)]);
    for (const number of stopped) expect(await interaction(number)).toBeUndefined();
  });

  test("decisions STOP: a longer word and a sentence are messages like others", async () => {
    for (const [text, chat] of opened) await until(() => chat.texts().at(-1) === text);
    expect(await addresses("source=customer")).not.toContain(e164("098344384"));
  });

  test("decisions black list: START takes nothing back of what a registry says, which stops advertising alone", async () => {
    await hears("14:08", "098378984", "START");
    expect(await interaction(e164("098378984"))).toBeUndefined();
    expect(await addresses("source=registry")).toEqual([e164("098378984")]);
    for (const dialer of [promo, cobranza]) await pedro.ask("POST", `${dialer.path}/start`);
    const before = (await carried("story-antel")).length;
    await shows(promo, { notProcessed: 0, processed: 2, blocked: 4 });
    await shows(cobranza, { notProcessed: 0, processed: 3, blocked: 3 });
    const sent = (await numbersAt("story-antel")).slice(before);
    expect(sent.slice(0, 2).sort()).toEqual([e164("098344384"), e164("098356484")]);
    expect(sent.slice(2).sort()).toEqual([e164("098344384"), e164("098356484"), e164("098378984")]);
  });

  test("decisions STOP: a dialer that writes a port for its sender leaves by the same number, and is stopped as well", async () => {
    const draft = { provider: "antel", campaign: null, dialString: "3" };
    const port = await house.dialer({ ...draft, name: "cobranza-puerto" });
    const file = ALL.map((number) => `cobranza-puerto;${number};Aviso;1`).join("\n");
    const path = `${port.path}/uploads?name=PUERTO.csv`;
    const { preview } = await accepted<UploadAccepted>(sendFile(house.admin, path, file));
    expect(preview.blocked).toBe(3);
    const { items } = await house.admin.ask<Page<BlockedAddress>>("GET", "/blacklist?campaign=cobranza-puerto");
    expect(items.map(({ address }) => address)).toContain(JOAO);
    const { key } = await house.admin.ask<NewKey>("POST", "/keys", { name: "CRM", scopes: ["messages"] });
    const before = (await carried("story-antel")).length;
    const sent = { campaign: "cobranza-puerto", destination: JOAO, message: "Aviso" };
    const answer = await new Program(`Bearer ${key}`).json("/api/messages/sms", sent);
    expect([answer.status, (await answer.json<Problem>()).code]).toEqual([409, "black_listed"]);
    expect(await carried("story-antel")).toHaveLength(before);
  });

  test("decisions STOP: where the carrier answers it, nothing of ours is said", async () => {
    const settings = {
      url: "https://story-twilio.carrier.test",
      account: "AC1",
      from: "+59898000200",
      carrierAnswersStop: true,
    };
    const tw = await house.provider({ name: "tw", type: "twilio", settings, secrets: { token: "twilio-token" } });
    await house.campaign({ name: "sms-tw", channel: "sms", provider: tw.id, dids: [settings.from] });
    const form = { MessageSid: "SM1", From: e164("098111222"), To: settings.from, Body: "STOP" };
    expect((await toldByTwilio(tw, form)).status).toBe(200);
    const blocked = async () =>
      (await house.admin.ask<Page<BlockedAddress>>("GET", "/blacklist?address=098111222")).items;
    await until(async () => (await blocked()).length === 1);
    expect((await blocked())[0]?.scope).toEqual({ kind: "sender", channel: "sms", sender: settings.from });
    expect(await askedOf("story-twilio")).toEqual([]);
  });

  test("decisions black list: who is taken off it with a reason is written to again, by whatever door", async () => {
    const [entry] = await listed("source=customer&address=%2B1305");
    const texts = async () => (await carried("story-antel")).flatMap(([to, text]) => (to === JOHN ? [text] : []));
    const before = (await texts()).length;
    const path = `/Integra/resources/SMS/SendSMS/destination=%2B13055550142&message=Again`;
    const program = new Program(`Basic ${await tokenFor("pedro", "sms-banco")}`);
    expect(await (await program.get(path)).text()).toBe("ERROR");
    await pedro.ask("DELETE", `/blacklist/${entry?.id}`, { reason: "asked for it by phone" });
    expect(await (await program.get(path)).text()).toBe("OK");
    await until(async () => (await texts()).length > before);
    expect((await texts()).slice(before)).toEqual(["Again"]);
    await hears("14:09", JOHN, "stop");
    await until(async () => (await listed("source=customer")).length === 3);
  });

  test("decisions STOP: what an agent has noted for the customer stays, whatever the customer says of their own", async () => {
    const number = e164("098344384");
    const chat = opened.get("CANCELAR");
    chat?.line.send({ t: "opt-out", id: "opt-out-0001" });
    await until(async () => (await addresses("source=agent")).includes(number));
    await hears("14:10", "098344384", "START");
    await hears("14:11", "098344384", "hola");
    await until(() => chat?.texts().at(-1) === "hola");
    expect(await addresses("source=agent")).toEqual([number]);
    expect(chat?.events().map(({ type }) => type)).not.toContain("opted-in");
    const dialled = await ana.ask<DialledNumber>("GET", `/desk/dialled?campaign=${banco.id}&destination=098344384`);
    expect(dialled).toEqual({ until: null, blocked: { source: "agent", at: expect.any(Number) }, earlier: [] });
    const tries = async () => (await listed("source=agent"))[0]?.tries;
    expect(await tries()).toBe(0);
    const start = { id: crypto.randomUUID(), campaign: banco.id, destination: number, text: "Aviso" };
    expect((await ana.refused("POST", "/conversations", start)).code).toBe("black_listed");
    expect(await tries()).toBe(1);
  });

  test("decisions STOP: what the customer opens later is answered, and they are still on the list; START frees them", async () => {
    const chat = await opens("15:00", "098344484", "hola");
    await until(() => chat.texts().includes("hola"));
    const entry = chat.say("Buenas tardes");
    await until(() => marksOf(chat, entry).includes("sent"));
    expect(await toldTo(e164("098344484"))).toEqual([confirmationOf("es"), "Buenas tardes"]);
    expect(chat.state()?.staff?.line?.optedOut).toBe(true);
    const stopped = await pedro.refused("POST", `${cobranza.path}/messages`, notice("098344484"));
    expect(stopped.code).toBe("black_listed");

    await hears("15:10", "098344484", "START");
    await until(async () => (await listed("source=customer")).length === 2);
    await until(() => chat.events().some(({ type }) => type === "opted-in"));
    await single(cobranza, "098344484");
    await single(promo, "098344484");
    await shows(cobranza, { blocked: 3, processed: 4 });
    await shows(promo, { blocked: 4, processed: 3 });
  });
});

describe("story 6: WhatsApp's window and its people", () => {
  const CUSTOMER = "+59899635199";
  const TEMPLATE = { name: "contrato_listo", language: "es", parameters: ["María"] };
  const FIRST = whatsAppText("wamid.1", { from: CUSTOMER.slice(1) }, "Hola, ¿me mandan el contrato?", at("10:00", 27));
  let words = 1;

  const hears = (...messages: object[]) => toldByMeta(meta, onWhatsApp({ messages }));
  const conversation = (customer: string) => conversationName(env, "whatsapp", whatsApp.id, customer);
  /** What left as messages: signs of typing and reading are asked for at the same address. */
  const sent = async () =>
    (await askedOf("story-meta")).flatMap(({ body }) => {
      const message = body === "" ? {} : (JSON.parse(body) as Record<string, unknown>);
      return "type" in message ? [message] : [];
    });
  const taken = () => ({ body: JSON.stringify({ messages: [{ id: `wamid.ours.${++words}` }] }) });
  const says = async (chat: TestConversation, text: string): Promise<string> => {
    const id = chat.say(text);
    const refusal = () => chat.line.all("refused").find((frame) => frame.id === id)?.code;
    await until(() => marksOf(chat, id).includes("sent") || refusal() !== undefined);
    return refusal() ?? "sent";
  };
  /** Ana signs in anew, and opens the customer's conversation. */
  const back = async (time: string, day: number) => {
    clock(time, day);
    await ana.signIn("ana");
    return (await DeskTab.open(ana)).chatWith(await conversation(CUSTOMER));
  };
  const windowOf = (chat: TestConversation) => chat.state()?.staff?.line?.windowUntil;
  const starts = (destination: string, own: object) =>
    ana.send("POST", "/conversations", { id: crypto.randomUUID(), campaign: whatsApp.id, destination, ...own });

  beforeAll(async () => {
    clock("09:30", 27);
    await Promise.all([house.admin.signIn("admin"), ana.signIn("ana"), pedro.signIn("pedro")]);
    const body = { type: "BODY", text: "{{1}}, tu contrato está listo" };
    const template = {
      name: "contrato_listo",
      language: "es",
      status: "APPROVED",
      category: "UTILITY",
      components: [body],
    };
    await answersOf("story-meta", [{ body: JSON.stringify({ data: [template] }) }]);
    await house.admin.ask("POST", "/providers/meta/templates/sync");
  });

  test("WA-3, WA-5: free text until 09:59:59 of the next day, whatever is replayed; then templates, until the customer writes", async () => {
    const desk = await atDesk("10:00", 27);
    expect((await hears(FIRST)).status).toBe(200);
    let chat = await desk.chatWith(await conversation(CUSTOMER));
    expect(windowOf(chat)).toBe(at("10:00", 28));
    clock("10:05", 27);
    expect(await says(chat, "Sí, ya lo preparo")).toBe("sent");

    clock("09:00", 28);
    expect((await hears(FIRST)).status).toBe(200);
    chat = await back("09:59:59", 28);
    expect(await says(chat, "Un momento más")).toBe("sent");
    clock("10:00", 28);
    expect(await says(chat, "¿Sigue ahí?")).toBe("window_closed");
    const refusal = await starts(CUSTOMER, { text: "¿Sigue ahí?" });
    expect([refusal.status, (await refusal.json<Problem>()).code]).toEqual([409, "window_closed"]);
    expect(chat.texts()).toEqual(["Hola, ¿me mandan el contrato?", "Sí, ya lo preparo", "Un momento más"]);

    await answersOf("story-meta", [taken()]);
    const entry = crypto.randomUUID();
    const word = { id: entry, kind: "message", text: "María, tu contrato está listo", template: TEMPLATE };
    chat.line.send({ t: "say", words: [word] });
    await until(() => marksOf(chat, entry).includes("sent"));
    expect((await sent()).at(-1)).toMatchObject({
      to: CUSTOMER.slice(1),
      type: "template",
      template: { name: "contrato_listo", language: { code: "es" } },
    });
    expect(await says(chat, "¿Sigue ahí?")).toBe("window_closed");

    chat = await back("10:30", 28);
    await hears(whatsAppText("wamid.2", { from: CUSTOMER.slice(1) }, "¡Qué bien! ¿Dónde firmo?", at("10:30", 28)));
    await until(() => chat.texts().includes("¡Qué bien! ¿Dónde firmo?"));
    expect(await says(chat, "En la sucursal")).toBe("sent");
    chat = await back("10:29:59", 29);
    expect(await says(chat, "La esperamos")).toBe("sent");
    clock("10:30", 29);
    expect(await says(chat, "¿Viene?")).toBe("window_closed");
  });

  describe("one person, however WhatsApp names them", () => {
    beforeAll(async () => {
      clock("11:00", 29);
      await Promise.all([house.admin.signIn("admin"), ana.signIn("ana"), pedro.signIn("pedro")]);
    });

    test("decisions numbers: who is written to with the ninth digit answers without it, in the same conversation", async () => {
      const desk = await atDesk("11:00", 29);
      await answersOf("story-meta", [taken()]);
      const begun = await accepted<StartedByAgent>(
        starts("+55 11 98765-4321", { text: "Olá", template: { ...TEMPLATE, parameters: ["João"] } }),
      );
      expect(begun.conversation).toBe(await conversation("+5511987654321"));
      const chat = await desk.chatWith(begun.conversation);
      await until(async () => (await sent()).at(-1)?.to === "5511987654321");
      const contacts = [{ profile: { name: "João" }, wa_id: "551187654321" }];
      const answer = whatsAppText("wamid.3", { from: "551187654321" }, "Obrigado, pode mandar", at("11:00", 29));
      await toldByMeta(meta, onWhatsApp({ contacts, messages: [answer] }));
      await until(() => chat.texts().includes("Obrigado, pode mandar"));
      expect(await says(chat, "Já vai")).toBe("sent");
      expect((await sent()).at(-1)).toMatchObject({ to: "551187654321", text: { body: "Já vai" } });
    });

    test.each(["+55 11 98765-4321", "551187654321"])(
      "decisions numbers: %s on the black list blocks both forms of it",
      async (written) => {
        const file = `${written};wa-banco;`;
        await accepted(sendFile(pedro, "/blacklist/uploads?name=NEGRA.csv", file));
        const [entry] = await listed("campaign=wa-banco&source=upload");
        expect(entry?.address).toBe("+5511987654321");
        for (const destination of ["+55 11 98765-4321", "+551187654321"]) {
          const problem = (await starts(destination, { template: TEMPLATE })).json<Problem>();
          expect((await problem).code, destination).toBe("black_listed");
        }
        const name = `wa-${written.length}`;
        const template = { name: "contrato_listo", language: "es" };
        const dialer = await house.dialer({ name, provider: "meta", campaign: "wa-banco", dialString: OURS, template });
        const list = ["+55 11 98765-4321", "+551187654321"].map((number) => `${name};${number};María;1`).join("\n");
        await accepted(sendFile(pedro, `${dialer.path}/uploads?name=WA.csv`, list));
        await pedro.ask("POST", `${dialer.path}/start`);
        await shows(dialer, { blocked: 2, processed: 0, notProcessed: 0 });
        await pedro.ask("DELETE", `/blacklist/${entry?.id}`, { reason: "asked again" });
      },
    );

    test("WA-1: who shows no number is answered by their user id, and has none", async () => {
      const user = "BR.13491208655302741918";
      const desk = await atDesk("11:10", 29);
      const contacts = [{ profile: { name: "Ana Lima", username: "ana.bh" }, user_id: user }];
      const message = whatsAppText("wamid.4", { from_user_id: user }, "oi", at("11:10", 29));
      await toldByMeta(meta, onWhatsApp({ contacts, messages: [message] }));
      const chat = await desk.chatWith(await conversation(user));
      await until(() => chat.texts().includes("oi"));
      expect(await says(chat, "Olá, Ana")).toBe("sent");
      expect((await sent()).at(-1)).toMatchObject({ recipient: user, text: { body: "Olá, Ana" } });
      expect((await sent()).at(-1)).not.toHaveProperty("to");
      expect(chat.state()?.staff?.customer).toMatchObject({ name: "Ana Lima", phone: "" });
    });

    test("decisions STOP: who first came by user id is stopped under the number that they are known by, too", async () => {
      const user = "UY.99887766554433221100";
      const phone = "59899777123";
      const from = { from: phone, from_user_id: user };
      clock("11:20", 29);
      await hears(whatsAppText("wamid.5", { from_user_id: user }, "hola", at("11:20", 29)));
      await hears(whatsAppText("wamid.6", from, "STOP", at("11:20:01", 29)));
      await until(async () => (await listed("source=customer&campaign=wa-banco")).length > 0);
      const problem = (await starts(`+${phone}`, { template: TEMPLATE })).json<Problem>();
      expect((await problem).code).toMatch(/^(black_listed|opted_out)$/);
      const template = { name: "contrato_listo", language: "es" };
      const draft = { provider: "meta", campaign: "wa-banco", dialString: OURS, template };
      const dialer = await house.dialer({ ...draft, name: "wa-stop" });
      await accepted(sendFile(pedro, `${dialer.path}/uploads?name=WA.csv`, `wa-stop;+${phone};María;1`));
      await pedro.ask("POST", `${dialer.path}/start`);
      await shows(dialer, { blocked: 1, processed: 0, notProcessed: 0 });
      await hears(whatsAppText("wamid.7", from, "START", at("11:20:02", 29)));
      await until(async () => (await listed("source=customer&campaign=wa-banco")).length === 0);
    });

    test("decisions black list: who wants no promotions gets what is no advertising, under each of their addresses", async () => {
      const [user, phone] = ["UY.112233445566", "59899777321"];
      clock("11:25", 29);
      await hears(whatsAppText("wamid.10", { from_user_id: user }, "hola", at("11:25", 29)));
      const template = { name: "contrato_listo", language: "es" };
      const draft = { provider: "meta", campaign: "wa-banco", dialString: OURS, template };
      const service = await house.dialer({ ...draft, name: "wa-aviso" });
      const promo = await house.dialer({ ...draft, name: "wa-promo", purpose: "advertising" });
      for (const { path, resource } of [service, promo]) {
        await accepted(sendFile(pedro, `${path}/uploads?name=WA.csv`, `${resource.name};+${phone};María;1`));
        await pedro.ask("POST", `${path}/start`);
      }
      const preference = { wa_id: phone, user_id: user, category: "marketing_messages", value: "stop" };
      expect((await toldByMeta(meta, onWhatsApp({ user_preferences: [preference] }))).status).toBe(200);
      await shows(promo, { blocked: 1, processed: 0, notProcessed: 0 });
      await shows(service, { blocked: 0, processed: 1, notProcessed: 0 });
      await toldByMeta(meta, onWhatsApp({ user_preferences: [{ ...preference, value: "resume" }] }));
      expect(await listed("source=customer&campaign=wa-banco")).toEqual([]);
    });

    test("decisions STOP: a START that comes after a STOP that was said later takes nothing back", async () => {
      const from = { from: "59899777456" };
      clock("11:31", 29);
      await hears(whatsAppText("wamid.9", from, "STOP", at("11:30:30", 29)));
      await until(async () => (await listed("source=customer&campaign=wa-banco")).length === 1);
      await hears(whatsAppText("wamid.8", from, "START", at("11:30:00", 29)));
      await scheduler.wait(100);
      expect(await addresses("source=customer&campaign=wa-banco")).toEqual(["+59899777456"]);
      const problem = (await starts("+59899777456", { template: TEMPLATE })).json<Problem>();
      expect((await problem).code).toMatch(/^(black_listed|opted_out)$/);
      const desk = await atDesk("11:32", 29);
      await hears(whatsAppText("wamid.11", from, "hola", at("11:32", 29)));
      const chat = await desk.chatWith(await conversation("+59899777456"));
      expect(chat.state()?.staff?.line?.optedOut).toBe(true);
    });
  });
});
