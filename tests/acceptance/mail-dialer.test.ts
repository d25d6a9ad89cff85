import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { directoryOf } from "../../durable-objects/addresses.ts";
import type { BlockedAddress } from "../../protocol/black-list.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { DialerLine, RowLetter, UploadLine } from "../../protocol/dialers.ts";
import type { Problem } from "../../protocol/problem.ts";
import { everyMinute } from "../../worker/cron.ts";
import { hearPlatform } from "../../worker/mail/platform-events.ts";
import type { TestAgent } from "./centre.ts";
import { answersOf } from "./customer.ts";
import { firstHeld } from "./held-mail.ts";
import { post } from "./letter.ts";
import { type House, openHouse } from "./lists.ts";
import { openMailCentre, type SentMail } from "./mail-centre.ts";
import { ALWAYS, BulkSender, blockedBy, follow } from "./mail-list.ts";
import { Program } from "./program.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

const at = ({ errors = [] }: Problem) => errors.map(({ path, code }) => `${path} ${code}`).toSorted();
const form = (campaign: string, own: object = {}) => ({ channel: "email", campaign, interval: 0, ...own });
const addressIn = (mail: SentMail | undefined, link: "seen" | "unsubscribe") =>
  new RegExp(`https://deskline\\.test/webhooks/mails/${link}/[\\w.-]+`).exec(
    link === "seen" ? (mail?.html ?? "") : (mail?.headers["List-Unsubscribe"] ?? ""),
  )?.[0] ?? "";

describe("EML-60: making a dialer of mails", () => {
  test("it takes its campaign's name and mailbox, and is one of its kind for that campaign", async () => {
    const { address } = await openMailCentre("boletin", []);
    const made = await house.admin.ask("POST", "/dialers", form("boletin"));
    const mailbox = { name: "box-boletin", address, enabled: true };
    expect(made).toMatchObject({ name: "boletin", channel: "email", campaign: "boletin", mailbox, version: 1 });
    const again = await house.admin.refused("POST", "/dialers", form("boletin", { name: "otro" }));
    expect([again.code, at(again)]).toEqual(["name_taken", ["campaign taken"]]);
    const { items } = await house.admin.ask<Page<DialerLine>>("GET", "/dialers?limit=200");
    const line = items.find(({ name }) => name === "boletin");
    expect(line).toMatchObject({ channel: "email", mailbox });
    expect(line?.board).toMatchObject({ channel: "email", list: null, mail: { processed: 0, notProcessed: 0 } });
  });

  test("SMS-48: all that is missing is said at once", async () => {
    const problem = await house.admin.refused("POST", "/dialers", {
      channel: "email",
      invitation: { title: " ", start: "mañana", end: "2026-12-24 10:00:00" },
      schedule: { zone: "America/Montevideo", ranges: ["lunes;09:00-10:00"] },
    });
    expect(problem.errors?.map(({ path, detail }) => [path, detail])).toEqual([
      ["campaign", "Must choose an e-mail campaign"],
      ["interval", "Must type time between messages"],
      ["schedule.ranges.0", expect.any(String)],
      ["invitation.title", "Must type a title"],
      ["invitation.start", "A time as 2026-12-24 18:00:00"],
    ]);
  });

  test.each([
    ["a campaign of another channel", form("sms-banco"), "campaign unknown"],
    ["a campaign that there is not", form("nadie"), "campaign unknown"],
    [
      "an end before its start",
      form("boletin", { startDate: "2026-12-02", endDate: "2026-12-01" }),
      "endDate before_start",
    ],
  ])("%s is refused", async (_, draft, error) => {
    expect(at(await house.admin.refused("POST", "/dialers", draft))).toEqual([error]);
  });

  test("who may not see the campaign sees neither it nor its dialer", async () => {
    expect(at(await house.pedro.refused("POST", "/dialers", form("boletin")))).toEqual(["campaign unknown"]);
    expect((await house.pedro.refused("GET", "/dialers/boletin")).code).toBe("not_found");
  });

  test("EML-61: it keeps its hours as the predecessor wrote them, and stays with its campaign", async () => {
    await openMailCentre("horario", []);
    const schedule = { zone: "America/Montevideo", ranges: ["sun,mon;00:00-23:59"] };
    const made = await house.admin.ask<{ version: number }>("POST", "/dialers", form("horario", { schedule }));
    const ranges = [{ days: ["mon", "sun"], from: "00:00", to: "23:59" }];
    expect(made).toMatchObject({ schedule: { ranges } });
    const change = { ...form("horario", { schedule, subject: "Hola" }), version: 1 };
    expect(await house.admin.ask("PUT", "/dialers/horario", change)).toMatchObject({ subject: "Hola", version: 2 });
    expect(at(await house.admin.refused("PUT", "/dialers/horario", { ...change, campaign: "boletin" }))).toEqual([
      "campaign other_campaign",
    ]);
  });
});

describe("EML-70, EML-75: a list of mails", () => {
  test("EML-71: its columns become rows, and each bad line is named", async () => {
    const sender = await BulkSender.open(house.admin, "archivo");
    const good = [
      'ana@cliente.example;Este es un mensaje de ejemplo;;"Var1":"value","Var2":"a;b";9999',
      'luis@cliente.example;Hola ${Var1};;"""Var1"":""x""";;',
      "eva@cliente.example;Hola;",
      "sin-arroba;Hola;;;7",
      "eva@cliente.example;Hola;<b>${nombre}</b>;;7",
    ];
    const { uploadId, preview, rows, header, warnings } = await sender.upload(good);
    const letter = (place: number) => `${sender.path("/uploads")}/${uploadId}/letter?place=${place}`;
    expect(await house.admin.ask<RowLetter>("GET", letter(2))).toMatchObject({
      to: "luis@cliente.example",
      subject: "Novedades",
      html: expect.stringContaining("Hola x"),
      missing: [],
    });
    expect(await house.admin.ask<RowLetter>("GET", letter(5))).toMatchObject({ subject: "Hola", missing: ["nombre"] });
    expect((await house.admin.refused("GET", letter(6))).code).toBe("not_found");
    expect({ rows, header, other: preview.other, twice: preview.twice }).toEqual({
      rows: 5,
      header: false,
      other: 1,
      twice: 1,
    });
    expect(preview.samples[0]).toMatchObject({ subject: "Novedades", text: "Este es un mensaje de ejemplo" });
    expect(warnings.map(({ path, detail }) => [path, detail])).toEqual([
      ["line 5, column 5", "The row has no value for ${nombre}"],
    ]);
    const stored = await env.SPOOL.prepare(
      "SELECT destiny, device, data, priority FROM sms_spool WHERE upload IN (SELECT id FROM uploads WHERE dialer = ?) ORDER BY id",
    )
      .bind(sender.resource.id)
      .all();
    expect(stored.results[0]).toMatchObject({ data: '{"Var1":"value","Var2":"a;b"}', priority: 9999 });
    expect(stored.results[1]).toMatchObject({ data: '{"Var1":"x"}', priority: 9999 });
    expect(stored.results[4]).toMatchObject({ device: "<b>${nombre}</b>", priority: 7 });
    const problem = await sender.uploadRefused([
      "ana@cliente.example;Hola",
      ";Hola;;;1",
      "ana@cliente.example;;;;1",
      'ana@cliente.example;Hola;;"Var1"="x";1',
      "ana@cliente.example;Hola;;;urgente",
      "ana@cliente.example;Hola;;;1;;sobra",
    ]);
    expect(at(problem)).toEqual([
      "line 1 columns",
      "line 2, column 2 empty",
      "line 3, column 3 empty",
      "line 4, column 5 variables",
      "line 5, column 6 priority",
      "line 6 columns",
    ]);
    expect((await house.admin.ask<Page<UploadLine>>("GET", sender.path("/uploads"))).items).toHaveLength(2);
  });
});

describe("EML-73: lists by name", () => {
  test("EML-65, EML-81, EML-92: one waits until it is activated, runs once started, and the board follows", async () => {
    const sender = await BulkSender.open(house.admin, "activar");
    const { uploadId } = await sender.upload(["ana@cliente.example;Hola;"], "Noviembre.csv");
    await sender.start();
    const idle = await sender.shows(({ uploads }) => uploads[0]?.state === "inactive");
    expect(idle).toMatchObject({ list: null, onSchedule: true, started: true, counters: { uploaded: 0 } });
    await sender.stop();
    await sender.activate(uploadId);
    const active = await sender.shows(({ mail }) => mail?.notProcessed === 1);
    expect(active.list).toEqual({ id: uploadId, name: "Noviembre", rows: 1 });
    expect(await sender.asked()).toBe(0);
    await sender.start();
    const done = await sender.shows(({ mail }) => mail?.notProcessed === 0);
    expect(done.mail).toMatchObject({ processed: 1, sent: 1, failed: 0 });
    expect(await sender.asked()).toBe(1);
  });

  test("another one takes its place: what is left of the first leaves the board, and comes back with it", async () => {
    const sender = await BulkSender.open(house.admin, "dos-listas");
    const first = await sender.upload(["a1@cliente.example;Uno;", "a2@cliente.example;Uno;"]);
    const second = await sender.upload(["b1@cliente.example;Dos;"]);
    await sender.activate(first.uploadId);
    await sender.shows(({ counters }) => counters.notProcessed === 2);
    await sender.activate(second.uploadId);
    await sender.shows(({ list, counters }) => list?.id === second.uploadId && counters.notProcessed === 1);
    await sender.start();
    await sender.shows(({ counters }) => counters.notProcessed === 0);
    expect((await sender.sent()).map(({ to }) => to[0]?.email)).toEqual(["b1@cliente.example"]);
    await sender.activate(null);
    await sender.shows(({ list }) => list === null);
    await sender.activate(first.uploadId);
    await sender.shows(({ counters }) => counters.processed === 3);
    const { items } = await house.admin.ask<Page<UploadLine>>("GET", sender.path("/uploads"));
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [second.uploadId, "inactive"],
      [first.uploadId, "accepted"],
    ]);
    expect(at(await house.admin.refused("PUT", sender.path("/active-list"), { list: "x" }))).toEqual(["list unknown"]);
  });
});

describe("EML-64: what leaves", () => {
  test("EML-62: the template with each row's values, the default subject, an invitation, one recipient", async () => {
    const sender = await BulkSender.open(house.admin, "plantilla", {
      subject: "Hola ${nombre}",
      template: '<p>Su saldo: <b>${saldo}</b></p><p><a href="${unsubscribe}">Baja</a></p></body>',
      invitation: { title: "Visita de ${nombre}", start: "2026-12-24 10:00:00", end: "2026-12-24 11:00:00" },
    });
    const [mail, other] = await sender.sends([
      'ana@cliente.example;;;"nombre":"Ana","saldo":"<i>1 & 2</i>"',
      'luis@cliente.example;Otro asunto para ${nombre};Texto <u>propio</u> ${saldo};"nombre":"Luis","saldo":"3"',
    ]);
    expect(mail?.to).toEqual([{ name: "", email: "ana@cliente.example" }]);
    expect(mail?.subject).toBe("Hola Ana");
    expect(mail?.html).toContain("<b>&lt;i&gt;1 &amp; 2&lt;/i&gt;</b>");
    expect(mail?.text).toContain("Su saldo: <i>1 & 2</i>");
    const unsubscribe = addressIn(mail, "unsubscribe");
    expect(mail?.html).toContain(`<a href="${unsubscribe}">`);
    expect(mail?.html).toMatch(/<img src="https:\/\/deskline\.test\/webhooks\/mails\/seen\/[^"]+"[^>]*><\/body>$/);
    expect(mail?.headers).toMatchObject({
      "Auto-Submitted": "auto-generated",
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
    });
    const invite = atob(mail?.attachments.find(({ filename }) => filename === "invite.ics")?.content ?? "");
    expect(invite).toContain("SUMMARY:Visita de Ana");
    expect(invite).toContain("DTSTART:20261224T130000Z");
    expect(other).toMatchObject({ subject: "Otro asunto para Luis" });
    expect(other?.html).toContain("Texto <u>propio</u> 3");
    expect(addressIn(other, "unsubscribe")).not.toBe(unsubscribe);
  });

  test("a row's text where the dialer has no template", async () => {
    const sender = await BulkSender.open(house.admin, "texto");
    const [mail] = await sender.sends(['ana@cliente.example;Hola <${nombre}>\tfin;;"nombre":"Ana & Co"']);
    expect(mail).toMatchObject({ subject: "Novedades", text: "Hola <Ana & Co>\tfin" });
    expect(mail?.html).toContain("Hola &lt;Ana &amp; Co&gt;");
  });

  test("EML-64: no value of a list can add a header, a recipient or markup", async () => {
    const sender = await BulkSender.open(house.admin, "inyeccion", { subject: "Hola ${a}", template: "<p>${a}</p>" });
    const evil = [
      "x\\r\\nBcc: otro@cliente.example",
      "x\\nSubject: y",
      "\\u2028Cc: z@cliente.example",
      "\\r\\n\\r\\n<script>",
    ];
    const mails = await sender.sends(evil.map((value, n) => `v${n}@cliente.example;;;"a":"${value}"`));
    expect(mails).toHaveLength(evil.length);
    for (const mail of mails) {
      expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
      expect([...mail.to, ...(mail.cc ?? []), ...(mail.bcc ?? [])]).toHaveLength(1);
      expect(Object.values(mail.headers).join("")).not.toMatch(/[\r\n]/);
      expect(mail.html).not.toContain("<script>");
    }
  });

  test("EML-63: an answer begins an interaction of the campaign, with its agents", async () => {
    const sender = await BulkSender.open(house.admin, "respuestas", {}, { agents: ["ana-respuestas"] });
    const [mail] = await sender.sends(["lucia@cliente.example;Hola;"]);
    const to = mail?.replyTo?.email ?? "";
    expect(to).toMatch(/^soporte\+[a-z2-7]{29}\.[a-z2-7]{16}@respuestas\.example$/);
    await post({ from: "Lucía <lucia@cliente.example>", to, subject: "Re: Novedades", text: "me interesa" });
    const held = await firstHeld(sender.centre.agents[0] as TestAgent);
    expect((await held.mail(0)).text).toBe("me interesa");
  });

  test("EML-60: whose campaign gets another mailbox writes from that one, from the next mail on", async () => {
    const sender = await BulkSender.open(house.admin, "mudanza");
    await sender.sends(["a@cliente.example;Hola;"]);
    const box = { name: "box-nueva", address: "nueva@mudanza.example", fromName: "Otro" };
    const { id: mailbox } = await house.admin.ask<{ id: string }>("POST", "/mailboxes", box);
    const {
      id: _,
      caseCode: __,
      channel: ___,
      ...form
    } = await house.admin.ask<Record<string, unknown>>("GET", "/campaigns/mudanza");
    await house.admin.ask("PUT", "/campaigns/mudanza", { ...form, mailbox });
    await directoryOf(env).changed();
    const [mail] = await sender.sends(["b@cliente.example;Hola;"]);
    expect(mail?.from).toEqual({ name: "Otro", email: "nueva@mudanza.example" });
    expect(await house.admin.ask("GET", sender.path())).toMatchObject({ mailbox: { name: "box-nueva" } });
  });

  test("EML-87: what the way out refuses has failed; whom it writes to no more is blocked, here too", async () => {
    const sender = await BulkSender.open(house.admin, "rechazos");
    await answersOf("rechazos", [
      { status: 400, body: "E_VALIDATION_ERROR" },
      { status: 400, body: "E_RECIPIENT_SUPPRESSED" },
      { body: "OK" },
    ]);
    await sender.sends(["a@cliente.example;Hola;", "b@cliente.example;Hola;", "c@cliente.example;Hola;"]);
    const { counters, mail } = await sender.board();
    expect(mail).toMatchObject({ processed: 2, sent: 1, failed: 1 });
    expect(counters).toMatchObject({ uploaded: 3, blocked: 1 });
    const [suppressed] = (await sender.results()).filter(({ state }) => state === "blocked");
    expect(await blockedBy(sender.centre.address)).toEqual([{ address: suppressed?.address, source: "complaint" }]);
  });
});

describe("a single mail through the dialer", () => {
  const template = { subject: "Para ${Nombre}", template: "<p>Hola ${Nombre}</p>" };
  const single = (own: object = {}) => ({ id: crypto.randomUUID(), destination: "Ana@Cliente.example", ...own });

  test("SMS-120: leaves a stopped dialer at once, once, with its text or the dialer's template, and its list rests", async () => {
    const sender = await BulkSender.open(house.admin, "suelto", template);
    await sender.upload(['otra@cliente.example;;;"Nombre":"Eva"']);
    const typed = single({ subject: "Aviso", message: "Pago <5>\nGracias" });
    const sent = await house.admin.ask("POST", sender.path("/messages"), typed);
    expect(sent).toEqual({ id: typed.id, at: null, segments: 1 });
    await house.admin.ask("POST", sender.path("/messages"), typed);
    await house.admin.ask("POST", sender.path("/messages"), single({ values: { Nombre: "<Ana>" } }));
    const { mail, list } = await sender.shows(({ counters }) => counters.processed === 2);
    expect([mail, list]).toMatchObject([{ sent: 2, notProcessed: 0 }, null]);
    const mails = (await sender.sent()).toSorted((a, b) => a.subject.localeCompare(b.subject));
    expect(mails.map(({ to, subject }) => [to[0]?.email, subject])).toEqual([
      ["Ana@cliente.example", "Aviso"],
      ["Ana@cliente.example", "Para <Ana>"],
    ]);
    expect(mails[0]?.html).toContain("Pago &lt;5&gt;<br>");
    expect(mails[1]?.html).toContain("<p>Hola &lt;Ana&gt;</p>");
    const [first] = mails;
    if (first !== undefined) await sender.reported("bounce", first);
    await sender.shows(({ mail: told }) => told?.rejected === 1);
  });

  test("SMS-58: one of a set time leaves when it has come, whom the black list has meanwhile does not", async () => {
    const sender = await BulkSender.open(house.admin, "suelto-luego", template);
    const later = new Date(Date.now() + 60_000).toISOString();
    const own = { at: later, values: { Nombre: "Ana" } };
    await house.admin.ask("POST", sender.path("/messages"), single(own));
    await house.admin.ask("POST", sender.path("/messages"), single({ ...own, destination: "eva@cliente.example" }));
    await house.admin.ask("POST", "/blacklist", { address: "eva@cliente.example", campaign: "suelto-luego" });
    await everyMinute(env, Date.parse(later));
    await sender.shows(({ counters }) => counters.processed === 1 && counters.blocked === 1);
    expect((await sender.sent()).map(({ html }) => html.includes("<p>Hola Ana</p>"))).toEqual([true]);
  });

  test("what it lacks is said at its fields", async () => {
    const sender = await BulkSender.open(house.admin, "suelto-vacio", { subject: "" });
    const refused = await house.admin.refused("POST", sender.path("/messages"), single({ destination: "nadie" }));
    expect([refused.code, at(refused)]).toEqual([
      "invalid_input",
      ["destination address", "message needed", "subject needed"],
    ]);
    const filled = single({ subject: "${A}", message: "Hola" });
    expect(at(await house.admin.refused("POST", sender.path("/messages"), filled))).toEqual([
      "values variable_missing",
    ]);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`V${n}`, "x"]));
    const crowded = await house.admin.refused("POST", sender.path("/messages"), single({ values: many }));
    expect([crowded.code, crowded.errors?.map(({ path }) => path)]).toEqual(["invalid_input", ["values"]]);
  });
});

describe("EML-88, EML-89, EML-90: what is told of a mail afterwards", () => {
  test("seen, rejected and spam are counted once, whatever comes twice; who complains is skipped in the next list", async () => {
    const sender = await BulkSender.open(house.admin, "eventos-lista");
    const people = ["a", "b", "c", "d"].map((name) => `${name}@cliente.example`);
    const mails = await sender.sends(people.map((address) => `${address};Hola;`));
    const of = (n: number) => mails.find(({ to }) => to[0]?.email === people[n]) as SentMail;
    const pixel = addressIn(of(0), "seen");
    for (let n = 0; n < 2; n++) {
      const picture = await follow(pixel);
      expect([picture.status, picture.headers.get("Content-Type")]).toEqual([200, "image/gif"]);
      await sender.reported("complaint", of(1));
      await sender.reported("bounce", of(2));
    }
    expect((await follow(`${pixel.slice(0, -1)}x`)).status).toBe(200);
    const { mail } = await sender.shows(({ mail: told }) => told?.seen === 1 && told.spam === 1 && told.rejected === 1);
    expect(mail).toEqual({
      processed: 4,
      notProcessed: 0,
      sent: 4,
      failed: 0,
      seen: 1,
      rejected: 1,
      spam: 1,
      unsubscribed: 0,
    });
    const rows = await sender.results();
    expect(rows.map(({ destiny, marks }) => [destiny, marks])).toEqual([
      [people[0], ["seen"]],
      [people[1], ["spam"]],
      [people[2], ["rejected"]],
      [people[3], []],
    ]);
    expect(rows[2]?.reason).toContain("5.1.1");
    const csv = await (await house.admin.send("GET", sender.path("/results.csv"))).text();
    expect(csv).toMatch(/;marks;carrier_id;/);
    expect(csv).toMatch(/;b@cliente\.example;Hola;;\d+;processed;;none;spam;/);
    expect(await blockedBy(sender.centre.address)).toEqual([{ address: people[1], source: "complaint" }]);
    const next = await sender.sends(people.map((address) => `${address};Otra vez;`));
    expect(next.map(({ to }) => to[0]?.email).toSorted()).toEqual([people[0], people[2], people[3]]);
    expect((await sender.board()).counters.blocked).toBe(1);
  });

  test("the platform's events name the mail by its id", async () => {
    const sender = await BulkSender.open(house.admin, "eventos-plataforma");
    await answersOf("eventos-plataforma", [{ body: "<lista-1@platform>" }]);
    await sender.sends(["a@cliente.example;Hola;"]);
    const event = (type: string) => ({
      type: `cf.email.sending.message.${type}`,
      payload: { messageId: "<lista-1@platform>", sender: sender.centre.address, recipient: "a@cliente.example" },
    });
    for (const type of ["delivered", "bounced", "complained", "bounced"]) {
      const batch = createMessageBatch("deskline-mail-events", [
        { id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body: event(type) },
      ]);
      await hearPlatform(batch, env);
      expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toHaveLength(1);
    }
    await sender.shows(({ mail, counters }) => mail?.rejected === 1 && mail.spam === 1 && counters.delivered === 1);
    expect(await blockedBy(sender.centre.address)).toEqual([{ address: "a@cliente.example", source: "complaint" }]);
  });

  test("RFC 8058: one POST without cookies unsubscribes before the next wave; a GET asks, and changes nothing", async () => {
    const sender = await BulkSender.open(house.admin, "bajas", { interval: 0.4 });
    const [first] = await sender.sends(["zoe@cliente.example;Hola;"]);
    const address = addressIn(first, "unsubscribe");
    const others = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@cliente.example;Hola;`);
    const { uploadId } = await sender.upload([...others, "ZOE@cliente.example;Hola;"]);
    await sender.activate(uploadId);
    await sender.shows(({ counters }) => counters.processed >= 3);
    const page = await follow(address);
    expect([page.status, page.headers.get("Set-Cookie")]).toEqual([200, null]);
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const asks = await page.text();
    expect(asks).toContain('<form method="post"><button>Cancelar la suscripción</button></form>');
    expect(asks).toContain(sender.centre.address);
    expect(await blockedBy(sender.centre.address)).toEqual([]);
    const done = await follow(address, "POST", "List-Unsubscribe=One-Click");
    expect([done.status, done.headers.get("Set-Cookie")]).toEqual([200, null]);
    expect((await sender.board()).counters.notProcessed).toBeGreaterThan(0);
    expect(await blockedBy(sender.centre.address)).toEqual([{ address: "zoe@cliente.example", source: "customer" }]);
    const { mail, counters } = await sender.shows(
      (board) => board.mail?.unsubscribed === 1 && board.mail.notProcessed === 0,
    );
    expect([mail?.sent, counters.blocked]).toEqual([7, 1]);
    expect((await follow(`${address}x`, "POST")).status).toBe(404);
    const gone = await follow(`${address}x`);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining("Este enlace ya no es válido.")]);
    expect((await follow(address.replace("unsubscribe", "seen"), "POST")).status).toBe(404);
  });
});

test("EML-91: whom somebody puts on the black list of the campaign is skipped; what recipients said is found there too", async () => {
  const sender = await BulkSender.open(house.admin, "negra");
  await house.admin.ask("POST", "/blacklist", { address: "ANA@cliente.example", campaign: "negra" });
  const [mail] = await sender.sends(["ana@cliente.example;Hola;", "luis@cliente.example;Hola;"]);
  expect(mail?.to[0]?.email).toBe("luis@cliente.example");
  expect((await sender.board()).counters).toMatchObject({ processed: 1, blocked: 1 });
  await follow(addressIn(mail, "unsubscribe"), "POST");
  const { items } = await house.admin.ask<Page<BlockedAddress>>("GET", "/blacklist?campaign=negra");
  // The campaign and its dialer have one name: both block.
  expect([...new Set(items.map(({ address, source, tries }) => `${address} ${source} ${tries}`))].toSorted()).toEqual([
    "ana@cliente.example agent 1",
    "luis@cliente.example customer 0",
  ]);
});

test("EML-80, EML-82, EML-83: the boards of all mail dialers are there to choose from, with state and hours", async () => {
  await BulkSender.open(house.admin, "tablero", { schedule: { ...ALWAYS, ranges: [] } });
  const { items } = await house.admin.ask<Page<DialerLine>>("GET", "/dialers?limit=200");
  const line = items.find(({ name }) => name === "tablero");
  expect(line?.board).toMatchObject({
    enabled: true,
    started: false,
    onSchedule: false,
    waitingFor: "never-scheduled",
  });
});

test("EML-72: another program uploads a list in base64, by the name of the dialer", async () => {
  const sender = await BulkSender.open(house.admin, "integra");
  const { key } = await house.admin.ask<{ key: string }>("POST", "/keys", {
    name: "crm",
    scopes: ["dialers"],
    campaigns: ["integra"],
  });
  const crm = new Program(`Bearer ${key}`);
  const upload = (own: object = {}) => {
    const fields = { channel: "email", filename: "CRM.csv", dialer: "integra", cant: "2" };
    const fileb64 = btoa(
      'integra;a@cliente.example;Hola;;"Var1":"x";9999\r\nintegra;b@cliente.example;Hola;;;9999\r\n',
    );
    return crm.form("/DialersResources/uploadDialerBase", { ...fields, fileb64, ...own });
  };
  const refused = await upload({ dialer: "nadie" });
  expect([refused.status, await refused.text()]).toEqual([422, "ERROR"]);
  const taken = await upload();
  expect([taken.status, await taken.text()]).toEqual([200, "OK"]);
  const { items } = await house.admin.ask<Page<UploadLine>>("GET", sender.path("/uploads"));
  expect(items).toMatchObject([{ file: "CRM.csv", rows: 2, state: "inactive" }]);
});
