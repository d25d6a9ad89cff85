import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { MESSAGING_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { conversationOf, queueOf } from "../../durable-objects/addresses.ts";
import { openCampaign, TestAgent } from "./centre.ts";
import type { TestConversation } from "./conversation.ts";
import { answersOf, askedOf, openAccount, TestCustomer } from "./customer.ts";
import { marksOf } from "./desk-tab.ts";
import { until } from "./line.ts";

const at = (time: string) => Date.parse(`2040-11-26T${time}-03:00`);
const clock = (now: number) => vi.useFakeTimers({ toFake: ["Date"], now });

afterEach(() => vi.useRealTimers());

/** An SMS campaign with its account and one agent at their desk. */
async function centre(name: string, overrides: Partial<Campaign> = {}) {
  await openAccount(name);
  const agent = `ana-${name}`;
  const campaign = await openCampaign(name, { ...MESSAGING_DEFAULTS, channel: "sms", provider: name, ...overrides }, [
    { agent },
  ]);
  return { campaign, ana: await new TestAgent(agent, [campaign]).signIn() };
}

async function heldBy(ana: TestAgent, customer: TestCustomer, n = 1): Promise<TestConversation> {
  const interaction = `${await customer.conversation}-${n}`;
  await ana.holds(interaction);
  return ana.open(interaction);
}

const textsSentBy = async (account: string) =>
  (await askedOf(account)).map(({ url }) => new URL(url).searchParams.get("text"));

describe("a customer's SMS", () => {
  test("SMS-90, SMS-91: it reaches an agent, whose answer leaves once by the campaign's account; receipts raise its mark", async () => {
    const { campaign, ana } = await centre("sms-banco");
    const customer = new TestCustomer(campaign, "sms-banco", "+59898344484");
    expect(await customer.writes("Hola, ¿cuál es mi saldo?")).toBe("kept");
    const chat = await heldBy(ana, customer);
    await until(() => chat.texts().includes("Hola, ¿cuál es mi saldo?"));
    const entry = chat.say("Son $ 1.200");
    await until(() => marksOf(chat, entry).includes("sent"));
    expect(marksOf(chat, entry)).toEqual(["sending", "sent"]);
    expect(await textsSentBy("sms-banco")).toEqual(["Son $ 1.200"]);
    const receipt = { entry, provider: "sms-banco", reason: "", carrierId: null, at: Date.now() };
    const conversation = conversationOf(env, await customer.conversation);
    await conversation.receipt({ ...receipt, provider: "somebody-else", state: "failed" });
    await conversation.receipt({ ...receipt, state: "seen" });
    await conversation.receipt({ ...receipt, state: "delivered" });
    await until(() => marksOf(chat, entry).includes("seen"));
    expect(marksOf(chat, entry)).toEqual(["sending", "sent", "seen"]);
  });

  test("what an agent has typed and not sent is theirs on every computer, and each text until it is sent", async () => {
    const { campaign, ana } = await centre("sms-drafts");
    const customer = new TestCustomer(campaign, "sms-drafts", "+59898344484");
    await customer.writes("Hola");
    const chat = await heldBy(ana, customer);
    const elsewhere = async () => {
      const { t: _, ...draft } = await (await heldBy(ana, customer)).line.until("draft");
      return draft;
    };
    expect(await elsewhere()).toEqual({ reply: "", note: "" });
    const id = crypto.randomUUID();
    chat.line.send({ t: "draft", id, reply: "Son $ 1.2", note: "cliente de años" });
    await until(() => chat.line.all("ack").some(({ ids }) => ids.includes(id)));
    expect(await elsewhere()).toEqual({ reply: "Son $ 1.2", note: "cliente de años" });
    const entry = chat.say("Son $ 1.200");
    await until(() => marksOf(chat, entry).length > 0);
    expect(await elsewhere()).toEqual({ reply: "", note: "cliente de años" });
  });

  test("platform C4: the carrier's repetition of a message is stored once and asks for nobody again", async () => {
    const { campaign, ana } = await centre("sms-twice");
    const customer = new TestCustomer(campaign, "sms-twice", "+59898344484");
    await customer.writes("una vez", { id: "SM1" });
    const chat = await heldBy(ana, customer);
    expect(await customer.writes("una vez", { id: "SM1" })).toBe("known");
    await until(() => chat.texts().length > 0);
    expect(chat.texts()).toEqual(["una vez"]);
  });

  test("two messages of a new number at the same instant make one interaction", async () => {
    const { campaign, ana } = await centre("sms-both");
    const customer = new TestCustomer(campaign, "sms-both", "+59898344484");
    await Promise.all([customer.writes("uno"), customer.writes("dos")]);
    const chat = await heldBy(ana, customer);
    await until(() => chat.texts().length === 2);
    expect((await queueOf(env, campaign.id).figures(Date.now() - 3_600_000)).received).toBe(1);
  });

  test("SMS-25, SMS-30: who writes while it is closed is told so once, waits, and is given to an agent when it opens", async () => {
    clock(at("21:15:00"));
    const range = { days: ["mon", "tue"], from: "09:00", to: "18:59" } as const;
    const schedule = { zone: "America/Montevideo", ranges: [{ ...range, days: [...range.days] }], holidays: [] };
    const { campaign, ana } = await centre("wa-night", { schedule });
    const customer = new TestCustomer(campaign, "wa-night", "+59899111222");
    await customer.writes("se me bloqueó la app");
    await until(async () => (await textsSentBy("wa-night")).length === 1);
    vi.setSystemTime(at("21:16:00"));
    await customer.writes("¿hay alguien?");
    expect(await textsSentBy("wa-night")).toEqual([MESSAGING_DEFAULTS.messages.outOfTime.es]);
    await runDurableObjectAlarm(queueOf(env, campaign.id));
    expect(ana.held()).toEqual([]);

    vi.setSystemTime(at("09:00:00") + 24 * 3_600_000);
    await ana.signInAgain();
    await runDurableObjectAlarm(queueOf(env, campaign.id));
    const chat = await heldBy(ana, customer);
    await until(() => chat.texts().length === 2);
    expect(chat.texts()).toEqual(["se me bloqueó la app", "¿hay alguien?"]);
    await until(async () => (await queueOf(env, campaign.id).figures(at("00:00:00"))).answered === 1);
    expect(await queueOf(env, campaign.id).figures(at("00:00:00"))).toMatchObject({
      received: 1,
      answered: 1,
      waitSum: 0,
    });
  });

  test("decisions: with *do not keep* who writes while it is closed is answered once a closed period and expires", async () => {
    clock(at("21:15:00"));
    const schedule = {
      zone: "America/Montevideo",
      ranges: [{ days: ["fri" as const], from: "09:00", to: "18:59" }],
      holidays: [],
    };
    const { campaign } = await centre("sms-refuses", { schedule, doNotKeep: true });
    const customer = new TestCustomer(campaign, "sms-refuses", "+59899111222");
    await customer.writes("hola");
    await until(async () => (await textsSentBy("sms-refuses")).length === 1);
    await customer.writes("¿hola?");
    await until(
      async () =>
        (await conversationOf(env, await customer.conversation).current())?.interaction.endsWith("-2") ?? false,
    );
    expect(await textsSentBy("sms-refuses")).toEqual([MESSAGING_DEFAULTS.messages.outOfTime.es]);
  });
});

describe("a campaign of SMS or Messenger", () => {
  test.each(["sms", "messenger"] as const)(
    "SMS-22, SMS-32, FB-4: of %s with nocall gives an agent as many at once as its maximum",
    async (channel) => {
      const { campaign, ana } = await centre(`max-${channel}`, { channel, maxInteractions: 2 });
      const customers = [1, 2, 3].map((n) => new TestCustomer(campaign, `max-${channel}`, `+5989834448${n}`));
      for (const customer of customers) await customer.writes("hola");
      await until(() => ana.held().length === 2);
      await until(async () => (await queueOf(env, campaign.id).lineHead()).waiting === 1);
      const chat = await heldBy(ana, await firstHeld(ana, customers));
      await until(() => chat.state()?.state === "active");
      chat.close();
      await until(() => ana.held().length === 2 && chat.state()?.state === "closed");
    },
  );

  test("SMS-22: with interaction gives an agent one, whatever its maximum says", async () => {
    const { campaign, ana } = await centre("one-sms", { strategy: "interaction", maxInteractions: 5 });
    const customers = [1, 2].map((n) => new TestCustomer(campaign, "one-sms", `+5989834448${n}`));
    for (const customer of customers) await customer.writes("hola");
    await until(() => ana.held().length === 1);
    await until(async () => (await queueOf(env, campaign.id).lineHead()).waiting === 1);
    expect(ana.held()).toHaveLength(1);
  });

  test("SMS-23, SMS-31: counts who was answered within its service level", async () => {
    const { campaign, ana } = await centre("level-sms", {
      thresholds: { ...MESSAGING_DEFAULTS.thresholds, serviceLevel: 30 },
    });
    await new TestCustomer(campaign, "level-sms", "+59898344481").writes("hola");
    await until(() => ana.held().length === 1);
    ana.tab.send({ t: "break", id: "lunch" });
    await until(async () => (await queueOf(env, campaign.id).explain())[ana.id] === "on-break");
    const late = Date.now() - 1;
    await new TestCustomer(campaign, "level-sms", "+59898344482").writes("hola");
    await scheduler.wait(300);
    const before = [ana.held(), await queueOf(env, campaign.id).lineHead()];
    await until(async () => (await queueOf(env, campaign.id).lineHead()).waiting === 1);
    clock(late + 31_000);
    await ana.signInAgain();
    ana.tab.send({ t: "break", id: null });
    await until(() => ana.held().length === 2);
    const figures = await queueOf(env, campaign.id).figures(late - 3_600_000);
    if (figures.answeredInLevel !== 1) throw new Error(JSON.stringify([before, figures, late, Date.now()]));
    expect(figures).toMatchObject({ received: 2, answered: 2, answeredInLevel: 1 });
  });

  test("SMS-35: at its longest line nobody more comes in, and reads so", async () => {
    const thresholds = { ...MESSAGING_DEFAULTS.thresholds, maxChats: 1 };
    const messages = { ...MESSAGING_DEFAULTS.messages, notAvailable: { es: "Ahora no podemos atenderle" } };
    await openAccount("full-sms");
    const campaign = await openCampaign("full-sms", {
      ...MESSAGING_DEFAULTS,
      channel: "sms",
      provider: "full-sms",
      thresholds,
      messages,
    });
    await new TestCustomer(campaign, "full-sms", "+59898344481").writes("hola");
    await new TestCustomer(campaign, "full-sms", "+59898344482").writes("hola");
    await until(async () => (await textsSentBy("full-sms")).length === 1);
    expect(await textsSentBy("full-sms")).toEqual(["Ahora no podemos atenderle"]);
    expect((await queueOf(env, campaign.id).figures(Date.now() - 3_600_000)).expired).toBe(1);
  });
});

/** Whichever of the customers the agent was given first. */
async function firstHeld(ana: TestAgent, customers: TestCustomer[]): Promise<TestCustomer> {
  const [held] = ana.held();
  for (const customer of customers) if (held?.startsWith(await customer.conversation)) return customer;
  throw new Error("none of them is held");
}

describe("STOP", () => {
  test("decisions STOP: it opens no interaction, is confirmed once, and stops what begins with us until START", async () => {
    const { campaign } = await centre("sms-stop");
    const customer = new TestCustomer(campaign, "sms-stop", "+59898344484");
    await customer.writes(" ¡Baja! ", { meaning: "opt-out" });
    await customer.writes("stop", { meaning: "opt-out" });
    await until(async () => (await textsSentBy("sms-stop")).length === 1);
    expect(await conversationOf(env, await customer.conversation).current()).toBeNull();
    expect(await customer.isWritten("¡Oferta!")).toBe("opted_out");
    const { results } = await env.SPOOL.prepare("SELECT address, scope, source FROM black_list").all();
    expect(results).toEqual([{ address: "+59898344484", scope: "sender:sms:+59898000100", source: "customer" }]);

    await customer.writes("START", { meaning: "opt-in" });
    await until(async () => (await env.SPOOL.prepare("SELECT * FROM black_list").all()).results.length === 0);
    expect(await customer.isWritten("De nuevo")).toBeNull();
  });

  test("decisions STOP: an agent may still answer what the customer opens later", async () => {
    const { campaign, ana } = await centre("sms-later");
    const customer = new TestCustomer(campaign, "sms-later", "+59898344484");
    // Kannel and WhatsApp date by the second: of two in one, the later to come was said later.
    const second = Math.floor(Date.now() / 1_000) * 1_000;
    await customer.writes("BAJA", { meaning: "opt-out", at: second });
    await customer.writes("hola, otra cosa", { at: second });
    const chat = await heldBy(ana, customer);
    const entry = chat.say("Decime");
    await until(() => marksOf(chat, entry).includes("sent"));
    expect(chat.state()?.staff?.line).toMatchObject({ optedOut: true, wroteSince: true });
  });

  test("decisions STOP: said in an open interaction it is shown there, and the agent writes no more until the customer does", async () => {
    const { campaign, ana } = await centre("sms-open");
    const customer = new TestCustomer(campaign, "sms-open", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    await customer.writes("STOP", { meaning: "opt-out", at: Date.now() + 5 });
    await until(() => chat.events().some((event) => event.type === "opted-out"));
    const id = chat.say("¿Seguro?");
    expect(await chat.line.until("refused")).toMatchObject({ id, code: "opted_out" });
    expect(chat.state()?.staff?.line?.wroteSince).toBe(false);
    // What was said a minute before the STOP and comes after it opens nothing.
    await customer.writes("espere", { at: Date.now() - 60_000 });
    const late = chat.say("¿Sí?");
    await chat.line.until("refused", (refused) => refused.id === late && refused.code === "opted_out");
    await customer.writes("perdón, ¿y mi pedido?");
    await until(() => chat.state()?.staff?.line?.wroteSince === true);
    const entry = chat.say("Llega hoy");
    await until(() => marksOf(chat, entry).includes("sent"));
    chat.line.send({ t: "opt-out", id: "opt-out-0001" });
    await until(() => chat.state()?.staff?.line?.wroteSince === false);
  });

  test("decisions STOP: an agent who has noted it answers what the customer writes in the same second", async () => {
    const { campaign, ana } = await centre("sms-noted");
    const customer = new TestCustomer(campaign, "sms-noted", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    chat.line.send({ t: "opt-out", id: "opt-out-0001" });
    await until(() => chat.events().some((event) => event.type === "opted-out"));
    await customer.writes("una cosa más", { at: Math.floor(Date.now() / 1_000) * 1_000 });
    const entry = chat.say("Decime");
    await until(() => marksOf(chat, entry).includes("sent"));
  });
});

describe("what leaves", () => {
  test("promise 2: a word that was on its way when its object vanished is unknown, and never sent again on its own", async () => {
    const { campaign, ana } = await centre("sms-gone");
    const customer = new TestCustomer(campaign, "sms-gone", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    await answersOf("sms-gone", [{ hang: 3_000 }]);
    const entry = chat.say("¿en qué ayudo?");
    await until(async () => (await askedOf("sms-gone")).length === 1);
    const conversation = conversationOf(env, await customer.conversation);
    await runInDurableObject(conversation, (_, state) => state.abort()).catch(() => {});
    clock(Date.now() + 60_000);
    await until(async () => {
      await runDurableObjectAlarm(conversationOf(env, await customer.conversation));
      return (await conversationOf(env, await customer.conversation).delivery(entry))?.state === "unknown";
    });
    expect(await askedOf("sms-gone")).toHaveLength(1);
  });

  test("platform C3: refused has failed, 429 is patient, and the words stay in order", async () => {
    const { campaign, ana } = await centre("sms-slow");
    const customer = new TestCustomer(campaign, "sms-slow", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    await answersOf("sms-slow", [
      { status: 400, body: "bad" },
      { status: 429, headers: { "Retry-After": "1" } },
    ]);
    const [first, second, third] = [chat.say("uno"), chat.say("dos"), chat.say("tres")];
    await until(() => marksOf(chat, third).includes("sent"), 8_000);
    expect([first, second, third].map((entry) => marksOf(chat, entry).at(-1))).toEqual(["failed", "sent", "sent"]);
    expect(await textsSentBy("sms-slow")).toEqual(["uno", "dos", "dos", "tres"]);
    chat.line.send({ t: "send-again", id: crypto.randomUUID(), entry: first });
    await until(() => marksOf(chat, first).at(-1) === "sent");
    chat.line.send({ t: "send-again", id: crypto.randomUUID(), entry: first });
    expect(await chat.line.until("refused")).toMatchObject({ code: "conflict" });
  });

  test("promise 1: ten words of an agent arrive in order, each at most once, though the carrier answers late and loses some answers", async () => {
    const { campaign, ana } = await centre("sms-order");
    const customer = new TestCustomer(campaign, "sms-order", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    await answersOf("sms-order", [{ hang: 60 }, { cut: true }, { hang: 10 }, {}, { cut: true }, { hang: 40 }]);
    const words = Array.from({ length: 10 }, (_, n) => `palabra ${n}`);
    const entries = words.map((word) => chat.say(word));
    await until(() => entries.every((entry) => ["sent", "unknown"].includes(marksOf(chat, entry).at(-1) ?? "")));
    expect(await textsSentBy("sms-order")).toEqual(words);
    expect(entries.filter((entry) => marksOf(chat, entry).at(-1) === "unknown")).toEqual([entries[1], entries[4]]);
  });

  test("notes and the customer's own words never leave", async () => {
    const { campaign, ana } = await centre("sms-note");
    const customer = new TestCustomer(campaign, "sms-note", "+59898344484");
    await customer.writes("hola");
    const chat = await heldBy(ana, customer);
    chat.say("es de los difíciles", crypto.randomUUID(), "note");
    const entry = chat.say("buenas");
    await until(() => marksOf(chat, entry).includes("sent"));
    expect(await textsSentBy("sms-note")).toEqual(["buenas"]);
  });
});

describe("WhatsApp's window", () => {
  test("WA-3, WA-5: 24 hours after the customer's word free text is refused, a template leaves; a repetition opens nothing", async () => {
    await openAccount("wa-window", "meta-whatsapp", { url: "https://wa-window.carrier.test", senderId: "1001" });
    const agent = "ana-window";
    const campaign = await openCampaign(
      "wa-window",
      { ...MESSAGING_DEFAULTS, channel: "whatsapp", provider: "wa-window" },
      [{ agent }],
    );
    const ana = await new TestAgent(agent, [campaign]).signIn();
    const customer = new TestCustomer(campaign, "wa-window", "+59899635199");
    const wrote = Date.now() - 24 * 3_600_000;
    await customer.writes("Hola, ¿me mandan el contrato?", { at: wrote, id: "wamid.1" });
    const chat = await heldBy(ana, customer);
    expect(await customer.writes("Hola, ¿me mandan el contrato?", { at: Date.now(), id: "wamid.1" })).toBe("known");
    const id = chat.say("Sí");
    expect(await chat.line.until("refused")).toMatchObject({ id, code: "window_closed" });
    const entry = crypto.randomUUID();
    const template = { name: "contrato_listo", language: "es", parameters: ["María"] };
    await answersOf("wa-window", [{ body: JSON.stringify({ messages: [{ id: "wamid.2" }] }) }]);
    chat.line.send({
      t: "say",
      words: [{ id: entry, kind: "message", text: "María, tu contrato está listo", template }],
    });
    await until(() => marksOf(chat, entry).includes("sent"));
    const [asked] = await askedOf("wa-window");
    expect(JSON.parse(asked?.body ?? "{}")).toMatchObject({ type: "template", template: { name: "contrato_listo" } });
    const window = async () => conversationOf(env, await customer.conversation).freeUntil();
    expect(await window()).toBeLessThan(Date.now());
    await customer.writes("gracias, otra pregunta", { at: Date.now(), id: "wamid.3" });
    expect(await window()).toBeGreaterThan(Date.now());
    const free = chat.say("Decime");
    await until(() => marksOf(chat, free).length > 0);
  });
});

describe("messages that begin with us", () => {
  test("SMS-93: an agent's *New* leaves, is theirs with a case number, takes no slot, and the answer comes to them", async () => {
    const { campaign, ana } = await centre("sms-new", { maxInteractions: 1 });
    const customer = new TestCustomer(campaign, "sms-new", "+59898344484");
    const me = { id: ana.id, name: "Ana" };
    const reply = await customer.isWrittenBy(me, "Su pedido está listo");
    expect(reply).toMatchObject({ outcome: "kept" });
    const chat = await heldBy(ana, customer);
    await until(async () => (await textsSentBy("sms-new")).length === 1);
    expect(chat.state()?.caseNumber).toMatch(/^TST-/);
    const other = new TestCustomer(campaign, "sms-new", "+59898000001");
    await other.writes("hola");
    await heldBy(ana, other);
    await customer.writes("¿dónde lo retiro?");
    await until(() => chat.texts().includes("¿dónde lo retiro?"));
    expect(await customer.isWrittenBy({ id: "bruno", name: "Bruno" }, "x")).toMatchObject({
      outcome: "refused",
      code: "conflict",
    });
  });

  test("API-3: another program's word leaves once, opens nothing, and who signed it gets the answer first", async () => {
    await openAccount("sms-program");
    const campaign = await openCampaign(
      "sms-program",
      { ...MESSAGING_DEFAULTS, channel: "sms", provider: "sms-program" },
      [{ agent: "first-program" }, { agent: "bruno-program" }],
    );
    const first = await new TestAgent("first-program", [campaign]).signIn();
    const bruno = await new TestAgent("bruno-program", [campaign]).signIn();
    const customer = new TestCustomer(campaign, "sms-program", "+59898344484");
    await until(async () => (await queueOf(env, campaign.id).explain())[bruno.id] === null);
    const word = { id: "program-1", agent: { id: bruno.id, name: "Bruno" } };
    expect(await customer.isWritten("Su turno es mañana", word)).toBeNull();
    expect(await customer.isWritten("Su turno es mañana", word)).toBeNull();
    await until(async () => (await textsSentBy("sms-program")).length === 1);
    expect(await conversationOf(env, await customer.conversation).current()).toBeNull();
    await customer.writes("¿a qué hora?");
    const chat = await heldBy(bruno, customer);
    await until(() => chat.texts().length === 2);
    expect(chat.texts()).toEqual(["Su turno es mañana", "¿a qué hora?"]);
    expect(first.held()).toEqual([]);
  });
});

test("decisions, agent gone: an SMS stays with an absent agent until the customer writes again, then goes to the line", async () => {
  const { campaign, ana } = await centre("sms-absent");
  const customer = new TestCustomer(campaign, "sms-absent", "+59898344484");
  await customer.writes("hola");
  await heldBy(ana, customer);
  const interaction = `${await customer.conversation}-1`;
  ana.tab.close();
  clock(Date.now() + 10 * 60_000);
  await runDurableObjectAlarm(ana.desk);
  const waiting = async () => (await queueOf(env, campaign.id).lineHead()).waiting;
  expect(await waiting()).toBe(0);
  await customer.writes("¿siguen ahí?");
  await until(async () => (await waiting()) === 1);
  expect(interaction).toMatch(/-1$/);
});
