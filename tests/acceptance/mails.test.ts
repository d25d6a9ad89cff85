import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { conversationOf, directoryOf, providerOf, queueOf } from "../../durable-objects/addresses.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import { openFile } from "../../durable-objects/kept-files.ts";
import { mailScope } from "../../durable-objects/mail-line.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import type { ComposerStart } from "../../protocol/mail.ts";
import type { StartedByAgent } from "../../protocol/messages.ts";
import type { EarlierRecordings } from "../../protocol/privacy.ts";
import type { Recording } from "../../protocol/recordings.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { createUser } from "../../store/access/users.ts";
import { placeMember } from "../../store/configuration/members.ts";
import { campaignMembers } from "../../store/schema/campaigns.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { app } from "../../worker/app.ts";
import { sweepUnsent } from "../../worker/mail/unsent-files.ts";
import { allRecordingsOf, exportedCustomer } from "../../worker/privacy/customer.ts";
import { eraseCustomer } from "../../worker/privacy/erase-customer.ts";
import { customerOf } from "../../worker/privacy/person.ts";
import { Browser, PASSWORD } from "./browser.ts";
import { TestAgent } from "./centre.ts";
import { answersOf, askedOf } from "./customer.ts";
import { firstHeld, type HeldMail } from "./held-mail.ts";
import { type Letter, post, postRaw } from "./letter.ts";
import { until } from "./line.ts";
import { type MailCentre, openMailCentre, sentBy } from "./mail-centre.ts";
import { SUBMITTER } from "./played-submitter.ts";

const at = (time: string) => Date.parse(`${time}:00-03:00`);
const clock = (time: string) => vi.useFakeTimers({ toFake: ["Date"], now: at(time) });
const LUCIA = "Lucía Fernández <lucia@example.com>";
const TO_LUCIA = [{ name: "Lucía Fernández", address: "lucia@example.com" }];
/** Words of a PDF's length and beginning. */
const PDF = new Uint8Array(48_211).map((_, n) => (n < 5 ? ("%PDF-".codePointAt(n) ?? 0) : (n * 31) % 251));
const INVOICE = { name: "factura.pdf", type: "application/pdf", bytes: PDF };
const SCHEDULE = {
  zone: "America/Montevideo",
  ranges: [
    {
      days: ["mon" as const, "tue" as const, "wed" as const, "thu" as const, "fri" as const],
      from: "09:00",
      to: "17:59",
    },
  ],
};

vi.setConfig({ testTimeout: 40_000 });
afterEach(() => vi.useRealTimers());

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const agentOf = ({ agents }: MailCentre, n = 0): TestAgent => agents[n] ?? new TestAgent("nobody", []);

/** A campaign with one agent, who holds a thread that Lucía has begun. */
async function heldThread(
  name: string,
  letter: Partial<Letter> = {},
  own = {},
): Promise<MailCentre & { held: HeldMail }> {
  const centre = await openMailCentre(name, [`ana-${name}`], own);
  await post({
    from: LUCIA,
    to: centre.address,
    subject: "Factura duplicada",
    text: "¿Por qué dos?",
    id: `1@${name}`,
    ...letter,
  });
  return { ...centre, held: await firstHeld(agentOf(centre)) };
}

/** The campaign gets its first agent. */
const joinsLine = (campaign: Campaign, agent: string) => {
  const members = [{ agent, name: agent, penalty: 0, position: 0 }];
  return queueOf(env, campaign.id).configure({ version: 9_000_000, campaign, members, canned: [], dispositions: [] });
};

const conversationsOf = async (campaign: string) =>
  (
    await env.ARCHIVE.prepare(
      "SELECT conversation FROM mail_ids WHERE campaign = ? GROUP BY conversation ORDER BY MIN(since)",
    )
      .bind(campaign)
      .all<{ conversation: string }>()
  ).results.map(({ conversation }) => conversation);

describe("a thread", () => {
  test("EML-10, EML-45, EML-48, EML-49: a mail reaches an agent with sender, subject and files; the answer leaves once, in its thread", async () => {
    const { held, campaign, address } = await heldThread("banco", { files: [INVOICE] });
    const first = await held.mail(0);
    expect(first.text).toBe("¿Por qué dos?");
    expect(first.mail).toMatchObject({
      subject: "Factura duplicada",
      from: { name: "Lucía Fernández", address: "lucia@example.com" },
      files: [{ name: "factura.pdf", type: "application/pdf", size: 48_211 }],
    });
    expect(held.chat.state()?.staff).toMatchObject({
      campaignName: campaign.name,
      channel: "email",
      customer: { name: "Lucía Fernández", mail: "lucia@example.com" },
    });
    const html = "<p>La segunda es un error: <b>no la pague</b>.</p>";
    const entry = await held.write({ to: TO_LUCIA, subject: "Re: Factura duplicada", html, answers: first.id });
    await held.arrived(entry, "sent");
    expect(held.marks(entry).map(({ state }) => state)).toEqual(["sending", "sent"]);
    const sent = await sentBy("banco");
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      from: { name: "Soporte Banco", email: address },
      to: [{ name: "Lucía Fernández", email: "lucia@example.com" }],
      subject: "Re: Factura duplicada",
      text: "La segunda es un error: no la pague.",
      html,
      headers: { "In-Reply-To": "<1@banco>", References: "<1@banco>" },
    });
    expect(sent[0]?.replyTo?.email).toMatch(/^soporte\+[a-z2-7]{29}\.[a-z2-7]{16}@banco\.example$/);
    expect(sent[0]?.headers).not.toHaveProperty("Auto-Submitted");
    const mine = await held.mail(1);
    expect(mine).toMatchObject({ text: "La segunda es un error: no la pague.", by: { role: "agent" } });
    expect(await held.html(mine.mail.html)).toBe(html);
  });

  test("EML-48: answers join their thread by References, by In-Reply-To alone, and by the signed address of who keeps neither; a subject joins nothing", async () => {
    const centre = await heldThread("hilo");
    const { held, address, campaign } = centre;
    await answersOf("hilo", [{ body: "<ours@platform>" }]);
    const entry = await held.write({ to: TO_LUCIA, answers: (await held.mail(0)).id });
    await held.arrived(entry, "sent");
    await until(async () => {
      const ids = await env.ARCHIVE.prepare("SELECT 1 FROM mail_ids WHERE message_id = 'ours@platform'").all();
      return ids.results.length === 1;
    });
    const [sent] = await sentBy("hilo");
    const letter = { from: LUCIA, to: address, subject: "cualquiera" };
    await post({ ...letter, text: "uno", headers: ["References: <1@hilo> <ours@platform>"] });
    await post({ ...letter, text: "dos", headers: ["In-Reply-To: <ours@platform>"] });
    await post({ ...letter, text: "tres", to: sent?.replyTo?.email ?? "" });
    expect((await held.mail(4)).text).toBe("tres");
    expect(held.mails().map(({ text }) => text)).toEqual(["¿Por qué dos?", "Hola", "uno", "dos", "tres"]);
    await post({ from: "Otro <otro@example.com>", to: address, subject: "Factura duplicada", text: "la mía también" });
    const other = await firstHeld(agentOf(centre), 1);
    expect((await other.mail(0)).text).toBe("la mía también");
    expect(held.mails()).toHaveLength(5);
    expect(await conversationsOf(campaign.id)).toHaveLength(2);
    const answer = await held.write({ to: TO_LUCIA, answers: (await held.mail(3)).id });
    await held.arrived(answer, "sent");
    expect((await sentBy("hilo"))[1]?.headers).toMatchObject({
      References: expect.stringMatching(/^<ours@platform> <letter-/),
    });
  });

  test("design, mail threads: the same mail again, or by another address of the campaign, is one entry and asks for nobody again", async () => {
    const { held, campaign, address } = await heldThread("doble", {}, { addresses: ["ventas@doble.example"] });
    const first = { from: LUCIA, to: address, subject: "Factura duplicada", text: "¿Por qué dos?", id: "1@doble" };
    await post(first);
    await post({ ...first, envelope: { to: "ventas@doble.example" } });
    await post({ ...first, id: "2@doble", text: "otra", headers: ["In-Reply-To: <1@doble>"] });
    expect((await held.mail(1)).text).toBe("otra");
    expect(held.mails()).toHaveLength(2);
    expect((await queueOf(env, campaign.id).figures(Date.now() - 3_600_000)).received).toBe(1);
  });

  test("a thread of long mails is opened in frames that a socket carries, whole and in order", async () => {
    const { held, address } = await heldThread("largo");
    const words = "palabra ".repeat(12_000);
    for (let n = 0; n < 8; n++)
      await post({
        from: LUCIA,
        to: address,
        subject: "x",
        text: `${n} ${words}`,
        headers: ["In-Reply-To: <1@largo>"],
      });
    await held.mail(8);
    const again = await firstHeld(held.agent);
    await again.mail(8);
    expect(again.mails().map(({ text }) => text.slice(0, 1))).toEqual(["¿", ..."01234567"]);
    const longest = Math.max(...again.chat.line.frames.map((frame) => JSON.stringify(frame).length));
    expect(longest).toBeLessThan(600_000);
  });

  test("EML-48: two threads of one customer that turn out to be one become one, with all their mails and files", async () => {
    const centre = await openMailCentre("junta", []);
    const { address, campaign } = centre;
    const letter = { from: LUCIA, to: address, subject: "x" };
    await post({ ...letter, id: "a@junta", text: "primero" });
    await post({ ...letter, id: "c@junta", text: "tercero", headers: ["In-Reply-To: <b@junta>"], files: [INVOICE] });
    const [into = "", ...others] = await conversationsOf(campaign.id);
    expect(others).toHaveLength(1);
    await post({ ...letter, id: "b@junta", text: "segundo", headers: ["In-Reply-To: <a@junta>"] });
    const ana = new TestAgent("ana-junta", [campaign]);
    await joinsLine(campaign, "ana-junta");
    const held = await firstHeld(await ana.signIn());
    expect(held.conversation).toBe(into);
    await until(() => held.mails().length === 3);
    expect(
      held
        .mails()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["primero", "segundo", "tercero"]);
    const third = held.mails().find(({ text }) => text === "tercero");
    const file = await held.ask("GET", `/files/${third?.mail?.files[0]?.id}`);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF);
    expect(await queueOf(env, campaign.id).figures(0)).toMatchObject({ waiting: 0, open: 1 });
    await post({ ...letter, id: "d@junta", text: "cuarto", headers: ["In-Reply-To: <c@junta>"] });
    expect((await held.mail(3)).text).toBe("cuarto");
  });
});

test("decision 19: the small files of a mail are in its customer's export, and go when they are erased", async () => {
  const customer = "zoe@olvido.example";
  const { held, campaign } = await heldThread("olvido", { from: `Zoe <${customer}>`, files: [INVOICE] });
  const file = (await held.mail(0)).mail.files[0]?.id ?? "";
  const { conversation } = held;
  const kept = async () => (await openFile(env, conversation, file))?.size ?? null;
  expect([await kept(), await env.FILES.head(fileKey(conversation, file))]).toEqual([PDF.byteLength, null]);
  held.chat.close();
  const by = { campaigns: [campaign.id] } as unknown as Principal;
  const known = await customerOf(env, by, customer);
  const recordings = () => allRecordingsOf(env.ARCHIVE, by, known);
  await until(async () => {
    await runDurableObjectAlarm(queueOf(env, campaign.id));
    return (await recordings()).length === 1;
  }, 8_000);
  const exported = await new Response(exportedCustomer(env, by, customer, known)).json<Exported>();
  expect(bytesOf(exported.recordings[0]?.files[file]?.base64 ?? "")).toEqual(PDF);
  await until(async () => (await eraseCustomer(env, by, customer, 0)).left === 0, 8_000);
  expect(await recordings()).toEqual([]);
  expect(await kept()).toBeNull();
  const left = await runInDurableObject(conversationOf(env, conversation), (_, { storage }) =>
    storage.sql.exec("SELECT (SELECT count(*) FROM inside_files) + (SELECT count(*) FROM mails) AS n").one(),
  );
  expect(left).toEqual({ n: 0 });
  expect((await env.FILES.list({ prefix: fileKey(conversation, "") })).objects).toEqual([]);
});

interface Exported {
  recordings: { files: Record<string, { base64: string }> }[];
}

describe("story 8", () => {
  test("EML-2, EML-4, EML-29, EML-42, EML-43, EML-44, EML-48: a week-end between mail and answer, one text, forwards that carry, a history that quotes", async () => {
    clock("2040-11-23T17:30");
    const own = { schedule: SCHEDULE, maxInteractions: 1 };
    const centre = await openMailCentre("mail-soporte", ["bruno-8", "carla-8"], own);
    const { address, campaign } = centre;
    const [bruno, carla] = [agentOf(centre), agentOf(centre, 1)];
    for (const { tab } of [bruno, carla]) {
      tab.send({ t: "break", id: "lunch" });
      await tab.until("status", (frame) => frame.status.break !== null);
    }
    const comesBack = async (agent: TestAgent, answered: number) => {
      await agent.signInAgain();
      agent.tab.send({ t: "break", id: null });
      const held = await firstHeld(agent);
      await until(async () => (await queueOf(env, campaign.id).figures(0)).answered === answered);
      return held;
    };
    const lucia = { from: LUCIA, to: address, subject: "Factura duplicada" };
    await post({ ...lucia, text: "Mi factura llegó dos veces", id: "1@8", files: [INVOICE] });
    await until(async () => (await queueOf(env, campaign.id).figures(0)).waiting === 1);
    vi.setSystemTime(at("2040-11-23T19:00"));
    await post({ from: "João <joao@example.com.br>", to: address, subject: "Cancelamento", text: "Quero cancelar" });
    await until(async () => (await sentBy("mail-soporte")).length === 1);
    vi.setSystemTime(at("2040-11-26T09:20"));
    const held = await comesBack(bruno, 1);
    vi.setSystemTime(at("2040-11-26T10:10"));
    await bruno.signInAgain();
    const joao = await comesBack(carla, 2);
    expect(await queueOf(env, campaign.id).figures(0)).toMatchObject({
      received: 2,
      answered: 2,
      answeredInLevel: 1,
      waitSum: 3_000 + 4_200,
    });
    const [outOfTime, ...more] = await sentBy("mail-soporte");
    expect(more).toEqual([]);
    expect(outOfTime).toMatchObject({
      to: [{ email: "joao@example.com.br" }],
      subject: "Re: Cancelamento",
      text: campaign.messages.outOfTime.es,
      headers: { "Auto-Submitted": "auto-replied" },
    });
    expect(joao.chat.events().filter(({ type }) => type === "said")).toHaveLength(1);

    const first = await held.mail(0);
    const answer = await held.write({ to: TO_LUCIA, answers: first.id, html: "<p>La revisamos.</p>" });
    await held.arrived(answer, "sent");
    const reply = (await sentBy("mail-soporte"))[1]?.replyTo?.email ?? "";
    await post({ ...lucia, to: reply, subject: "Factura duplicada", text: "Gracias, espero", id: "2@8" });
    const second = await held.mail(2);
    expect(second.text).toBe("Gracias, espero");
    await post({ ...lucia, from: "Eva <eva@example.com>", text: "Igual que Lucía" });
    expect(await conversationsOf(campaign.id)).toHaveLength(3);
    expect(held.mails()).toHaveLength(3);

    const to = ["cobros@banco.example", "legal@banco.example"].map((one) => ({ name: "", address: one }));
    const news = () => bruno.tab.frames.findLast((frame) => frame.t === "news");
    const known = news()?.head ?? 0;
    const forwarded = await held.write({ mode: "forward", to, subject: "RV: Factura duplicada", answers: first.id });
    await held.arrived(forwarded, "sent");
    await until(() => (news()?.head ?? 0) > known);
    expect(news()?.last, "she waits on").toMatchObject({ by: "visitor", text: "Gracias, espero" });
    const carried = (await sentBy("mail-soporte"))[2];
    expect(carried?.to.map(({ email }) => email)).toEqual(["cobros@banco.example", "legal@banco.example"]);
    expect(carried?.attachments).toMatchObject([{ filename: "factura.pdf", type: "application/pdf" }]);
    expect(bytesOf(carried?.attachments[0]?.content ?? "")).toEqual(PDF);
    expect(carried?.headers).not.toHaveProperty("References");
    expect(carried?.text).toContain("Mi factura llegó dos veces");

    const whole = { to: TO_LUCIA, answers: second.id, withHistory: true, html: "<p>Anulada.</p>" };
    const quoting = await held.write(whole);
    await held.arrived(quoting, "sent");
    const quoted = (await sentBy("mail-soporte"))[3];
    const order = ["Anulada.", "Gracias, espero", "La revisamos.", "Mi factura llegó dos veces"];
    const places = order.map((words) => quoted?.text.indexOf(words) ?? -1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(quoted?.attachments).toEqual([]);
    expect((await held.mail(4)).text).toBe("Anulada.");
    await until(() => news()?.last.by === "agent");
    expect((await held.mail(4)).mail.quoted).toContain("Mi factura llegó dos veces");
  });
});

describe("what the house writes by itself", () => {
  const confirmation = { subject: { es: "Recibimos su mail" }, text: { es: "Le contestamos hoy." } };

  test("EML-28: a confirmation once an interaction, with its own subject, in the thread; none to machines, none for a second mail", async () => {
    const centre = await heldThread("confirma", {}, { confirmation, maxInteractions: 10 });
    const { held, address } = centre;
    await until(async () => (await sentBy("confirma")).length === 1);
    await post({ from: LUCIA, to: address, subject: "Re: x", text: "¿y?", headers: ["In-Reply-To: <1@confirma>"] });
    const machine = { from: "Robot <robot@example.net>", to: address, subject: "Aviso" };
    await post({ ...machine, headers: ["Auto-Submitted: auto-generated"] });
    await post({ ...machine, from: "Lista <lista@example.net>", headers: ["List-Id: <lista.example.net>"] });
    await post({ ...machine, from: "No <no-reply@example.net>" });
    await firstHeld(agentOf(centre), 3);
    const [sent, ...more] = await sentBy("confirma");
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      to: [{ email: "lucia@example.com" }],
      subject: "Recibimos su mail",
      text: "Le contestamos hoy.",
      headers: { "Auto-Submitted": "auto-replied", "In-Reply-To": "<1@confirma>", "X-Deskline-Mail": "automatic" },
    });
    expect(held.chat.events()).toContainEqual({ type: "said", text: "confirmation", said: "Le contestamos hoy." });
  });

  test("EML-29: out of time once a closed period and address, over all threads; its subject is the campaign's", async () => {
    clock("2040-11-24T11:00");
    const own = { schedule: SCHEDULE, confirmation, outOfTimeSubject: { es: "Fuera de horario" } };
    const { address, campaign } = await openMailCentre("noche", [], own);
    const letter = { from: LUCIA, to: address, subject: "uno" };
    await post({ ...letter, id: "1@noche" });
    await until(async () => (await sentBy("noche")).length === 1);
    await post({ ...letter, subject: "dos" });
    await post({ ...letter, subject: "uno", headers: ["In-Reply-To: <1@noche>"] });
    await post({ ...letter, from: "João <joao@example.com.br>" });
    await until(async () => (await sentBy("noche")).length === 2);
    vi.setSystemTime(at("2040-12-01T11:00"));
    await post({ ...letter, subject: "tres" });
    await until(async () => (await sentBy("noche")).length === 3);
    const sent = await sentBy("noche");
    expect(sent.map(({ to, subject }) => [to[0]?.email, subject])).toEqual([
      ["lucia@example.com", "Fuera de horario"],
      ["joao@example.com.br", "Fuera de horario"],
      ["lucia@example.com", "Fuera de horario"],
    ]);
    expect((await queueOf(env, campaign.id).figures(0)).waiting).toBe(4);
  });

  test("EML-21: of a disabled campaign mails are answered by the text of closed hours and kept; nobody is given one", async () => {
    const centre = await openMailCentre("apagada", ["ana-apagada"], { enabled: false });
    await post({ from: LUCIA, to: centre.address, subject: "¿Están?", text: "Hola", id: "1@apagada" });
    await until(async () => (await sentBy("apagada")).length === 1);
    const [closed] = await sentBy("apagada");
    expect(closed).toMatchObject({ subject: "Re: ¿Están?", text: centre.campaign.messages.outOfTime.es });
    await post({ from: "Eva <eva@example.com>", to: centre.address, subject: "Otra", text: "¿Y hoy?" });
    await until(async () => (await conversationsOf(centre.campaign.id)).length === 2);
    await scheduler.wait(100);
    expect((await queueOf(env, centre.campaign.id).figures(0)).waiting).toBe(0);
    expect(agentOf(centre).tab.all("offer")).toEqual([]);
  });

  test("platform E8: two houses that answer each other stop at once", async () => {
    const one = await openMailCentre("casa-a", [], { confirmation });
    const other = await openMailCentre("casa-b", [], { confirmation });
    await post({ from: `B <${other.address}>`, to: one.address, subject: "Hola" });
    await until(async () => (await sentBy("casa-a")).length === 1);
    const [answer] = await sentBy("casa-a");
    const headers = Object.entries(answer?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    await post({ from: `A <${one.address}>`, to: other.address, subject: "Re: Hola", headers });
    await until(async () => (await queueOf(env, other.campaign.id).figures(0)).waiting === 1);
    await scheduler.wait(200);
    expect(await sentBy("casa-b")).toEqual([]);
  });

  test("decisions: with *do not keep* who writes while it is closed gets the text once, and the mail is stored as expired", async () => {
    clock("2040-11-24T11:00");
    const { address, campaign } = await openMailCentre("rechaza", [], { schedule: SCHEDULE, doNotKeep: true });
    await post({ from: LUCIA, to: address, subject: "uno" });
    await until(async () => (await sentBy("rechaza")).length === 1);
    await post({ from: LUCIA, to: address, subject: "dos" });
    const [, second = ""] = await conversationsOf(campaign.id);
    await until(async () => (await conversationOf(env, second).current()) !== null);
    await scheduler.wait(100);
    expect(await sentBy("rechaza")).toHaveLength(1);
    expect((await queueOf(env, campaign.id).figures(0)).waiting).toBe(0);
  });
});

describe("what an agent writes", () => {
  test("EML-47: only its holder writes, by the mail's own door; the same again is harmless; a chat's word is refused", async () => {
    const { held } = await heldThread("propia");
    const answers = (await held.mail(0)).id;
    expect(await held.refused({ to: TO_LUCIA, answers }, "intruder")).toMatchObject({ code: "not_holder" });
    const mail = {
      id: crypto.randomUUID(),
      mode: "reply",
      to: TO_LUCIA,
      subject: "Re",
      html: "<p>Una vez</p>",
      answers,
    };
    const [one, other] = await Promise.all([held.ask("POST", "/mails", mail), held.ask("POST", "/mails", mail)]);
    expect([one?.status, other?.status].every((status) => status === 201 || status === 200)).toBe(true);
    expect((await held.ask("POST", "/mails", mail)).status).toBe(200);
    await held.arrived(mail.id, "sent");
    expect(await sentBy("propia")).toHaveLength(1);
    const id = held.chat.say("por aquí no");
    expect(await held.chat.line.until("refused")).toMatchObject({ id, code: "invalid_input" });
    held.chat.close();
    await until(() => held.chat.state()?.state === "closed");
    expect(await held.refused({ to: TO_LUCIA, answers })).toMatchObject({ code: "closed" });
  });

  test("platform A7: limits are told with every fault before anything is stored", async () => {
    const { held } = await heldThread("limites");
    const answers = (await held.mail(0)).id;
    const many = Array.from({ length: 51 }, (_, n) => ({ name: "", address: `p${n}@example.com` }));
    expect(await held.refused({ to: many, answers })).toMatchObject({ code: "invalid_input" });
    const big = await held.upload("grande.zip", "application/zip", new Uint8Array(4 * 1024 * 1024));
    const file = { id: big, name: "otro nombre", type: "text/html", size: 1 };
    const tooLarge = await held.refused({ to: TO_LUCIA, answers, files: [file] });
    expect(tooLarge).toMatchObject({ code: "too_large", errors: [{ path: "files", code: "too_large" }] });
    const unknown = { ...file, id: crypto.randomUUID() };
    expect(await held.refused({ to: TO_LUCIA, answers, files: [unknown] })).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "files.0", code: "unknown" }],
    });
    const odd = [{ name: "", address: "ñandú@example.com" }];
    expect((await held.refused({ to: odd, answers })).code).toBe("invalid_input");
    expect(await held.refused({ to: TO_LUCIA, answers: "m:nothing" })).toMatchObject({ code: "not_found" });
    expect((await held.refused({ to: TO_LUCIA })).errors).toMatchObject([{ path: "answers" }]);
    expect(held.mails()).toHaveLength(1);
    expect(await askedOf("limites")).toEqual([]);
  });

  test("platform E8: no field adds a header or a recipient, and no script leaves", async () => {
    const { held } = await heldThread("inyecta", { subject: "=?UTF-8?B?SG9sYQ0KQmNjOiB2aWN0aW1AZXhhbXBsZS5jb20=?=" });
    const first = await held.mail(0);
    expect(first.mail.subject).not.toMatch(/[\r\n]/);
    const file = await held.upload("a\r\nBcc: x@example.com\r\n.pdf", "application/pdf\r\nX-Evil: 1", PDF);
    const entry = await held.write({
      to: [{ name: "Lucía\r\nBcc: victim@example.com", address: "lucia@example.com" }],
      cc: [{ name: '"><script>', address: "cc@example.com" }],
      subject: "Re\r\nBcc: victim@example.com\r\n\r\nbody",
      html: `<p onclick="x()">Hola<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x()">y</a></p>`,
      answers: first.id,
      files: [{ id: file, name: "x", type: "x/y", size: 1 }],
    });
    await held.arrived(entry, "sent");
    const [sent] = await sentBy("inyecta");
    expect(sent?.subject).toBe("Re Bcc: victim@example.com body");
    expect(sent?.to).toEqual([{ name: "Lucía Bcc: victim@example.com", email: "lucia@example.com" }]);
    expect(sent?.bcc).toBeUndefined();
    expect(sent?.html).toBe("<p>Hola<a>y</a></p>");
    expect(sent?.attachments[0]?.filename).not.toMatch(/[\r\n]/);
    expect(sent?.attachments[0]?.type).toBe("application/octet-stream");
    expect(JSON.stringify(Object.entries(sent?.headers ?? {}))).not.toContain("victim");
    expect(await held.html((await held.mail(1)).mail.html)).toBe("<p>Hola<a>y</a></p>");
  });

  test("images: those that the composer places and those of a mail that is passed on go along and are shown where they were", async () => {
    const logo = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const html = '<p>Miren: <img src="cid:logo@lucia"><script>x()</script></p>';
    const files = [{ name: "logo.png", type: "image/png", bytes: logo, contentId: "logo@lucia" }, INVOICE];
    const { held } = await heldThread("imagen", { html, files });
    const first = await held.mail(0);
    const photo = await held.upload("foto.png", "image/png", logo);
    const to = [{ name: "", address: "taller@example.com" }];
    const own = `<p>Vean <img src="cid:${photo}"></p>`;
    const reference = { id: photo, name: "foto.png", type: "image/png", size: 7 };
    const entry = await held.write({ mode: "forward", to, html: own, answers: first.id, files: [reference] });
    await held.arrived(entry, "sent");
    const [sent] = await sentBy("imagen");
    const shown = sent?.attachments.filter(({ disposition }) => disposition === "inline") ?? [];
    expect(shown.map(({ filename }) => filename).sort()).toEqual(["foto.png", "logo.png"]);
    for (const { contentId, content } of shown) {
      expect(sent?.html).toContain(`src="cid:${contentId}"`);
      expect(bytesOf(content)).toEqual(logo);
    }
    expect(sent?.html).not.toMatch(/script|logo@lucia/);
    // The composer said which files go along: none of them the invoice.
    expect(sent?.attachments).toHaveLength(2);
  });

  test("EML-23: drafts are kept on the server for their agent, with the campaign's signature, until the mail has been sent", async () => {
    const { held, address } = await heldThread(
      "borrador",
      {},
      { signature: "<p>${agent}<br>${campaign}<script>x</script></p>" },
    );
    const start = async () => (await held.ask("GET", "/draft")).json<ComposerStart>();
    expect(await start()).toEqual({
      draft: null,
      signature: "<p>ana-borrador<br>borrador</p>",
      from: { name: "Soporte Banco", address },
      own: [address],
      limits: { recipients: 50, bytes: 5 * 1024 * 1024 },
    });
    const answers = (await held.mail(0)).id;
    const draft = {
      to: TO_LUCIA,
      cc: [],
      bcc: [],
      subject: "Re",
      html: "<p>Med",
      files: [],
      answers,
      mode: "reply",
      withHistory: false,
    };
    expect((await held.ask("PUT", "/draft", draft)).status).toBe(204);
    expect((await start()).draft).toEqual(draft);
    expect((await held.ask("GET", "/draft", undefined, "intruder")).status).toBe(403);
    expect((await held.ask("PUT", "/draft", draft, "intruder")).status).toBe(403);
    await held.write({ to: TO_LUCIA, answers });
    expect((await start()).draft).toBeNull();
  });
});

test("EML-10: without a mailbox that can send nothing leaves, the draft stays within reach, and the mail comes in all the same", async () => {
  const centre = await openMailCentre("mudo", ["ana-mudo"], {}, { enabled: false });
  await post({ from: LUCIA, to: centre.address, subject: "¿Hola?" });
  const held = await firstHeld(agentOf(centre));
  const mail = { to: TO_LUCIA, answers: (await held.mail(0)).id };
  expect(await held.refused(mail)).toMatchObject({ code: "provider_unavailable" });
  expect(await (await held.ask("GET", "/draft")).json()).toMatchObject({ draft: null, from: { address: "" } });
});

describe("what becomes of a mail", () => {
  test("promise 2: one that was on its way when its object vanished is unknown, never sent again on its own, and once more by hand", async () => {
    const { held } = await heldThread("corte");
    await answersOf("corte", [{ hang: 3_000 }]);
    const entry = await held.write({ to: TO_LUCIA, answers: (await held.mail(0)).id });
    await until(async () => (await askedOf("corte")).length === 1);
    const conversation = () => conversationOf(env, held.conversation);
    await runInDurableObject(conversation(), (_, state) => state.abort()).catch(() => {});
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    await until(async () => {
      await runDurableObjectAlarm(conversation());
      return (await conversation().delivery(entry))?.state === "unknown";
    });
    expect(await askedOf("corte")).toHaveLength(1);
    const back = await firstHeld(held.agent);
    back.chat.line.send({ t: "send-again", id: crypto.randomUUID(), entry });
    await back.arrived(entry, "sent");
    expect(await askedOf("corte")).toHaveLength(2);
  });

  test("platform A7: a busy platform is waited for, in order; a suppressed address has failed and joins the black list", async () => {
    const { held, address } = await heldThread("lento");
    const answers = (await held.mail(0)).id;
    await answersOf("lento", [{ status: 400, body: "E_RECIPIENT_SUPPRESSED" }]);
    const failed = await held.write({ to: TO_LUCIA, answers });
    await held.arrived(failed, "failed");
    expect(held.marks(failed).at(-1)?.reason).toContain("E_RECIPIENT_SUPPRESSED");
    await until(async () => {
      const blocked = env.SPOOL.prepare(
        "SELECT 1 FROM black_list WHERE address = ? AND scope = ? AND source = 'complaint'",
      );
      return (await blocked.bind("lucia@example.com", mailScope(address)).all()).results.length === 1;
    });
    await answersOf("lento", [{ status: 400, body: "E_RATE_LIMIT_EXCEEDED" }]);
    const first = await held.write({ to: TO_LUCIA, answers, html: "<p>uno</p>" });
    const second = await held.write({ to: TO_LUCIA, answers, html: "<p>dos</p>" });
    await until(async () => (await askedOf("lento")).length === 2);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    await until(async () => {
      vi.setSystemTime(Date.now() + 1_000);
      await runDurableObjectAlarm(conversationOf(env, held.conversation));
      return held.marks(second).at(-1)?.state === "sent";
    });
    expect(held.marks(first).at(-1)?.state).toBe("sent");
    expect((await sentBy("lento")).map(({ text }) => text)).toEqual(["Hola", "uno", "uno", "dos"]);
  });

  test("decisions, Rejected and Spam: a bounce is told with its reason, a read receipt as seen, a complaint ends the writing until they write", async () => {
    const { held, address } = await heldThread("rebote");
    const answers = (await held.mail(0)).id;
    await answersOf("rebote", [{ body: "<r1@platform>" }, { body: "<r2@platform>" }, { body: "<r3@platform>" }]);
    const sent: string[] = [];
    for (let n = 0; n < 3; n++) {
      sent.push(await held.write({ to: TO_LUCIA, answers }));
      await held.arrived(sent[n] ?? "", "sent");
    }
    const [bounced = "", read = "", disliked = ""] = sent;
    const conversation = conversationOf(env, held.conversation);
    const report = { entry: null, messageId: null, recipient: "lucia@example.com", reason: "", at: Date.now() };
    const bounce = { ...report, messageId: "r1@platform", kind: "failed", reason: "5.1.1 No such user" } as const;
    expect(await conversation.mailReport(bounce)).toEqual({
      known: true,
      recipients: ["lucia@example.com"],
      sender: address,
    });
    await conversation.mailReport({ ...report, entry: read, kind: "seen" });
    await conversation.mailReport({ ...report, entry: read, kind: "delivered" });
    await conversation.mailReport({ ...report, entry: disliked, kind: "complaint" });
    await conversation.mailReport({ ...report, entry: disliked, kind: "complaint" });
    expect(await conversation.mailReport({ ...report, entry: answers, kind: "failed" })).toMatchObject({
      known: false,
    });
    await held.arrived(bounced, "failed");
    expect(held.marks(bounced).at(-1)?.reason).toBe("lucia@example.com: 5.1.1 No such user");
    await held.arrived(read, "seen");
    await until(() => held.chat.events().some(({ type }) => type === "opted-out"));
    expect(held.chat.events().filter(({ type }) => type === "opted-out")).toHaveLength(1);
    expect(await held.refused({ to: TO_LUCIA, answers })).toMatchObject({ code: "opted_out" });
    await scheduler.wait(5);
    await post({ from: LUCIA, to: address, subject: "Perdón", text: "sigan", headers: ["In-Reply-To: <r3@platform>"] });
    await until(() => held.mails().some(({ text }) => text === "sigan"));
    await held.write({ to: TO_LUCIA, answers });
  });

  test("EML-89: of a mail to three one bounce shows behind two deliveries, and by hand it leaves once more for that one alone", async () => {
    const { held } = await heldThread("varios");
    const [jose, eva, legal] = ["jose@x.example", "Eva@x.example", "legal@x.example"].map((one) => ({
      name: "",
      address: one,
    }));
    const to = [jose];
    const entry = await held.write({ to, cc: [eva], bcc: [legal], answers: (await held.mail(0)).id });
    await held.arrived(entry, "sent");
    const conversation = conversationOf(env, held.conversation);
    const report = { entry, messageId: null, reason: "", at: Date.now() };
    await conversation.mailReport({ ...report, recipient: "legal@x.example", kind: "seen" });
    await conversation.mailReport({ ...report, recipient: "eva@x.example", kind: "failed", reason: "5.1.1 unknown" });
    await conversation.mailReport({ ...report, recipient: "jose@x.example", kind: "delivered" });
    await held.arrived(entry, "failed");
    expect(held.marks(entry).at(-1)?.reason).toBe("eva@x.example: 5.1.1 unknown");
    held.chat.line.send({ t: "send-again", id: crypto.randomUUID(), entry });
    await until(async () => (await sentBy("varios")).length === 2);
    const again = (await sentBy("varios"))[1];
    expect(again?.to.map(({ email }) => email)).toEqual(["Eva@x.example"]);
    expect([again?.cc ?? [], again?.bcc ?? []].flat()).toEqual([]);
    await held.arrived(entry, "sent");
    await conversation.mailReport({ ...report, recipient: "eva@x.example", kind: "delivered" });
    await held.arrived(entry, "seen");
  });

  test("decisions, Rejected and Spam: what real servers report finds its mail by our signed reference, and a complainer the black list", async () => {
    const { held, address } = await heldThread("informe");
    const answers = (await held.mail(0)).id;
    const entries = [await held.write({ to: TO_LUCIA, answers }), await held.write({ to: TO_LUCIA, answers })];
    for (const entry of entries) await held.arrived(entry, "sent");
    const [bounced, disliked] = (await sentBy("informe")).map(({ headers }) => headers["X-Deskline-Reference"] ?? "");
    const report = (type: string, fields: string[], reference = "") =>
      [
        `From: MAILER-DAEMON@isp.example\r\nTo: ${address}\r\nSubject: Undelivered\r\nMIME-Version: 1.0`,
        `Content-Type: multipart/report; report-type=${type}; boundary="b"\r\n\r\n--b\r\n\r\nSorry.`,
        `--b\r\nContent-Type: message/${type}\r\n\r\n${fields.join("\r\n")}\r\n`,
        `--b\r\nContent-Type: message/rfc822\r\n\r\nX-Deskline-Reference: ${reference}\r\nSubject: Re\r\n\r\nHola\r\n--b--\r\n`,
      ].join("\r\n");
    const status = ["Reporting-MTA: dns; isp.example", "", "Final-Recipient: rfc822; lucia@example.com"];
    const dsn = [...status, "Action: failed", "Status: 5.1.1", "Diagnostic-Code: smtp; 550 No such user"];
    await postRaw(report("delivery-status", dsn, bounced), { from: "", to: address });
    await held.arrived(entries[0] ?? "", "failed");
    expect(held.marks(entries[0] ?? "").at(-1)?.reason).toContain("550 No such user");
    const arf = ["Feedback-Type: abuse", "User-Agent: x/1", "Version: 1", "Original-Rcpt-To: <lucia@example.com>"];
    await postRaw(report("feedback-report", arf, disliked), { from: "fbl@isp.example", to: address });
    await until(() => held.chat.events().some(({ type }) => type === "opted-out"));
    const blocked = env.SPOOL.prepare("SELECT address FROM black_list WHERE scope = ? AND source = 'complaint'");
    expect((await blocked.bind(mailScope(address)).all()).results).toEqual([{ address: "lucia@example.com" }]);
    expect(held.mails()).toHaveLength(3);
  });

  test("EML-24, EML-25, EML-26: icons under a mail; looking at their address rates nothing, its button does, once", async () => {
    const mailRating = { on: true, title: { es: "¿Cómo te <atendimos>?" }, thanks: { es: "¡Gracias!" } };
    const { held, campaign } = await heldThread("nota", {}, { mailRating });
    const answers = (await held.mail(0)).id;
    const entry = await held.write({ to: TO_LUCIA, answers });
    const forwarded = await held.write({
      mode: "forward",
      to: [{ name: "", address: "x@example.com" }],
      answers: entry,
    });
    const again = await held.write({ to: TO_LUCIA, answers: entry, withHistory: true });
    await held.arrived(entry, "sent");
    await held.arrived(forwarded, "sent");
    await held.arrived(again, "sent");
    const [sent, passedOn, withHistory] = await sentBy("nota");
    expect(passedOn?.html).toContain("Soporte Banco");
    expect(passedOn?.html).not.toMatch(/webhooks\/ratings|atendimos/);
    expect(withHistory?.html.match(/\/webhooks\/ratings\//g)).toHaveLength(5);
    expect(sent?.html).toContain("¿Cómo te &lt;atendimos&gt;?");
    const links = [...(sent?.html ?? "").matchAll(/href="([^"]*\/webhooks\/ratings\/[^"]*)"/g)].map(
      ([, link = ""]) => link,
    );
    expect(links).toHaveLength(5);
    const [worst = "", , , , best = ""] = links;
    held.chat.close();
    await until(() => held.chat.state()?.state === "closed");
    const page = await app.request(best, {}, env);
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("¿Cómo te &lt;atendimos&gt;?");
    for (const link of links) await app.request(link, {}, env);
    expect(held.chat.events().some(({ type }) => type === "rated")).toBe(false);
    expect(await (await app.request(best, { method: "POST" }, env)).text()).toContain("¡Gracias!");
    expect((await app.request(worst, { method: "POST" }, env)).status).toBe(200);
    await until(() => held.chat.events().some(({ type }) => type === "rated"));
    expect(held.chat.events().filter(({ type }) => type === "rated")).toMatchObject([{ score: 5 }]);
    expect((await app.request(`${best.slice(0, -3)}xx/5`, { method: "POST" }, env)).status).toBe(404);
    expect((await app.request(`${best.slice(0, -1)}6`, { method: "POST" }, env)).status).toBe(404);
    await runDurableObjectAlarm(queueOf(env, campaign.id));
    await until(async () => {
      await runDurableObjectAlarm(queueOf(env, campaign.id));
      const row = env.ARCHIVE.prepare("SELECT rating, subject FROM interactions WHERE conversation = ?").bind(
        held.conversation,
      );
      const found = await row.first<{ rating: number; subject: string }>();
      return found?.rating === 5 && found.subject === "Factura duplicada";
    });
  });

  test("decisions, after closing: thanks ring nobody, other words bring the thread back to its agent, a machine's answer does not", async () => {
    const { held, address } = await heldThread("vuelve");
    const answers = (await held.mail(0)).id;
    await held.arrived(await held.write({ to: TO_LUCIA, answers }), "sent");
    held.chat.close();
    await until(() => held.chat.state()?.state === "closed");
    const letter = { from: LUCIA, to: address, subject: "Re", headers: ["In-Reply-To: <1@vuelve>"] };
    await post({ ...letter, text: "¡Muchas gracias!" });
    await post({ ...letter, text: "Vuelvo el lunes", headers: [...letter.headers, "Auto-Submitted: auto-replied"] });
    await until(
      async () => (await conversationOf(env, held.conversation).current())?.interaction.endsWith("-1") ?? false,
    );
    expect(held.agent.held()).toEqual([]);
    await post({ ...letter, text: "Me cobraron de nuevo" });
    await until(() => held.agent.held().length === 1);
    expect(held.agent.held()).toEqual([`${held.conversation}-1`]);
  });
});

test("EML-12, EML-18: a mailbox with a server of its own sends by it, signed in, with all its reply addresses", async () => {
  const { SMTP_PORT } = env as unknown as { SMTP_PORT: number };
  const smtp = { host: "127.0.0.1", port: SMTP_PORT, security: "none" as const, user: SUBMITTER.user };
  const replyTo = ["otra@propio.example"];
  const mailbox = { way: "smtp" as const, smtp, password: SUBMITTER.password, replyTo };
  const centre = await openMailCentre("propio", ["ana-propio"], {}, mailbox);
  await post({ from: LUCIA, to: centre.address, subject: "Año nuevo", files: [INVOICE], id: "1@propio" });
  const held = await firstHeld(agentOf(centre));
  await runInDurableObject(conversationOf(env, held.conversation), (instance) => {
    Object.assign((instance as unknown as { env: object }).env, { LOCAL_DEMO: "true" });
  });
  const mail = { to: TO_LUCIA, subject: "RV: Año nuevo", answers: (await held.mail(0)).id, mode: "forward" };
  const entry = await held.write(mail);
  await held.arrived(entry, "sent");
  const [sent] = await askedOf("propio");
  expect(sent?.url).toBe("smtp:lucia@example.com");
  const parsed = await PostalMime.parse(Uint8Array.from(sent?.body ?? "", (char) => char.charCodeAt(0)));
  expect(parsed).toMatchObject({
    subject: "RV: Año nuevo",
    from: { name: "Soporte Banco", address: centre.address },
    to: TO_LUCIA,
  });
  expect(parsed.replyTo?.map(({ address }) => address)).toEqual([
    expect.stringMatching(/^soporte\+[a-z2-7.]{46}@propio\.example$/),
    "otra@propio.example",
  ]);
  expect(new Uint8Array(parsed.attachments[0]?.content as ArrayBuffer)).toEqual(PDF);
  await until(async () => {
    const found = env.ARCHIVE.prepare("SELECT conversation FROM mail_ids WHERE message_id = ?");
    const row = await found.bind(parsed.messageId?.slice(1, -1)).first<{ conversation: string }>();
    return row?.conversation === held.conversation;
  });
  const health = () => providerOf(env, centre.campaign.mailbox ?? "").health();
  await until(async () => (await health()).lastOut !== null);
  expect(await health(), "EML-15").toMatchObject({ lastIn: expect.any(Number), lastError: null, sentLastMinute: 1 });
});

/** A file for a mail that has no thread yet. */
async function attaches(
  browser: Browser,
  campaign: string,
  name: string,
  text: string,
): Promise<{ file: FileReference }> {
  const headers = {
    "Content-Type": "application/octet-stream",
    "Content-Length": String(text.length),
    "X-File-Name": encodeURIComponent(name),
  };
  const answer = await browser.send("POST", `/desk/mail/files?campaign=${campaign}`, text, headers);
  expect(answer.status).toBe(201);
  return answer.json();
}

describe("the agent's mail desk", () => {
  test("EML-41, EML-47, EML-30, EML-40: an agent begins a thread, holds it, closes it, and finds it by subject, address and name", async () => {
    const { address, campaign } = await openMailCentre("nuevo", [], { signature: "<p>${agent}</p>" });
    const user = {
      name: "Ana Pérez",
      role: "agent" as const,
      groups: [],
      extension: "",
      totalCap: 0,
      mayToggleCall: true,
      language: null,
      disabled: false,
    };
    const by = { id: "system", name: "Test" };
    const id = await createUser(env.CONFIG, by, "ana-nuevo", user, await hashPassword(PASSWORD, env.AUTH_SECRET));
    await placeMember(env.CONFIG, by, campaignMembers, { campaign, agent: { id, name: "Ana" }, penalty: 0 });
    const browser = await new Browser().signIn("ana-nuevo");
    await directoryOf(env).changed();
    const ana = await new TestAgent(id, [campaign], { voice: false }).signIn();
    const composer = await browser.ask<ComposerStart>("GET", `/desk/mail?campaign=${campaign.id}`);
    expect(composer).toMatchObject({ draft: null, signature: "<p>Ana Pérez</p>", from: { address } });
    const { file } = await attaches(browser, campaign.id, "préstamo.pdf", "%PDF-1.4 aprobado");
    const { file: table } = await attaches(browser, campaign.id, "cuotas.csv", "mes;cuota");
    const dropped = await attaches(browser, campaign.id, "otro.pdf", "%PDF-1.4 otro");
    await browser.ask("DELETE", `/desk/mail/files/${dropped.file.id}`);
    await browser.ask("DELETE", `/desk/mail/files/${"x".repeat(2_000)}`);
    const mail = {
      id: crypto.randomUUID(),
      campaign: campaign.id,
      to: TO_LUCIA,
      subject: "Su préstamo",
      html: "<p>Aprobado</p>",
      files: [file, table],
    };
    const started = await browser.ask<StartedByAgent>("POST", "/mails", mail);
    expect(await browser.ask<StartedByAgent>("POST", "/mails", mail)).toEqual(started);
    await ana.holds(started.interaction);
    const held = await firstHeld(ana);
    await held.arrived(mail.id, "sent");
    const [sent, ...more] = await sentBy("nuevo");
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ to: [{ email: "lucia@example.com" }], subject: "Su préstamo", text: "Aprobado" });
    expect(sent?.attachments).toMatchObject([
      { filename: "préstamo.pdf", type: "application/pdf", content: btoa("%PDF-1.4 aprobado") },
      { filename: "cuotas.csv", type: "text/csv", content: btoa("mes;cuota") },
    ]);
    expect((await env.FILES.list({ prefix: `unsent/${id}/` })).objects).toEqual([]);
    await post({ from: LUCIA, to: sent?.replyTo?.email ?? "", subject: "Re: Su préstamo", text: "¡Qué bien!" });
    expect((await held.mail(1)).text).toBe("¡Qué bien!");
    held.chat.close();
    await until(() => held.chat.state()?.state === "closed");
    const search = async (query: string) =>
      (await browser.ask<Page<InteractionItem>>("GET", `/interactions?${query}`)).items;
    await until(async () => {
      await runDurableObjectAlarm(queueOf(env, campaign.id));
      return (await search("subject=prestamo")).length === 1;
    });
    expect(await search("customer=lucia@example.com&name=fernandez&campaign=nuevo")).toMatchObject([
      { subject: "Su préstamo", customer: { name: "Lucía Fernández", mail: "lucia@example.com" }, channel: "email" },
    ]);
    expect(await search("subject=hipoteca")).toEqual([]);
    const sentThreads = async (text: string, who = browser) =>
      (await who.ask<Page<InteractionItem>>("GET", `/desk/sent?text=${encodeURIComponent(text)}`)).items;
    for (const sought of ["", "prestamo", "lucia@example", "NUEVO fernández"])
      expect(await sentThreads(sought)).toMatchObject([{ id: started.interaction, campaignName: "nuevo" }]);
    for (const sought of ["hipoteca", "prestamo otra"]) expect(await sentThreads(sought)).toEqual([]);
    const read = await browser.ask<Recording>("GET", `/recordings/${started.interaction}`);
    expect(read.entries.map(({ text }) => text)).toEqual(expect.arrayContaining(["Aprobado", "¡Qué bien!"]));
    const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
    const other = await createUser(env.CONFIG, by, "bruno-nuevo", { ...user, name: "Bruno" }, hash);
    await placeMember(env.CONFIG, by, campaignMembers, { campaign, agent: { id: other, name: "Bruno" }, penalty: 0 });
    await directoryOf(env).changed();
    const bruno = await new Browser().signIn("bruno-nuevo");
    expect(await sentThreads("", bruno)).toEqual([]);
    expect(await bruno.refused("GET", `/recordings/${started.interaction}`)).toMatchObject({ status: 403 });

    const second = { ...mail, id: crypto.randomUUID(), subject: "Su seguro", files: [] };
    const passed = await browser.ask<StartedByAgent>("POST", "/mails", second);
    await ana.holds(passed.interaction);
    const customer = `/conversations/${passed.conversation}/customer`;
    expect(await browser.ask<EarlierRecordings>("GET", customer), "who holds it sees what was before").toMatchObject({
      theirs: [{ id: started.interaction, subject: "Su préstamo", split: false }],
      perhaps: [],
    });
    const joining = await browser.refused("POST", customer, { interaction: started.interaction });
    expect(joining).toMatchObject({ status: 403 });
    const colleague = await new TestAgent(other, [campaign], { voice: false }).signIn();
    const taken = { act: "take", interaction: passed.interaction, turn: null } as const;
    const thread = conversationOf(env, passed.interaction.slice(0, passed.interaction.lastIndexOf("-")));
    expect(await thread.supervise({ act: taken, by: { who: other, name: "Bruno" } })).toBeNull();
    await colleague.holds(passed.interaction);
    expect(await browser.refused("GET", customer)).toMatchObject({ status: 403 });
    const theirs = await firstHeld(colleague);
    await until(() => theirs.chat.state()?.state === "active");
    theirs.chat.close();
    await until(async () => {
      await runDurableObjectAlarm(queueOf(env, campaign.id));
      return (await sentThreads("", bruno)).length === 1;
    });
    const both = [{ id: passed.interaction }, { id: started.interaction }];
    expect(await sentThreads(""), "what she wrote in and passed on, the last closed first").toMatchObject(both);
    expect(await sentThreads("seguro")).toMatchObject([{ id: passed.interaction }]);
    expect((await browser.ask<Page<InteractionItem>>("GET", "/desk/sent?limit=1")).items).toMatchObject(
      both.slice(0, 1),
    );
    await browser.ask<Recording>("GET", `/recordings/${passed.interaction}`);

    await blockAddresses(env.SPOOL, [
      {
        address: "lucia@example.com",
        scope: mailScope(address),
        source: "complaint",
        promotionsOnly: false,
        at: 1,
        by: "",
        reason: "",
        expires: null,
      },
    ]);
    const again = { ...mail, id: crypto.randomUUID(), files: [] };
    const lost = { ...again, to: [{ name: "", address: "otra@example.com" }], files: [dropped.file] };
    expect(await browser.refused("POST", "/mails", lost)).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "files.0", code: "unknown" }],
    });
    await attaches(browser, campaign.id, "nunca.pdf", "%PDF-1.4 nunca");
    await sweepUnsent(env.FILES, Date.now() + 23 * 3_600_000);
    expect((await env.FILES.list({ prefix: `unsent/${id}/` })).objects).toHaveLength(1);
    await sweepUnsent(env.FILES, Date.now() + 25 * 3_600_000);
    expect((await env.FILES.list({ prefix: `unsent/${id}/` })).objects).toEqual([]);
    expect(await browser.refused("POST", "/mails", again)).toMatchObject({
      code: "black_listed",
      errors: [{ path: "to.0", code: "black_listed" }],
    });
    expect(await browser.refused("POST", "/mails", { ...again, campaign: "another" })).toMatchObject({
      code: "not_found",
    });
  });
});
