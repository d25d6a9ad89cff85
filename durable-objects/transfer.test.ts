import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { createCampaign as campaignSchema } from "../protocol/configuration.ts";
import { createCampaign } from "../store/configuration/change-campaigns.ts";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { TestConversation } from "../tests/acceptance/conversation.ts";
import { until } from "../tests/acceptance/line.ts";
import { openMailCentre } from "../tests/acceptance/mail-centre.ts";
import { visit } from "../tests/acceptance/visitor.ts";
import { conversationOf, deskOf, directoryOf, queueOf } from "./addresses.ts";

afterEach(() => vi.useRealTimers());

async function scene(key: string, transferTime = 30, transferTo: string[] | null = null) {
  const members = [{ agent: `ana-${key}` }, { agent: `bruno-${key}` }];
  const campaign = await openCampaign(key, { transferTime, transferTo, order: "rrmemory" }, members);
  const ana = await new TestAgent(`ana-${key}`, [campaign]).signIn();
  const maria = await visit(campaign, { name: "María" });
  await ana.holds(maria.interaction);
  const bruno = await new TestAgent(`bruno-${key}`, [campaign]).signIn();
  const chat = await ana.open(maria.interaction);
  await until(() => chat.state()?.state === "active");
  return { campaign, ana, bruno, maria, chat };
}

const transfer = (chat: TestConversation, to: object, note = "habla de su tarjeta") =>
  chat.line.send({ t: "transfer", id: crypto.randomUUID(), turn: chat.state()?.turn ?? 0, to, note });

test("TRF-2: a transfer rings at the colleague, who accepts; the giver is freed and the customer learns the new name", async () => {
  const { ana, bruno, maria, chat } = await scene("accept");
  transfer(chat, { agent: bruno.id });
  const { offer } = await bruno.tab.until("offer");
  expect(offer.from).toEqual({ agent: ana.id, note: "habla de su tarjeta" });
  expect(ana.held()).toEqual([maria.interaction]);
  bruno.tab.send({ t: "answer", interaction: offer.interaction, n: offer.n, yes: true });
  await bruno.holds(maria.interaction);
  await until(() => ana.held().length === 0);
  await until(() => maria.chat.events().some((event) => event.type === "assigned" && event.agent === bruno.id));
  expect(JSON.stringify(maria.chat.changes())).not.toContain("habla de su tarjeta");
  const desk = await bruno.open(maria.interaction);
  await until(() =>
    desk.events().some((event) => event.type === "transferred" && event.note === "habla de su tarjeta"),
  );
});

test("R15: at the end of a shift a chat goes back to the line with its agent's note, which the next one reads and the customer never", async () => {
  const { campaign, ana, bruno, maria } = await scene("shift");
  const note = "espera el reintegro";
  ana.tab.send({
    t: "sign-out",
    id: crypto.randomUUID(),
    held: { [maria.interaction]: "line" },
    notes: { [maria.interaction]: note },
  });
  ana.tab.close();
  await bruno.holds(maria.interaction);
  const desk = await bruno.open(maria.interaction);
  await until(() => desk.events().some((event) => event.type === "back-in-line" && event.note === note));
  expect(JSON.stringify(maria.chat.changes())).not.toContain(note);
  desk.close();
  await until(() => maria.chat.state()?.state === "closed");
  await until(async () => (await queueOf(env, campaign.id).figures(0)).open === 0);
});

test("R15: who gets back what they had given to the line has it by name again, and the time in line is nobody's work", async () => {
  const campaign = await openCampaign("again", {}, [{ agent: "ana-again" }]);
  const ana = await new TestAgent("ana-again", [campaign]).signIn();
  const maria = await visit(campaign, { name: "María" });
  await ana.holds(maria.interaction);
  const assigned = () => maria.chat.events().filter((event) => event.type === "assigned");
  await until(() => assigned().length === 1);
  const held = { [maria.interaction]: "line" as const };
  ana.tab.send({ t: "sign-out", id: crypto.randomUUID(), held, notes: {} });
  ana.tab.close();
  await until(() => maria.chat.state()?.agent === null);
  await scheduler.wait(300);
  await ana.signIn();
  await ana.holds(maria.interaction);
  await until(() => assigned().length === 2);
  expect(assigned().map(({ agent }) => agent)).toEqual([ana.id, ana.id]);
  const desk = await ana.open(maria.interaction);
  await until(() => desk.state()?.state === "active");
  desk.close();
  await until(() => maria.chat.state()?.state === "closed");
  const stored = async () => {
    const query = "SELECT segments FROM interactions WHERE id = ?";
    return env.ARCHIVE.prepare(query).bind(maria.interaction).first<{ segments: string }>();
  };
  await until(async () => (await stored()) !== null);
  const [first, second, ...more] = JSON.parse((await stored())?.segments ?? "[]") as { from: number; to: number }[];
  expect(more).toEqual([]);
  expect((second?.from ?? 0) - (first?.to ?? Infinity)).toBeGreaterThanOrEqual(300);
});

test("TRF-3: a transfer that is declined returns to the giver, who never lost it", async () => {
  const { ana, bruno, maria, chat } = await scene("decline");
  transfer(chat, { agent: bruno.id });
  const { offer } = await bruno.tab.until("offer");
  bruno.tab.send({ t: "answer", interaction: offer.interaction, n: offer.n, yes: false });
  await until(() => chat.events().some((event) => event.type === "transfer-returned"));
  expect(ana.held()).toEqual([maria.interaction]);
  chat.say("sigo yo");
  await until(() => maria.chat.texts().includes("sigo yo"));
});

test("WEB-25: past the transfer time it returns, and a late yes is withdrawn", async () => {
  const { ana, bruno, maria, chat } = await scene("late", 5);
  transfer(chat, { agent: bruno.id });
  await bruno.tab.until("offer");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
  await runDurableObjectAlarm(conversationOf(env, maria.conversation));
  await until(() => chat.events().some((event) => event.type === "transfer-returned"));
  await bruno.tab.until("withdrawn");
  expect(ana.held()).toEqual([maria.interaction]);
  expect(bruno.held()).toEqual([]);
});

test("WEB-25: with transfer time 0 the giver is freed at once", async () => {
  const { ana, bruno, maria, chat } = await scene("once", 0);
  transfer(chat, { agent: bruno.id });
  await bruno.holds(maria.interaction);
  await until(() => ana.held().length === 0);
});

test("TRF-2, TRF-4: a transfer to a campaign keeps the interaction and its case number, and finds an agent there", async () => {
  const { ana, maria, chat } = await scene("campaign");
  const other = await openCampaign("transfer-target", {}, [{ agent: "carla-transfer" }]);
  const carla = await new TestAgent("carla-transfer", [other]).signIn();
  transfer(chat, { campaign: other.id });
  await carla.holds(maria.interaction);
  await until(() => ana.held().length === 0);
  const held = carla.tab.all("held")[0]?.held;
  expect([held?.caseNumber, held?.campaign]).toEqual([maria.caseNumber, other.id]);
});

test("TRF-5: a campaign that may transfer to some campaigns only is refused every other, and its agent keeps the interaction", async () => {
  const [named, other] = [await openCampaign("transfer-named", {}, []), await openCampaign("transfer-other", {}, [])];
  const { ana, maria, chat } = await scene("limited", 30, [named.id]);
  transfer(chat, { campaign: other.id });
  await until(() => chat.line.all("refused").some(({ code }) => code === "forbidden"));
  expect(ana.held()).toEqual([maria.interaction]);
  expect((await queueOf(env, other.id).lineHead()).waiting).toBe(0);
  transfer(chat, { campaign: named.id });
  await until(async () => (await queueOf(env, named.id).lineHead()).waiting === 1);
});

test("TRF-2: a chat is refused by a line of another channel, named by its campaign though it be", async () => {
  const { campaign: letters } = await openMailCentre("transfer-mail", []);
  const { ana, maria, chat } = await scene("channel", 0, [letters.id]);
  transfer(chat, { campaign: letters.id });
  await until(() => chat.line.all("refused").some(({ code }) => code === "other_channel"));
  expect(ana.held()).toEqual([maria.interaction]);
  expect((await queueOf(env, letters.id).lineHead()).waiting).toBe(0);
});

test("a transfer to a campaign that nobody serves is told by its name, returns to the giver, and leaves that line", async () => {
  const { ana, maria, chat } = await scene("nobody", 5);
  const thresholds = { serviceLevel: 60 };
  const draft = { name: "transfer-nobody", channel: "webchat", strategy: "nocall", thresholds };
  const empty = await createCampaign(env.CONFIG, { id: "system", name: "Test" }, campaignSchema.parse(draft));
  await directoryOf(env).changed();
  transfer(chat, { campaign: empty.id });
  await until(async () => (await queueOf(env, empty.id).lineHead()).waiting === 1);
  await until(() => chat.events().some((event) => event.type === "transferring" && event.to === draft.name));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
  await runDurableObjectAlarm(conversationOf(env, maria.conversation));
  await until(async () => (await queueOf(env, empty.id).lineHead()).waiting === 0);
  expect(ana.held()).toEqual([maria.interaction]);
});

test("a supervisor takes it over; of two who act at once the first wins and the other is told who", async () => {
  const { ana, maria, chat } = await scene("take");
  const pedro = await new TestAgent("pedro-take", []).configure();
  const tab = await pedro.signIn();
  const watch = await TestConversation.open(maria.conversation, {
    role: "supervisor",
    who: pedro.id,
    name: "Pedro",
    permissions: ["watch", "take", "whisper"],
  });
  await until(() => watch.state()?.state === "active");
  const turn = chat.state()?.turn;
  watch.line.send({ t: "take", id: "take-take", turn });
  chat.line.send({ t: "close", id: "too-late-1", turn, disposition: null });
  await until(() => tab.held().includes(maria.interaction));
  await until(() => ana.held().length === 0);
  await until(() => chat.line.all("bye").length + chat.line.all("refused").length > 0);
  expect(ana.tab.all("released").at(-1)?.why).toBe("taken");
  expect(maria.chat.state()?.state).toBe("active");
});

test("a whisper and a note reach the staff alone and leave no gap in the visitor's numbers", async () => {
  const { ana, maria, chat } = await scene("whisper");
  const watch = await TestConversation.open(maria.conversation, {
    role: "supervisor",
    who: "pedro",
    name: "Pedro",
    permissions: ["watch", "whisper"],
  });
  watch.say("Ofrecele 10 % de descuento", undefined, "whisper");
  chat.say("nota", undefined, "note");
  await until(() => chat.texts().includes("Ofrecele 10 % de descuento"));
  chat.say("visible");
  await until(() => maria.chat.texts().includes("visible"));
  expect(maria.chat.texts()).not.toContain("nota");
  const revs = maria.chat.changes();
  for (const [index, change] of revs.entries()) expect(change.prev).toBe(index === 0 ? 0 : revs[index - 1]?.rev);
  const seqs = revs.flatMap((change) => (change.kind === "entry" ? [change.entry.seq] : []));
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(ana.held()).toHaveLength(1);
});

test("what the agent has marked as promised, and the disposition so far, goes on with the chat, and never to the customer", async () => {
  const { ana, bruno, maria, chat } = await scene("promises");
  const promise = crypto.randomUUID();
  chat.say("Te llamo mañana a las diez", promise);
  await until(() => chat.texts().includes("Te llamo mañana a las diez"));
  const act = (by: TestConversation, frame: object) => by.line.send({ id: crypto.randomUUID(), ...frame });
  const disposition = { levels: ["Reclamo", "Envío"], comment: "espera el reintegro" };
  act(chat, { t: "star", entry: promise, on: true });
  act(chat, { t: "star", entry: "nobody-said-this", on: true });
  act(chat, { t: "dispose", turn: chat.state()?.turn ?? 0, disposition });
  await until(() => chat.state()?.staff?.disposition?.comment === disposition.comment);
  expect(chat.line.all("refused").map(({ code }) => code)).toEqual(["not_found"]);
  transfer(chat, { agent: bruno.id });
  const { offer } = await bruno.tab.until("offer");
  bruno.tab.send({ t: "answer", interaction: offer.interaction, n: offer.n, yes: true });
  await bruno.holds(maria.interaction);
  const desk = await bruno.open(maria.interaction);
  await until(() => desk.state()?.agent?.id === bruno.id);
  expect(desk.state()?.staff).toMatchObject({ starred: [promise], disposition, assignedBecause: "" });
  const by = { id: ana.id, name: expect.stringMatching(/ana/i) };
  expect(desk.state()?.staff?.starredBy).toEqual({ [promise]: { by, at: expect.any(Number) } });
  await until(() => ana.held().length === 0);
  desk.close();
  await until(() => maria.chat.state()?.state === "closed");
  await until(() => desk.state()?.state === "closed");
  expect(desk.state()?.staff).toMatchObject({ starred: [promise], disposition: null });
  expect(JSON.stringify(maria.chat.changes())).not.toMatch(/starred|espera el reintegro/);
});

test("an agent whose tabs are silent past the grace time loses the chat to the head of the line", async () => {
  const { ana, bruno, maria } = await scene("gone");
  ana.tab.close();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 130_000 });
  bruno.tab.close();
  await bruno.signIn();
  await runDurableObjectAlarm(deskOf(env, ana.id));
  await bruno.holds(maria.interaction);
  await until(() => maria.chat.state()?.state === "active");
});

test("what a desk and a queue must know survives the loss of their memory", async () => {
  const { campaign, ana, maria, chat } = await scene("evict");
  await evictDurableObject(deskOf(env, ana.id));
  await evictDurableObject(queueOf(env, campaign.id));
  await evictDurableObject(conversationOf(env, maria.conversation));
  maria.chat.say("¿sigue ahí?");
  await until(() => chat.texts().includes("¿sigue ahí?"));
  chat.close();
  await until(() => maria.chat.state()?.state === "closed");
  await until(() => ana.held().length === 0);
});

test("the same word twice is stored once: the first is acknowledged by its echo, the second by name", async () => {
  const { maria, chat } = await scene("twice");
  const id = maria.chat.say("una vez");
  maria.chat.say("una vez", id);
  await until(() => maria.chat.line.all("ack").some((frame) => frame.ids.includes(id)));
  expect(maria.chat.line.all("ack")).toHaveLength(1);
  expect(maria.chat.texts().filter((text) => text === "una vez")).toHaveLength(1);
  expect(chat.texts().filter((text) => text === "una vez")).toHaveLength(1);
});
