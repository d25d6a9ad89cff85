import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { conversationOf, directoryOf, providerOf, queueOf, webhookOf } from "../../durable-objects/addresses.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import type { DispositionNode } from "../../protocol/dispositions.ts";
import type { Erased, LivingConversation } from "../../protocol/privacy.ts";
import type { QualityModelResource } from "../../protocol/quality.ts";
import type { Recording } from "../../protocol/recordings.ts";
import type { Report } from "../../protocol/reports.ts";
import type { ConversationStarted } from "../../protocol/webchat.ts";
import { forgetWords } from "../../store/archive/forgotten-words.ts";
import { recordAct } from "../../store/changes.ts";
import { seedDemo } from "../../store/demo.ts";
import { blockAddresses, isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { sweepRecordings } from "../../worker/privacy/retain.ts";
import { Browser } from "./browser.ts";
import { TestConversation } from "./conversation.ts";
import { conversationSocket, Line, until, upgrade } from "./line.ts";

const SHOP = "https://altamar.example";
const DEMO_PASSWORD = "deskline-demo";
const SOLD = { levels: ["Venta", "Cerrada", "Contado"], comment: "" };
const WHISPER = "Ofrecele 10 % de descuento";
const [ana, pedro, sofia, lidia, admin] = Array.from({ length: 5 }, () => new Browser()) as Staff;
type Staff = [Browser, Browser, Browser, Browser, Browser];
let desk: Line<DeskServerFrame>;
let calidad: { id: string };

beforeAll(async () => {
  await seedDemo(env.CONFIG, ["altamar.example"], (password) => hashPassword(password, env.AUTH_SECRET));
  await directoryOf(env).changed();
  await admin.signIn("admin", DEMO_PASSWORD);
  const { id: _, caseCode: __, ...like } = await admin.ask<Record<string, unknown>>("GET", "/campaigns/web-demo");
  await admin.ask("POST", "/campaigns", { ...like, name: "web-retail", version: undefined, channel: undefined });
  await admin.ask("POST", "/security-groups", { name: "Retail", permissions: SUPERVISORS, campaigns: ["web-retail"] });
  await newSupervisor("pedro", "Pedro", "Atención");
  await newSupervisor("sofia", "Sofía", "Retail");
  calidad = await admin.ask("POST", "/security-groups", {
    name: "Calidad",
    permissions: ["recordings.read"],
    campaigns: ["web-demo"],
  });
  await newSupervisor("lidia", "Lidia", "Calidad");
  await lidia.signIn("lidia", DEMO_PASSWORD);
  await ana.signIn("ana", DEMO_PASSWORD);
  await pedro.signIn("pedro", DEMO_PASSWORD);
  await sofia.signIn("sofia", DEMO_PASSWORD);
  desk = new Line<DeskServerFrame>(await ana.send("GET", "/desk/socket", undefined, upgrade));
  await desk.until("hello");
});

const SUPERVISORS = ["quality", "recordings.read", "recordings.export", "watch", "whisper", "join", "take", "close"];

function newSupervisor(username: string, name: string, group: string): Promise<unknown> {
  const password = { password: DEMO_PASSWORD, confirm: DEMO_PASSWORD };
  return admin.ask("POST", "/users", { username, name, role: "supervisor", groups: [group], ...password });
}

/** María writes; ana gets her, and has her conversation open. */
async function talk(mail = "", name = "María") {
  const form = {
    visitor: crypto.randomUUID(),
    request: crypto.randomUUID(),
    name,
    ...(mail !== "" && { mail }),
    message: "¿Hay descuento?",
  };
  // A tab that does not ping is given nothing.
  desk.send("ping");
  const answer = await exports.default.fetch("https://deskline.test/api/webchat/web-demo/conversations", {
    method: "POST",
    headers: { Origin: SHOP, "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  const { conversationId, token } = await answer.json<ConversationStarted>();
  const { held } = await desk.until("held", (frame) => frame.held.conversation === conversationId);
  desk.send({ t: "shown", interactions: [held.interaction] });
  const maria = await open(conversationId, token);
  const agent = await open(conversationId, held.ticket);
  await agent.line.until("changes");
  return { conversation: conversationId, interaction: held.interaction, maria, agent };
}

async function open(conversation: string, ticket: string): Promise<TestConversation> {
  return new TestConversation(new Line(await conversationSocket(conversation, ticket)));
}

async function watches(who: Browser, conversation: string): Promise<TestConversation> {
  const { ticket } = await who.ask<{ ticket: string }>("POST", `/conversations/${conversation}/watch`);
  const watcher = await open(conversation, ticket);
  await watcher.line.until("changes");
  return watcher;
}

const audited = async (interaction: string) =>
  (
    await env.CONFIG.prepare("SELECT action, actor_name AS who FROM audit WHERE subject = ? ORDER BY id")
      .bind(`interaction:${interaction}`)
      .all<{ action: string; who: string }>()
  ).results.map(({ action, who }) => `${who}: ${action}`);

describe("story 10: supervision, walls, audit", () => {
  test("DSP-2, DSP-3, DSP-4: the server closes for the holder only with the disposition, comment and day that the campaign asks for", async () => {
    const path = "/campaigns/web-demo/dispositions";
    const before = await admin.ask<{ version: number; items: DispositionNode[] }>("GET", path);
    const asking = [
      { name: "Queja", comment: true, children: [] },
      { name: "Volver", comeBack: true, children: [] },
    ];
    const { version } = await admin.ask<{ version: number }>("PUT", path, {
      version: before.version,
      items: [...before.items, ...asking],
    });
    await directoryOf(env).changed();
    const { agent } = await talk();
    const close = async (disposition: object | null, quality: object | null = null) => {
      const id = crypto.randomUUID();
      agent.line.send({ t: "close", id, turn: agent.state()?.turn ?? 0, disposition, quality });
      const answer = () =>
        agent.line.all("refused").find((one) => one.id === id)?.code ??
        (agent.line.all("ack").some(({ ids }) => ids.includes(id)) ? "closed" : undefined);
      await until(() => answer() !== undefined);
      return answer();
    };
    const refused = [
      null,
      { levels: ["Venta", "Cerrada"], comment: "" },
      { levels: ["Inventada"], comment: "" },
      { levels: ["Queja"], comment: " " },
      { levels: ["Volver"], comment: "" },
      { levels: ["Volver"], comment: "", comeBackAt: 1 },
    ];
    for (const one of refused) expect(await close(one), JSON.stringify(one)).toBe("disposition_needed");
    const after = { version, items: [...before.items, { name: "Nueva", children: [] }] };
    const last = await admin.ask<{ version: number }>("PUT", path, after);
    const questions = [{ text: "¿Resolvió?", kind: "yes-no", weight: 1, required: true }];
    const asked = { name: "Trato", questions, campaigns: ["web-demo"] };
    const { id: model } = await admin.ask<{ id: string }>("POST", "/quality-models", asked);
    await directoryOf(env).changed();
    const chosen = { levels: ["Nueva"], comment: "" };
    const answered = (value: number | null, model = "Trato", weight = 1) => ({
      model,
      answers: [{ question: "¿Resolvió?", kind: "yes-no", weight, value }],
    });
    const lacks = [null, answered(null), answered(3), answered(1, "Otro"), answered(1, "Trato", 9)];
    for (const one of lacks) expect(await close(chosen, one), JSON.stringify(one)).toBe("answers_needed");
    expect(await close(chosen, answered(1)), "offered since the customer came").toBe("closed");
    await admin.ask("DELETE", `/quality-models/${model}`);
    await admin.ask("PUT", path, { version: last.version, items: before.items });
    await directoryOf(env).changed();
  });

  test("MON-5: a whisper reaches the agent and the recording, never the visitor, and leaves no gap in what the visitor has; who joins speaks to the visitor", async () => {
    const { conversation, interaction, maria, agent } = await talk();
    const watcher = await watches(pedro, conversation);
    watcher.say(WHISPER, crypto.randomUUID(), "whisper");
    await until(() => agent.texts().includes(WHISPER));
    agent.say("Te hago un 10 %");
    await until(() => maria.texts().includes("Te hago un 10 %"));
    expect(JSON.stringify(maria.line.frames)).not.toContain(WHISPER);
    const changes = maria.changes();
    for (const [index, change] of changes.entries()) if (index > 0) expect(change.prev).toBe(changes[index - 1]?.rev);
    await until(async () => (await audited(interaction)).length === 2);
    expect(await audited(interaction)).toEqual(["Pedro: interaction.watch", "Pedro: interaction.whisper"]);
    watcher.say("Soy Pedro, el supervisor");
    await until(() => maria.texts().includes("Soy Pedro, el supervisor"));
    await until(async () => (await audited(interaction)).includes("Pedro: interaction.message"));
    agent.close(SOLD);
    await until(async () => (await recorded(pedro, "")).some(({ id }) => id === interaction), 8_000);
    const { entries } = await pedro.ask<Recording>("GET", `/recordings/${interaction}`);
    expect(entries.filter(({ kind }) => kind === "whisper").map(({ text }) => text)).toEqual([WHISPER]);
    expect(JSON.stringify(maria.line.frames)).not.toContain(WHISPER);
  });

  test("take and close at once: one of them is carried out, and the other is told who was first", async () => {
    const outcomes = new Set<string>();
    for (const first of ["take", "close"] as const) {
      const { conversation, interaction, agent } = await talk();
      const watcher = await watches(pedro, conversation);
      const turn = watcher.state()?.turn ?? 0;
      const take = () => watcher.line.send({ t: "take", id: crypto.randomUUID(), turn });
      const close = () => agent.line.send({ t: "close", id: crypto.randomUUID(), turn, disposition: SOLD });
      for (const act of first === "take" ? [take, close] : [close, take]) act();
      const loser = first === "take" ? agent : watcher;
      const winner = first === "take" ? watcher : agent;
      await winner.line.until("ack");
      const answer = () => loser.line.all("refused")[0] ?? loser.line.all("bye")[0];
      await until(() => answer() !== undefined);
      expect(answer()?.first?.name).toBe(first === "take" ? "Pedro" : "Ana");
      expect([...winner.line.all("refused"), ...loser.line.all("ack")]).toEqual([]);
      outcomes.add(answer()?.code ?? "");
      await until(async () => (await audited(interaction)).length === 2);
      expect(await audited(interaction)).toEqual([
        "Pedro: interaction.watch",
        first === "take" ? "Pedro: interaction.take" : "Pedro: interaction.take.refused",
      ]);
      if (first === "take")
        watcher.line.send({ t: "close", id: crypto.randomUUID(), turn: turn + 1, disposition: null });
    }
    expect([...outcomes]).toEqual(["not_holder", "closed"]);
  });

  test("SMS-83: what a supervisor does from the boards asks for the permission, hides other teams' campaigns, and is audited", async () => {
    const { conversation, interaction, agent } = await talk();
    const act = (who: Browser, body: object) =>
      who.send("POST", `/conversations/${conversation}/acts`, { interaction, ...body }).then(({ status }) => status);
    const { user: anaId } = await ana.ask<{ user: string }>("GET", "/me");
    expect(await act(sofia, { act: "close" })).toBe(404);
    expect([403, 404]).toContain(await act(ana, { act: "put-first" }));
    expect(await act(pedro, { act: "put-first" })).toBe(409);
    expect(await act(admin, { act: "assign", to: "nobody" })).toBe(422);
    expect(await act(pedro, { act: "close", text: "Seguimos mañana." })).toBe(204);
    expect(await act(admin, { act: "assign", to: anaId })).toBe(409);
    await until(() => agent.texts().includes("Seguimos mañana."));
    await until(async () => (await audited(interaction)).length === 3);
    expect((await audited(interaction)).slice(0, 2)).toEqual([
      "Pedro: interaction.put-first.refused",
      "Pedro: interaction.close",
    ]);
    const order = (who: Browser, body: object) =>
      who.send("POST", `/agents/${anaId}/orders`, body).then(({ status }) => status);
    expect(await order(sofia, { act: "break", id: null })).toBe(404);
    expect([403, 404]).toContain(await order(ana, { act: "break", id: null }));
    const message = { act: "message", id: crypto.randomUUID(), text: "Buen trabajo" };
    expect(await order(admin, message)).toBe(204);
    expect((await desk.until("notice")).notice.text).toBe("Buen trabajo");
  });

  test("WEB-92: the closed chat is found, read as it was seen, and taken along as text, page, data and list", async () => {
    const { interaction, maria, agent } = await talk();
    maria.line.send({ t: "say", words: [{ id: "palabra-1", kind: "message", text: "<b>¿Y en óptica?</b>" }] });
    agent.line.send({ t: "say", words: [{ id: "palabra-2", kind: "note", text: "cliente de la óptica" }] });
    await until(() => agent.texts().length === 3);
    agent.close(SOLD);
    const query = "?customer=maria&text=optica&state=closed&channel=webchat&campaign=web-demo&agent=ana";
    await until(async () => (await recorded(pedro, query)).length > 0, 8_000);
    const [item] = await recorded(pedro, query);
    expect(item).toMatchObject({ id: interaction, agentName: "Ana", opening: "¿Hay descuento?" });
    expect(await recorded(pedro, `${query}&lengthFrom=3600`)).toEqual([]);
    const read = await pedro.ask<Recording>("GET", `/recordings/${interaction}`);
    expect(read.entries.filter(({ kind }) => kind !== "event").map(({ text }) => text)).toEqual([
      "¿Hay descuento?",
      "<b>¿Y en óptica?</b>",
      "cliente de la óptica",
    ]);
    expect(read.view).toMatchObject({ state: "closed", staff: { customer: { name: "María" } } });
    const taken = async (path: string) => (await pedro.send("GET", `/recordings/${path}`)).text();
    const text = await taken(`${interaction}/download/txt?zone=America/Montevideo`);
    expect(text).toContain("María: <b>¿Y en óptica?</b>");
    expect(text).toContain("(note): cliente de la óptica");
    expect(text).toMatch(/-- Assigned to Ana, waited \d+:\d\d/);
    const page = await taken(`${interaction}/download/html?language=es`);
    expect(page).toContain("&lt;b&gt;¿Y en óptica?&lt;/b&gt;");
    expect(page).toContain('<html lang="es">');
    for (const said of ["<dt>Cliente</dt><dd>María", "Ana (nota)", "Asignada a Ana, esperó", "Cerrada por Ana"])
      expect(page).toContain(said);
    expect(await taken(`${interaction}/download/txt?language=pt`)).toContain("Encerrada por Ana");
    expect(JSON.parse(await taken(`${interaction}/download/json`))).toEqual(read);
    expect((await pedro.refused("GET", `/recordings/${interaction}/download/eml`)).code).toBe("not_found");
    expect(await taken("export.csv?text=optica")).toContain(`;¿Hay descuento?;closed;`);
    expect(await audited(interaction)).toContain("Pedro: recording.open");
  });

  test("WEB-21: the agent answers the campaign's quality model on closing, a supervisor at the recording; lists, reports and the audit log have it", async () => {
    const questions = [
      { text: "¿Saludó?", kind: "scale", weight: 1, required: true },
      { text: "¿Resolvió?", kind: "yes-no", weight: 3, required: true },
      { text: "¿Qué mejorar?", kind: "text", weight: 0, required: false },
    ];
    const form = { name: "Trato", questions, campaigns: ["web-demo"] };
    expect(await pedro.refused("POST", "/quality-models", form)).toMatchObject({ status: 403 });
    const created = await admin.ask<QualityModelResource>("POST", "/quality-models", form);
    expect(await admin.refused("POST", "/quality-models", { ...form, name: "Otro" })).toMatchObject({
      status: 409,
      errors: [{ path: "campaigns", code: "taken" }],
    });
    await desk.until("campaigns", ({ campaigns }) => campaigns.some(({ quality }) => quality?.name === "Trato"));
    const { interaction, agent } = await talk();
    const said = [5, 1, null].map((value, at) => {
      const { text: question, kind, weight } = questions[at] as (typeof questions)[number];
      return { question, kind, weight, value };
    });
    const quality = { model: "Trato", answers: said };
    const turn = agent.state()?.turn ?? 0;
    agent.line.send({ t: "close", id: crypto.randomUUID(), turn, disposition: SOLD, quality });
    await until(async () => (await recorded(pedro, "")).some(({ id }) => id === interaction), 8_000);
    const read = await pedro.ask<Recording>("GET", `/recordings/${interaction}`);
    expect(read.quality).toMatchObject({ model: { id: created.id, questions }, closing: quality, evaluation: null });

    const path = `/recordings/${interaction}/quality`;
    const answers = (values: unknown[]) => ({ model: created.id, values, comment: "Bien" });
    expect(await lidia.refused("PUT", path, answers([4, 1, null]))).toMatchObject({ status: 403 });
    const judging = { name: "Calidad", permissions: ["recordings.read", "quality"], campaigns: ["web-demo"] };
    await admin.ask("PUT", `/security-groups/${calidad.id}`, judging);
    lidia.forgetCache();
    expect(await sofia.refused("PUT", path, answers([4, 1, null]))).toMatchObject({ status: 404 });
    expect(await lidia.refused("PUT", path, answers([9, 1, null]))).toMatchObject({ errors: [{ path: "values.0" }] });
    expect(await lidia.refused("PUT", path, { ...answers([4, 1, null]), model: "other" })).toMatchObject({
      status: 409,
    });
    const average = async () => {
      const day = new Date().toISOString().slice(0, 10);
      const report = await admin.ask<Report>("GET", `/reports/agents?from=${day}&to=${day}&agent=ana`);
      return ["quality", "evaluated"].map((name) => report.total[report.columns.findIndex((one) => one.name === name)]);
    };
    await lidia.ask("PUT", path, answers([1, 0, null]));
    expect(await average()).toEqual([0, 1]);
    expect(await lidia.ask("PUT", path, answers([3, 1, "más calma"]))).toMatchObject({ score: 88, comment: "Bien" });
    expect(await average()).toEqual([0.88, 1]);
    expect((await pedro.ask<Recording>("GET", `/recordings/${interaction}`)).quality.evaluation).toMatchObject({
      by: { name: "Lidia" },
      answers: [{ value: 3 }, { value: 1 }, { question: "¿Qué mejorar?", value: "más calma" }],
    });
    expect((await recorded(pedro, "?qualityFrom=80")).map(({ id, qualityScore }) => [id, qualityScore])).toEqual([
      [interaction, 88],
    ]);
    expect(await recorded(pedro, "?qualityTo=80")).toEqual([]);
    expect(await recorded(pedro, "?qualityFrom=80&text=descuento")).toHaveLength(1);
    expect((await audited(interaction)).filter((line) => line.includes("evaluate"))).toEqual([
      "Lidia: recording.evaluate",
      "Lidia: recording.evaluate",
    ]);
    await admin.ask("DELETE", `/quality-models/${created.id}`);
    expect((await pedro.ask<Recording>("GET", `/recordings/${interaction}`)).quality.model).toBeNull();
  });

  test("decisions retention: a legal hold keeps a customer; without it nothing is left of them but sums, here and in files", async () => {
    const { conversation, interaction, maria, agent } = await talk("MARIA@Example.com", "Xóchitl");
    const file = await filed(conversation, maria.line);
    const open = { address: "Maria@example.com", again: "Maria@example.com" };
    expect(await admin.refused("POST", "/privacy/customer/erase", open)).toMatchObject({ code: "still_open" });
    const { living } = await admin.ask<{ living: LivingConversation[] }>(
      "GET",
      `/privacy/customer?address=${open.again}`,
    );
    expect(living).toMatchObject([
      { conversation, campaign: "web-demo", caseNumber: expect.stringMatching(/./), agent: "Ana" },
    ]);
    agent.close(SOLD);
    const query = "?customer=maria@example.com";
    await until(async () => (await recorded(pedro, query)).length > 0, 8_000);
    const sums = () => env.ARCHIVE.prepare("SELECT sum(closed) AS n FROM work_quarter_hours").first<{ n: number }>();
    const before = await sums();
    const exported = await (await admin.send("GET", "/privacy/customer/export.json?address=maria@example.com")).text();
    expect(exported).toContain("¿Hay descuento?");
    expect(JSON.parse(exported).recordings).toHaveLength(1);
    await namedElsewhere("maria@example.com");
    const keep = (hold: boolean) => admin.ask("PUT", "/privacy/retention/web-demo", { months: 24, hold, reason: "" });
    const theirs = { address: "maria@example.com", again: "maria@example.com" };
    const erase = () => admin.ask<Erased>("POST", "/privacy/customer/erase", theirs);
    await keep(true);
    expect(await erase()).toEqual({ erased: 0, left: 0, held: 1, after: null });
    expect(await everythingKept()).toMatch(/x[oó]chitl/i);
    await keep(false);
    // The archive fails at the last step: the conversation has forgotten by then, and another request ends it.
    await env.ARCHIVE.exec("CREATE TRIGGER away BEFORE DELETE ON interactions BEGIN SELECT RAISE(ABORT, 'away'); END");
    await until(async () => (await admin.send("POST", "/privacy/customer/erase", theirs)).status >= 500, 8_000);
    expect(await recorded(pedro, query)).toHaveLength(1);
    expect(await env.FILES.get(file)).toBeNull();
    await env.ARCHIVE.exec("DROP TRIGGER away");
    await until(async () => (await erase()).left === 0, 8_000);
    expect(await recorded(pedro, query)).toEqual([]);
    expect(await recorded(pedro, "?text=zarzaparrilla")).toEqual([]);
    expect(await pedro.refused("GET", `/recordings/${interaction}`)).toMatchObject({ status: 404 });
    expect(await env.FILES.get(file)).toBeNull();
    while (await forgetWords(env.ARCHIVE));
    const everything = await everythingKept();
    const found = everything.match(/.{200}(maria@|x[oó]?chitl|zarza|parrilla).{200}/is)?.[0];
    expect(found, "something of them is left").toBeUndefined();
    expect(await env.SPOOL.prepare("SELECT state, count(*) AS n FROM sms_spool GROUP BY state").all()).toMatchObject({
      results: [
        { state: 1, n: 1 },
        { state: 2, n: 1 },
      ],
    });
    const asked = { address: "maria@example.com", scopes: [], advertising: false, now: Date.now(), what: "m" };
    const erased = erasedAddress(env.NAME_SECRET, asked.address);
    expect(await isBlocked(env.SPOOL, { ...asked, erased: () => erased })).toMatchObject({
      address: erased,
      reason: "",
    });
    expect(await sums()).toEqual(before);
    expect(await pedro.refused("GET", "/privacy/customer?address=maria@example.com")).toMatchObject({ status: 403 });
    const numbered = await conversationOf(env, conversation).current();
    expect(numbered).toBeNull();
  });

  test("decisions retention: what has outlived its campaign's months is deleted by the clock, unless it is held", async () => {
    const { interaction, agent } = await talk();
    agent.close(SOLD);
    const exists = async () => (await recorded(pedro, "")).some(({ id }) => id === interaction);
    await until(exists, 8_000);
    const inAMonth = Date.now() + 35 * 86_400_000;
    const keep = (hold: boolean) => admin.ask("PUT", "/privacy/retention/web-demo", { months: 1, hold, reason: "" });
    await sweepRecordings(env, inAMonth);
    expect(await exists()).toBe(true);
    await keep(true);
    await sweepRecordings(env, inAMonth);
    expect(await exists()).toBe(true);
    await keep(false);
    await sweepRecordings(env, Date.now());
    expect(await exists()).toBe(true);
    await until(async () => {
      await sweepRecordings(env, inAMonth);
      return !(await exists());
    }, 8_000);
  });

  test("SEC-4: for who sees only another campaign the interaction does not exist: by list, address, search and socket", async () => {
    const { conversation, agent } = await talk();
    expect(await sofia.refused("POST", `/conversations/${conversation}/watch`)).toMatchObject({ status: 404 });
    expect(await ana.refused("POST", `/conversations/${conversation}/watch`)).toMatchObject({ status: 404 });
    agent.close(SOLD);
    await until(async () => (await found(pedro, "?text=descuento")).length > 0, 8_000);
    expect(await found(sofia, "?text=descuento")).toEqual([]);
    expect(await found(sofia, "?customer=Mar%C3%ADa")).toEqual([]);
    expect(await found(sofia, "")).toEqual([]);
    expect(await recorded(sofia, "?text=descuento")).toEqual([]);
    expect(await recorded(sofia, "")).toEqual([]);
    const [one] = await recorded(pedro, "?text=descuento");
    const foreign = [`/${one?.id}`, `/${one?.id}/download/txt`, `/${one?.id}/files/x`, "?campaign=web-demo"];
    for (const path of [...foreign, "/export.csv?campaign=web-demo"])
      expect(await sofia.refused("GET", `/recordings${path}`), path).toMatchObject({ status: 404 });
    expect((await (await sofia.send("GET", "/recordings/export.csv")).text()).split("\r\n")).toHaveLength(2);
    const filters = [
      "text=descuento",
      "customer=Mar%C3%ADa",
      "name=Mar%C3%ADa",
      `caseNumber=${one?.caseNumber}`,
      "channel=webchat",
      "state=closed",
      "agent=ana",
      "from=2020-01-01",
      "to=2040-01-01",
      "lengthTo=31536000",
    ];
    const everywhere = (query: string) =>
      Promise.all([
        recorded(sofia, `?${query}`).then((items) => items.length),
        sofia
          .send("GET", `/recordings/export.csv?${query}`)
          .then(async (csv) => (await csv.text()).split("\r\n").length - 2),
      ]);
    for (const [at, first] of filters.entries()) {
      expect(
        (await recorded(pedro, `?${first}`)).map(({ id }) => id),
        first,
      ).toContain(one?.id);
      for (const second of filters.slice(at)) expect(await everywhere(`${first}&${second}`)).toEqual([0, 0]);
    }
    expect((await recorded(pedro, `?${filters.join("&")}`)).map(({ id }) => id)).toContain(one?.id);
    expect(await everywhere(filters.join("&"))).toEqual([0, 0]);
    const changes = await sofia.ask<{ items: unknown[] }>("GET", "/interactions?updatedAfter=2020-01-01T00:00:00Z");
    expect(changes.items).toEqual([]);
    const quality = { model: "any", values: [], comment: "" };
    expect(await sofia.refused("PUT", `/recordings/${one?.id}/quality`, quality)).toMatchObject({ status: 404 });
    expect(await ana.refused("GET", `/recordings/${one?.id}`)).toMatchObject({ status: 403 });
    expect(await sofia.refused("GET", "/interactions?campaign=web-demo")).toMatchObject({ status: 404 });
    expect(await sofia.refused("GET", "/campaigns/web-demo")).toMatchObject({ status: 404 });
    const seen = await sofia.ask<{ items: { name: string }[] }>("GET", "/campaigns");
    expect(seen.items.map(({ name }) => name)).toEqual(["web-retail"]);
  });

  test("TRF-2: a supervisor moves no chat to a line of another channel", async () => {
    const { conversation, interaction, agent } = await talk();
    const letters = { name: "letters", channel: "email", strategy: "nocall", thresholds: { serviceLevel: 3_600 } };
    const { id: to } = await admin.ask<{ id: string }>("POST", "/campaigns", letters);
    const act = { act: "move", interaction, to };
    expect(await admin.refused("POST", `/conversations/${conversation}/acts`, act)).toMatchObject({
      status: 409,
      code: "other_channel",
    });
    agent.close(SOLD);
    await until(() => agent.state()?.state === "closed");
  });

  test("SEC-5: who watches an interaction that goes to a campaign of others is out, and their ticket opens it no more", async () => {
    const { conversation, interaction } = await talk();
    const { ticket } = await pedro.ask<{ ticket: string }>("POST", `/conversations/${conversation}/watch`);
    const watcher = await open(conversation, ticket);
    await watcher.line.until("changes");
    const { id: to } = await admin.ask<{ id: string }>("GET", "/campaigns/web-retail");
    const moved = await admin.send("POST", `/conversations/${conversation}/acts`, { act: "move", interaction, to });
    expect(moved.status).toBe(204);
    expect((await watcher.line.until("bye")).code).toBe("ticket_expired");
    const again = await open(conversation, ticket);
    expect((await again.line.until("bye")).code).toBe("ticket_expired");
    expect(again.line.all("changes")).toEqual([]);
    const file = await pedro.request("GET", `/conversations/${conversation}/files/${crypto.randomUUID()}`);
    file.headers.set("Authorization", `Bearer ${ticket}`);
    expect((await exports.default.fetch(file)).status).toBe(403);
    expect((await watches(sofia, conversation)).texts()).toContain("¿Hay descuento?");
  });

  test("SEC-2: who has signed out opens nothing by a ticket that they had: neither socket nor file", async () => {
    const { conversation } = await talk();
    const elsewhere = await new Browser().signIn("pedro", DEMO_PASSWORD);
    const { ticket } = await elsewhere.ask<{ ticket: string }>("POST", `/conversations/${conversation}/watch`);
    await (await open(conversation, ticket)).line.until("changes");
    expect((await elsewhere.send("POST", "/auth/sign-out")).status).toBe(204);
    expect((await conversationSocket(conversation, ticket)).status).toBe(401);
    const file = pedro.request("GET", `/conversations/${conversation}/files/${crypto.randomUUID()}`);
    file.headers.set("Authorization", `Bearer ${ticket}`);
    expect((await exports.default.fetch(file)).status).toBe(401);
    await watches(pedro, conversation);
  });

  test("a supervisor whose group loses the campaign is out of the conversation that they watch", async () => {
    const { conversation } = await talk();
    const watcher = await watches(pedro, conversation);
    const { items } = await admin.ask<{ items: { id: string; name: string }[] }>("GET", "/security-groups");
    const group = items.find(({ name }) => name === "Atención")?.id;
    await admin.ask("PUT", `/security-groups/${group}`, { name: "Atención", permissions: SUPERVISORS, campaigns: [] });
    expect((await watcher.line.until("bye")).code).toBe("ticket_expired");
    pedro.forgetCache();
    expect(await pedro.refused("POST", `/conversations/${conversation}/watch`)).toMatchObject({ status: 404 });
    expect((await conversationOf(env, conversation).current())?.interaction).toBeDefined();
  });
});

async function found(who: Browser, query: string): Promise<InteractionItem[]> {
  return (await who.ask<{ items: InteractionItem[] }>("GET", `/interactions${query}`)).items;
}

async function recorded(who: Browser, query: string): Promise<InteractionItem[]> {
  return (await who.ask<{ items: InteractionItem[] }>("GET", `/recordings${query}`)).items;
}

/** Lists to be sent, the black list, a webhook that hears of everything: all of them know this address. */
async function namedElsewhere(address: string): Promise<void> {
  const dialer = crypto.randomUUID();
  await env.CONFIG.prepare(
    "INSERT INTO dialers (id, name, campaign_id, channel, enabled, settings, version, created_at) SELECT ?1, ?1, id, 'email', 0, '{}', 1, 0 FROM campaigns WHERE name = 'web-demo'",
  )
    .bind(dialer)
    .run();
  const row = env.SPOOL.prepare(
    "INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, data, marks) VALUES ('u', ?, ?, 0, ?, ?, 'Hola Xóchitl', '{\"name\":\"Xóchitl\"}', 0)",
  );
  const later = env.SPOOL.prepare(
    "INSERT INTO sms_scheduler (id, dialer, calldate, destiny, address, message, by) VALUES ('later', ?, 1, ?, ?, 'Xóchitl', 'x')",
  );
  await env.SPOOL.batch([
    ...[1, 2].map((state) => row.bind(dialer, state, address.toUpperCase(), address)),
    later.bind(dialer, address, address),
  ]);
  const block = { address, scope: "", source: "agent", promotionsOnly: false, at: 1, expires: null } as const;
  await blockAddresses(env.SPOOL, [{ ...block, by: address, reason: "Xóchitl lo pidió" }]);
  await recordAct(
    env.CONFIG,
    { id: "x", name: "X" },
    { action: "blacklist.add", subject: "blacklist", after: [address] },
  );
  const url = "https://hooks.example/deskline";
  const hook = await admin.ask<{ id: string }>("POST", "/webhooks", { name: "Todo", url, events: ["opt-out"] });
  await directoryOf(env).changed();
  const event = { id: "event-1", type: "opt-out.added", at: 1, campaigns: [], data: { address } } as const;
  await providerOf(env, "played").customer({ userId: address, phone: "+59899000001" });
  const play =
    "INSERT INTO providers (id, name, type, channel, enabled, is_default, settings, secrets, door, created_at) VALUES ('played', 'played', 'twilio', 'sms', 0, 0, '{}', '', 'played', 0)";
  await env.CONFIG.prepare(play).run();
  const { results } = await env.CONFIG.prepare("SELECT id FROM campaigns WHERE name = 'web-demo'").all<{
    id: string;
  }>();
  await queueOf(env, results[0]?.id ?? "").hear([
    {
      verb: "may-answer",
      interaction: "i",
      entry: "e",
      address,
      said: "confirmation",
      period: "p",
      subject: "",
      text: "",
    },
  ]);
  await webhookOf(env, hook.id).hear([{ ...event, campaigns: [] }]);
}

const NAMESPACES = [
  "CONVERSATION",
  "CAMPAIGN_QUEUE",
  "AGENT_DESK",
  "DIRECTORY",
  "PROVIDER",
  "DIALER",
  "CALL_LEDGER",
  "WEBHOOK",
] as const;
const TABLES =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND sql NOT LIKE '%VIRTUAL%'";

/** Every row of every database and of every object, and every file, as one text; what is no text as Latin letters. */
async function everythingKept(): Promise<string> {
  const parts: unknown[] = [];
  for (const database of [env.CONFIG, env.SPOOL, env.ARCHIVE]) {
    const { results } = await database.prepare(TABLES).all<{ name: string }>();
    for (const { name } of results) parts.push(name, (await database.prepare(`SELECT * FROM "${name}"`).all()).results);
  }
  for (const namespace of NAMESPACES) {
    const objects = env[namespace] as unknown as DurableObjectNamespace;
    for (const id of await listDurableObjectIds(objects))
      parts.push(
        namespace,
        await runInDurableObject(objects.get(id), (_, { storage }) =>
          storage.sql
            .exec<{ name: string }>(TABLES)
            .toArray()
            .map(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray()),
        ),
      );
  }
  for (const { key } of (await env.FILES.list()).objects) parts.push(key, await (await env.FILES.get(key))?.text());
  return JSON.stringify(parts, (_, value: unknown) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString("latin1");
    return Array.isArray(value) && value.length > 8 && typeof value[0] === "number"
      ? Buffer.from(value).toString("latin1")
      : value;
  });
}

/** A file that the customer has sent; where it lies. */
async function filed(conversation: string, line: Line<ConversationServerFrame>): Promise<string> {
  const key = `conversations/${conversation}/${crypto.randomUUID()}`;
  await env.FILES.put(key, "zarzaparrilla");
  line.send({ t: "say", words: [{ id: "palabra-con-archivo", kind: "message", text: "mi zarzaparrilla" }] });
  return key;
}
