import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { localDay } from "../../domain/campaign/local-time.ts";
import { answerBy } from "../../domain/retention/answer-by.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import type { UploadAccepted } from "../../protocol/dialers.ts";
import type { DialledNumber } from "../../protocol/messages.ts";
import type { CustomersRecordings, EarlierRecordings, Erased } from "../../protocol/privacy.ts";
import type { Recording } from "../../protocol/recordings.ts";
import type { Report } from "../../protocol/reports.ts";
import type { ConversationStarted } from "../../protocol/webchat.ts";
import { sweepRecordings } from "../../worker/privacy/retain.ts";
import type { Browser } from "./browser.ts";
import { heardByUrl, OURS } from "./carrier-calls.ts";
import type { TestConversation } from "./conversation.ts";
import { DeskTab, watched } from "./desk-tab.ts";
import { Installation } from "./installation.ts";
import { post } from "./letter.ts";
import { until } from "./line.ts";
import { accepted, sendFile } from "./lists.ts";

const DAY = 86_400_000;
const PDF = new Uint8Array(48_211).map((_, n) => (n < 5 ? ("%PDF-".codePointAt(n) ?? 0) : (n * 31) % 251));
const WHISPER = "Ofrecele 10 % de descuento";
const NUMBER = "+59898356484";
const MAIL = "lucia@example.com";

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

let house: Installation;
let admin: Browser;
let pedro: Browser;
let ana: Browser;
let desk: DeskTab;
const chats: { conversation: string; chat: TestConversation }[] = [];

beforeAll(async () => {
  house = await Installation.open();
  admin = house.admin;
  const settings = { url: "https://data-antel.carrier.test/send?to=${phone}&text=${message}", from: OURS, rate: 0 };
  const antel = await house.provider({ name: "antel", type: "url-get", settings });
  await house.provider({ name: "tigo", type: "url-get", settings: { ...settings, from: "595991", country: "PY" } });
  ana = await house.hire("ana", "Ana Pérez", "agent");
  await house.voiceCampaign("voz-general", ["ana"]);
  const sms = await house.campaign({ name: "sms-banco", channel: "sms", provider: antel.id, dids: [OURS] }, ["ana"]);
  await house.campaign({ name: "web-banco", allowedDomains: ["banco.example"] }, ["ana"]);
  const box = { name: "soporte", address: "soporte@banco.example", fromName: "Soporte" };
  const { id: mailbox } = await admin.ask<{ id: string }>("POST", "/mailboxes", box);
  await house.campaign({ name: "mail-soporte", channel: "email", mailbox }, ["ana"]);
  const campaigns = ["sms-banco", "web-banco", "mail-soporte"];
  const permissions = ["recordings.read", "recordings.export", "watch", "whisper", "dialers.upload", "dialers.run"];
  await admin.ask("POST", "/security-groups", { name: "Banco Sur", permissions, campaigns });
  pedro = await house.hire("pedro", "Pedro Díaz", "supervisor", "Banco Sur");
  desk = await DeskTab.open(ana);

  const chat = await chatOf();
  const watching = await watched(pedro, chat);
  watching.say(WHISPER, crypto.randomUUID(), "whisper");
  await holds(chat);
  await until(() => watching.texts().includes(WHISPER));
  await heardByUrl(antel, { phone: "098356484", message: "¿y mi tarjeta?", to: OURS, id: "antel-1" });
  await holds(conversationName(env, "sms", sms.id, NUMBER));
  const file = { name: "factura.pdf", type: "application/pdf", bytes: PDF };
  const from = `Lucía Fernández <${MAIL}>`;
  await post({ from, to: box.address, subject: "Factura duplicada", text: "¿Por qué dos?", files: [file] });
  await until(() => desk.held().length === 3);
  const mail = desk.held().find(({ conversation }) => chats.every((one) => one.conversation !== conversation));
  await holds(mail?.conversation ?? "");
});

/** Lucía on the bank's site, as she types herself. */
async function chatOf(): Promise<string> {
  const [visitor, request] = [crypto.randomUUID(), crypto.randomUUID()];
  const form = { visitor, request, name: "Lucía Fernández", mail: MAIL, message: "Hola, ¿cuál es mi saldo?" };
  const answer = await exports.default.fetch("https://deskline.test/api/webchat/web-banco/conversations", {
    method: "POST",
    headers: { Origin: "https://banco.example", "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  return (await answer.json<ConversationStarted>()).conversationId;
}

async function holds(conversation: string): Promise<void> {
  chats.push({ conversation, chat: await desk.chatWith(conversation) });
}

/** What she wrote first, as something promised to her. */
async function marks(chat: TestConversation): Promise<void> {
  const first = () =>
    chat
      .changes()
      .flatMap((change) => (change.kind === "entry" ? [change.entry] : []))
      .find(({ kind, by }) => kind === "message" && by.role === "visitor");
  await until(() => first() !== undefined);
  chat.line.send({ t: "star", id: crypto.randomUUID(), entry: first()?.id ?? "", on: true });
  await until(() => chat.state()?.staff?.starred?.length === 1);
}

const found = (address: string) =>
  admin.ask<CustomersRecordings>("GET", `/privacy/customer?${new URLSearchParams({ address })}`);
const earlier = (by: Browser, conversation: string) =>
  by.ask<EarlierRecordings>("GET", `/conversations/${conversation}/customer`);
const recorded = async (query = "") =>
  (await pedro.ask<{ items: InteractionItem[] }>("GET", `/recordings${query}`)).items;
const archived = (count: number) => until(async () => (await recorded()).length === count, 10_000);
const audited = async (action: string) =>
  (
    await env.CONFIG.prepare("SELECT actor_name AS who, subject, after FROM audit WHERE action = ? ORDER BY id")
      .bind(action)
      .all<{ who: string; subject: string; after: string | null }>()
  ).results;

describe("story 12: her data", () => {
  test("decisions, one person: the chat is hers only when somebody has said so, and it can be taken back", async () => {
    const [web, phone, mail] = chats.map(({ conversation }) => conversation) as [string, string, string];
    for (const { chat } of chats) await marks(chat);
    for (const { chat } of chats) chat.close();
    await archived(3);
    const idOf = async (conversation: string) =>
      (await recorded()).find((one) => one.conversation === conversation)?.id ?? "";
    const [chatted, mailed] = [await idOf(web), await idOf(mail)];
    const theirs = async (conversation: string) =>
      (await earlier(pedro, conversation)).theirs.map((one) => one.conversation).sort();
    const perhaps = await earlier(pedro, web);
    expect(perhaps.theirs.map(({ id }) => id)).toEqual([chatted]);
    expect(perhaps.perhaps.map(({ id }) => id)).toEqual([mailed]);
    expect(await theirs(mail)).toEqual([mail]);

    await pedro.ask("POST", `/conversations/${web}/customer`, { interaction: mailed });
    await pedro.ask("POST", `/conversations/${phone}/customer`, { interaction: chatted });
    const all = [web, phone, mail].sort();
    for (const one of all) expect(await theirs(one)).toEqual(all);
    await pedro.ask("DELETE", `/conversations/${phone}/customer/${chatted}`);
    expect([await theirs(web), await theirs(phone)]).toEqual([[web], [phone, mail].sort()]);
    expect(await pedro.refused("DELETE", `/conversations/${web}/customer/${chatted}`)).toMatchObject({ status: 422 });
    // Whom nobody has joined to this one is not torn off their own customer from here.
    expect((await pedro.refused("DELETE", `/conversations/${web}/customer/${mailed}`)).code).toBe("not_found");
    expect(await theirs(phone)).toEqual([phone, mail].sort());
    await pedro.ask("POST", `/conversations/${web}/customer`, { interaction: mailed });
    expect((await audited("customer.join")).map(({ who }) => who)).toEqual(Array(3).fill("Pedro Díaz"));
    expect(await audited("customer.split")).toHaveLength(1);
    expect(await ana.refused("GET", `/conversations/${web}/customer`)).toMatchObject({ status: 403 });
  });

  test("SMS-93: who is about to write to her number sees what was before, in the campaigns that they are in", async () => {
    const { campaign } = (await recorded()).find(({ channel }) => channel === "sms") ?? {};
    const query = `campaign=${campaign}&destination=098356484`;
    const { blocked, earlier: before } = await ana.ask<DialledNumber>("GET", `/desk/dialled?${query}`);
    expect(blocked).toBeNull();
    expect(before.map(({ channel }) => channel).sort()).toEqual(["email", "sms", "webchat"]);
    expect(await pedro.refused("GET", `/desk/dialled?${query}`)).toMatchObject({ status: 404 });
  });

  test("SMS-93: who asks about one number after another is told to wait, and their colleagues are not", async () => {
    const [script, other] = [await house.hire("eva", "Eva", "agent"), await house.hire("ema", "Ema", "agent")];
    const ask = (who: Browser) => who.send("GET", "/desk/dialled?campaign=none&destination=098356484");
    const asked: Response[] = [];
    while (asked.length < 61) asked.push(await ask(script));
    expect(asked[0]?.status).toBe(404);
    const last = asked.at(-1);
    expect([last?.status, last?.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(await last?.json()).toMatchObject({ code: "rate_limited" });
    expect((await ask(other)).status).toBe(404);
  });

  test("SEC-4: her three recordings are found by number as one dials it, mail and case; the file has no whisper", async () => {
    const ids = (await recorded()).map(({ id }) => id).sort();
    const cases = (await recorded()).map(({ caseNumber }) => caseNumber);
    const today = localDay("America/Montevideo", Date.now());
    for (const address of ["098356484", NUMBER, "LUCIA@example.com", ...cases]) {
      const { items, addresses, answerBy: due } = await found(address);
      expect(items.map(({ id }) => id).sort(), address).toEqual(ids);
      expect(addresses).toEqual([NUMBER, MAIL]);
      expect(due >= answerBy(today)).toBe(true);
    }
    // A land line of Montevideo, and a number of Paraguay, whence the bank's other account writes.
    expect((await admin.refused("GET", "/privacy/customer?address=24801267")).code).toBe("ambiguous_number");
    const file = await (await admin.send("GET", "/privacy/customer/export.json?address=098356484")).text();
    const exported = JSON.parse(file) as Exported;
    expect(exported.recordings).toHaveLength(3);
    const files = exported.recordings.flatMap((one) => Object.values(one.files));
    const invoice = files.find(({ name }) => name === "factura.pdf");
    expect(Uint8Array.from(atob(invoice?.base64 ?? ""), (char) => char.charCodeAt(0))).toEqual(PDF);
    expect(file.includes(WHISPER), "what was whispered is in the customer's file").toBe(false);
    expect(file, "what the house marked or weighed is in the customer's file").not.toMatch(
      /"(starred|starredBy|choice|couldNot)"/,
    );
    const web = await pedro.ask<Recording>("GET", `/recordings/${(await recorded("?channel=webchat"))[0]?.id}`);
    expect(web.entries.map(({ text }) => text)).toContain(WHISPER);
  });

  test("decisions, retention: erasing asks for its permission, leaves the totals and the block, and says who and how many, not whom", async () => {
    const dialer = await house.dialer({ name: "avisos", provider: "antel", campaign: "sms-banco" });
    const account = (await admin.ask<{ items: { webhooks: { inbound: string } }[] }>("GET", "/providers")).items[0];
    const stop = new URLSearchParams({ phone: "098356484", message: "STOP", to: OURS, id: "antel-2" });
    await exports.default.fetch(`https://deskline.test${account?.webhooks.inbound}?${stop}`);
    const blocked = () => admin.ask<{ items: unknown[] }>("GET", "/blacklist?source=customer");
    await until(async () => (await blocked()).items.length > 0);
    const total = async () => {
      const day = (at: number) => new Date(at).toISOString().slice(0, 10);
      const range = `from=${day(Date.now() - DAY)}&to=${day(Date.now() + DAY)}`;
      const report = await admin.ask<Report>("GET", `/reports/campaigns?${range}`);
      return report.total[report.columns.findIndex(({ name }) => name === "closed")];
    };
    await until(async () => (await total()) === 3);
    const urls = await everywhere();
    const theirs = { address: "098356484", again: "098356484" };
    expect(await pedro.refused("POST", "/privacy/customer/erase", theirs)).toMatchObject({ status: 403 });

    for (const after of ["1000000000000", "1000000000000.0123456789abcdef", "1"])
      expect(await admin.refused("POST", "/privacy/customer/erase", { ...theirs, after })).toMatchObject({
        code: "invalid_input",
        errors: [{ path: "after", code: "unknown_cursor" }],
      });
    expect((await found("098356484")).items).toHaveLength(3);

    let [erased, after, left] = [0, "", 1];
    await until(async () => {
      const bite = await admin.ask<Erased>("POST", "/privacy/customer/erase", { ...theirs, after });
      [erased, after, left] = [erased + bite.erased, bite.after ?? "", bite.left];
      return left === 0 && bite.after === null;
    }, 10_000);
    expect(erased).toBe(3);
    for (const address of ["098356484", MAIL]) {
      expect((await found(address)).items).toEqual([]);
      expect(await recorded(`?customer=${encodeURIComponent(address)}`)).toEqual([]);
    }
    expect(await recorded("?text=tarjeta")).toEqual([]);
    expect((await found(MAIL)).addresses).toEqual([MAIL]);
    for (const url of urls) expect((await pedro.send("GET", url)).status, url).toBe(404);
    expect((await (await pedro.send("GET", "/recordings/export.csv")).text()).split("\r\n")).toHaveLength(2);
    expect(await total()).toBe(3);

    await accepted<UploadAccepted>(sendFile(pedro, `${dialer.path}/uploads?name=A.csv`, "avisos;098356484;Aviso;1"));
    await pedro.ask("POST", `${dialer.path}/start`);
    await until(async () => {
      await dialer.ring();
      return (await dialer.board(admin)).counters.blocked === 1;
    }, 10_000);
    const acts = await audited("customer.erased");
    expect(acts.map(({ who }) => who)).toContain("Admin");
    expect(acts.reduce((sum, one) => sum + JSON.parse(one.after ?? "{}").recordings, 0)).toBe(3);
    const log = JSON.stringify([...acts, ...(await audited("customer.erase")), ...(await audited("customer.export"))]);
    expect(log).not.toMatch(/98356484|lucia/i);
  });

  test("decisions, retention: a recording that has outlived its 12 months is gone after the night's run, one on legal hold is not", async () => {
    const keep = { months: 12, reason: "" };
    await admin.ask("PUT", "/privacy/retention/web-banco", { ...keep, hold: false });
    await admin.ask("PUT", "/privacy/retention/mail-soporte", { ...keep, hold: true });
    await desk.chatWith(await chatOf()).then((chat) => chat.close());
    await post({ from: "Otra <otra@example.com>", to: "soporte@banco.example", subject: "Hola", text: "Hola" });
    await until(() => desk.held().length === 5, 8_000);
    await desk.chatWith(desk.held().at(-1)?.conversation ?? "").then((chat) => chat.close());
    await archived(2);
    await sweepRecordings(env, Date.now() + 364 * DAY);
    expect(await recorded()).toHaveLength(2);
    await until(async () => {
      await sweepRecordings(env, Date.now() + 367 * DAY);
      return (await recorded()).length === 1;
    }, 10_000);
    expect((await recorded()).map(({ channel }) => channel)).toEqual(["email"]);
  });
});

interface Exported {
  recordings: { recording: Recording; files: Record<string, { name: string; base64: string }> }[];
}

/** Where each of her recordings, and each of their files, is opened. */
async function everywhere(): Promise<string[]> {
  const urls: string[] = [];
  for (const { id } of await recorded()) {
    const { entries } = await pedro.ask<Recording>("GET", `/recordings/${id}`);
    urls.push(`/recordings/${id}`, `/recordings/${id}/download/txt`);
    for (const { mail } of entries)
      for (const file of mail?.files ?? []) urls.push(`/recordings/${id}/files/${file.id}`);
  }
  return urls;
}
