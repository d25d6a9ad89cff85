import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { until } from "../tests/acceptance/line.ts";
import { visit } from "../tests/acceptance/visitor.ts";
import { conversationOf, deskOf, queueOf } from "./addresses.ts";
import type { Act } from "./calls/supervision.ts";

const PEDRO = { who: "pedro", name: "Pedro" };
type Wanted = Act extends infer A
  ? A extends Act
    ? Omit<A, "interaction" | "turn"> & { turn?: number }
    : never
  : never;

const supervise = (chat: { conversation: string; interaction: string }, act: Wanted, by = PEDRO) =>
  conversationOf(env, chat.conversation).supervise({
    act: { turn: null, ...act, interaction: chat.interaction } as Act,
    by,
  });

const given = (to: string, note = "") => ({ act: "assign", to, toName: to, note }) as const;
const closed = (text = "") => ({ act: "close", entry: crypto.randomUUID(), text }) as const;

/** Ana serves María; Bruno is there too. */
async function served(key: string) {
  const members = [{ agent: `ana-${key}` }, { agent: `bruno-${key}` }];
  const campaign = await openCampaign(key, { transferTime: 30 }, members);
  const ana = await new TestAgent(`ana-${key}`, [campaign]).signIn();
  const maria = await visit(campaign, { name: "María" });
  await ana.holds(maria.interaction);
  const bruno = await new TestAgent(`bruno-${key}`, [campaign]).signIn();
  const chat = await ana.open(maria.interaction);
  await until(() => chat.state()?.state === "active");
  return { campaign, ana, bruno, maria, chat };
}

test("a supervisor gives a chat to another agent: the first is told by whom, the second why, and the customer only the name", async () => {
  const { ana, bruno, maria, chat } = await served("given");
  expect(await supervise(maria, given(bruno.id, "habla portugués"))).toBeNull();
  await bruno.holds(maria.interaction);
  await until(() => ana.held().length === 0);
  expect(ana.tab.all("released").at(-1)).toMatchObject({ why: "transferred", by: "Pedro" });
  const desk = await bruno.open(maria.interaction);
  await until(() =>
    desk
      .events()
      .some((event) => event.type === "transferred" && event.from === "Pedro" && event.note === "habla portugués"),
  );
  await until(() => maria.chat.events().some((event) => event.type === "assigned" && event.agent === bruno.id));
  expect(JSON.stringify(maria.chat.changes())).not.toMatch(/Pedro|portugués/);
  expect(chat.state()?.id).toBe(maria.interaction);
});

test("a supervisor moves a chat to another campaign: its agent is freed, and who serves that one has it", async () => {
  const { ana, maria } = await served("moved");
  const other = await openCampaign("moved-to", {}, [{ agent: "carla-moved" }]);
  const carla = await new TestAgent("carla-moved", [other]).signIn();
  expect(await supervise(maria, { act: "move", to: other.id, toName: other.name, note: "" })).toBeNull();
  await carla.holds(maria.interaction);
  await until(() => ana.held().length === 0);
  expect(carla.tab.all("held")[0]?.held.caseNumber).toBe(maria.caseNumber);
});

test("who waits is put first, before who was put first earlier; who waits is told nothing", async () => {
  const campaign = await openCampaign("first", { maxInteractions: 1 }, [{ agent: "ana-first" }]);
  const [one, two, three] = [await visit(campaign, {}), await visit(campaign, {}), await visit(campaign, {})];
  expect(await supervise(two, { act: "put-first" })).toBeNull();
  await until(async () => (await queueOf(env, campaign.id).board())?.waiting[0]?.interaction === two.interaction);
  expect(await supervise(three, { act: "put-first" })).toBeNull();
  await until(async () => (await queueOf(env, campaign.id).lineHead()).waiting === 3);
  const ana = await new TestAgent("ana-first", [campaign]).signIn();
  await ana.holds(three.interaction);
  expect(ana.held()).toEqual([three.interaction]);
  expect(JSON.stringify(three.chat.changes())).not.toContain("Pedro");
  expect(one.chat.state()?.state).toBe("waiting");
});

test("who waits is given to an agent, whose cap does not stop it; the agent absent, it goes back to the line", async () => {
  const { campaign, ana, bruno } = await served("waiting");
  const other = await openCampaign("waiting-alone", {}, []);
  const lucia = await visit(other, { name: "Lucía" });
  expect(await supervise(lucia, given(bruno.id))).toBeNull();
  await bruno.holds(lucia.interaction);
  const pia = await visit(other, { name: "Pía" });
  expect(await supervise(pia, given("nobody-there"))).toBeNull();
  await until(async () => (await queueOf(env, other.id).lineHead()).waiting === 1);
  expect([campaign.id !== other.id, ana.held().length]).toEqual([true, 1]);
});

test("who waits is closed with a text: the customer reads it, and the log says who closed", async () => {
  const campaign = await openCampaign("parting", {}, []);
  const maria = await visit(campaign, { name: "María" });
  expect(await supervise(maria, closed("Hoy no atendemos más."))).toBeNull();
  await until(() => maria.chat.state()?.state === "closed");
  expect(maria.chat.texts()).toContain("Hoy no atendemos más.");
  const recorded = await conversationOf(env, maria.conversation).recording(maria.interaction);
  expect(JSON.stringify(recorded)).toContain("Pedro");
});

test("closed by two at once: one outcome, and the other is told who was first", async () => {
  const { maria } = await served("twice");
  const luis = { who: "luis", name: "Luis" };
  const [first, second] = await Promise.all([supervise(maria, closed()), supervise(maria, closed(), luis)]);
  expect([first, second]).toEqual([null, { code: "closed", first: { name: "Pedro", at: expect.any(Number) } }]);
  expect(maria.chat.events().filter((event) => event.type === "closed")).toHaveLength(1);
});

test("transferred by the agent while a supervisor closes: closed, and nobody holds it", async () => {
  const { ana, bruno, maria, chat } = await served("crossing");
  const turn = chat.state()?.turn ?? 0;
  chat.line.send({ t: "transfer", id: crypto.randomUUID(), turn, to: { agent: bruno.id }, note: "" });
  expect(await supervise(maria, closed())).toBeNull();
  await until(() => maria.chat.state()?.state === "closed");
  await until(() => ana.held().length + bruno.held().length === 0);
});

test("given away while the agent sends: each word is in the log once, before the transfer, and its writer knows; or it is nowhere", async () => {
  const { bruno, maria, chat } = await served("sending");
  const before = chat.say("antes");
  const act = supervise(maria, given(bruno.id));
  const after = chat.say("después");
  expect(await act).toBeNull();
  await bruno.holds(maria.interaction);
  // By the acknowledgement, or by seeing it in the log.
  const stored = () => [
    ...chat.line.all("ack").flatMap(({ ids }) => ids),
    ...chat.changes().flatMap((change) => (change.kind === "entry" ? [change.entry.id] : [])),
  ];
  const isTold = (id: string) => stored().includes(id) || chat.line.all("refused").some((one) => one.id === id);
  await until(() => (isTold(before) && isTold(after)) || chat.line.all("bye").length > 0);
  const desk = await bruno.open(maria.interaction);
  await until(() => desk.events().some(({ type }) => type === "transferred"));
  const log = desk.changes().flatMap((change) => (change.kind === "entry" ? [change.entry] : []));
  const handed = log.findIndex(({ event }) => event?.type === "transferred");
  for (const [id, text] of [
    [before, "antes"],
    [after, "después"],
  ] as const) {
    const at = log.findIndex((entry) => entry.id === id);
    expect(log.filter((entry) => entry.id === id)).toHaveLength(stored().includes(id) ? 1 : 0);
    expect(at).toBeLessThan(handed);
    await until(() => maria.chat.texts().filter((one) => one === text).length === (at < 0 ? 0 : 1));
  }
});

test("assigned, or put first, while the line delivers it: one agent holds it in the end", async () => {
  for (const act of ["assign", "put-first"] as const) {
    const key = `delivering-${act}`;
    const campaign = await openCampaign(key, {}, [{ agent: `ana-${key}` }]);
    const maria = await visit(campaign, { name: "María" });
    const bruno = await new TestAgent(`bruno-${key}`, []).signIn();
    const [ana, refused] = await Promise.all([
      new TestAgent(`ana-${key}`, [campaign]).signIn(),
      supervise(maria, act === "assign" ? given(bruno.id) : { act }),
    ]);
    expect([null, "stale"]).toContain(refused === null ? null : refused.code);
    await until(() => ana.held().length + bruno.held().length === 1);
    await until(() => maria.chat.state()?.state === "active");
    const holder = ana.held().length === 1 ? ana : bruno;
    await until(() => maria.chat.state()?.agent?.name === holder.id);
  }
});

test("an act on a turn that is over is refused with who was first", async () => {
  const { ana, bruno, maria, chat } = await served("late-act");
  const turn = chat.state()?.turn ?? 0;
  expect(await supervise(maria, { ...given(bruno.id), turn })).toBeNull();
  const late = await supervise(maria, { ...given(ana.id), turn });
  expect(late).toMatchObject({ code: "stale", first: { name: bruno.id } });
});

test("a message of a supervisor is kept until the agent has read it, through a reload", async () => {
  const ana = await new TestAgent("ana-notice", []).signIn();
  const id = crypto.randomUUID();
  const order = { act: "message", id, text: "Vení a mi escritorio" } as const;
  await deskOf(env, ana.id).order({ order, by: PEDRO });
  await deskOf(env, ana.id).order({ order, by: PEDRO });
  await until(() => ana.tab.all("notice").length > 0);
  ana.tab.close();
  await ana.signIn("another");
  expect((await ana.tab.until("hello")).notices).toMatchObject([{ id, by: "Pedro", text: "Vení a mi escritorio" }]);
  ana.tab.send({ t: "read-notice", notice: id });
  await ana.tab.until("notice-read");
  await ana.signIn("third");
  expect((await ana.tab.until("hello")).notices).toEqual([]);
});

test("a supervisor puts an agent on a break and ends it; the agent sees who did", async () => {
  const ana = await new TestAgent("ana-forced", []).signIn();
  expect(await ana.desk.order({ order: { act: "break", id: "unknown" }, by: PEDRO })).toBe("not_found");
  expect(await ana.desk.order({ order: { act: "break", id: "lunch" }, by: PEDRO })).toBeNull();
  await until(() => ana.tab.all("status").at(-1)?.status.break?.id === "lunch");
  expect(ana.tab.all("notice").at(-1)?.notice).toMatchObject({ kind: "break", by: "Pedro", text: "Almuerzo" });
  await ana.desk.order({ order: { act: "break", id: null }, by: PEDRO });
  await until(() => ana.tab.all("status").at(-1)?.status.break === null);
});

test("an agent who is logged out gives their chats back to the line at once", async () => {
  const { ana, bruno, maria } = await served("log-out");
  await ana.desk.order({ order: { act: "log-out" }, by: PEDRO });
  await ana.desk.endSession({ session: "all" });
  await bruno.holds(maria.interaction);
  expect(ana.tab.all("bye").at(-1)?.code).toBe("session_ended");
});
