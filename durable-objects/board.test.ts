import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { BoardFrame } from "../protocol/board-socket.ts";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { Line } from "../tests/acceptance/line.ts";
import { visit } from "../tests/acceptance/visitor.ts";
import { queueOf } from "./addresses.ts";

const HOUR = 3_600_000;

async function watch(campaign: string, until = Date.now() + HOUR): Promise<Line<BoardFrame>> {
  const url = `https://object/board?user=pedro&session=s&until=${until}`;
  return new Line(await queueOf(env, campaign).fetch(url, { headers: { Upgrade: "websocket" } }));
}

test("SMS-81: whoever watches sees an agent take, answer and complete, go on a break and come back, each as one change", async () => {
  const campaign = await openCampaign("board-agent", { strategy: "nocall", offerTimeout: 0 }, [
    { agent: "bea" },
    { agent: "carl" },
  ]);
  const bea = await new TestAgent("bea", [campaign]).signIn();
  const board = await watch(campaign.id);
  const { agents } = await board.until("hello");
  expect(agents.map(({ agent }) => agent)).toEqual(["bea", "carl"]);
  const row = (pleases: (row: NonNullable<Extract<BoardFrame, { t: "changes" }>["agents"]>[number]) => boolean) =>
    board.until("changes", (frame) => frame.agents?.some((one) => one.agent === "bea" && pleases(one)) === true);
  await row(({ status, why }) => status === "free" && why === null);

  const vera = await visit(campaign, { name: "Vera" });
  await bea.holds(vera.interaction);
  await row(({ held }) => held[0]?.name === "Vera" && held[0].unansweredSince !== null);
  const chat = await bea.open(vera.interaction);
  chat.say("Buenas");
  await row(({ held }) => held[0]?.unansweredSince === null);
  bea.tab.send({ t: "break", id: "lunch" });
  await row(({ status, break: pause, why }) => {
    return status === "free-on-break" && pause?.name === "Almuerzo" && pause.limit === 30 && why === "on-break";
  });
  await chat.line.until("changes");
  chat.close();
  await row(({ active, completed }) => active === 0 && completed === 1);
  const { totals } = board.all("changes").at(-1) ?? { totals: null };
  expect(totals).toMatchObject({ received: 1, answered: 1, completed: 1, waiting: 0, active: 0 });
});

test("SMS-80, STA-5: the figures survive the eviction of the queue, and what it had not told any more is told whole", async () => {
  const campaign = await openCampaign("board-evicted", {}, []);
  const board = await watch(campaign.id);
  await board.until("hello");
  const one = await visit(campaign, { name: "One" });
  await board.until("changes", (frame) => frame.waiting?.[0]?.interaction === one.interaction);
  await evictDurableObject(queueOf(env, campaign.id), { webSockets: "hibernate" });
  const two = await visit(campaign, { name: "Two" });
  const { waiting, totals } = await board.until("changes", (frame) => frame.totals.received === 2);
  expect([waiting?.map(({ name }) => name), totals.waiting]).toEqual([["Two"], 2]);

  // As an instance leaves it that vanishes between a change and its frame.
  await runInDurableObject(queueOf(env, campaign.id), (_, { storage }) => {
    storage.sql.exec("INSERT OR REPLACE INTO facts VALUES ('boardBehind', 'true')");
  });
  await evictDurableObject(queueOf(env, campaign.id), { webSockets: "hibernate" });
  await queueOf(env, campaign.id).lineHead();
  const anew = await board.until("hello", (frame) => frame.totals.received === 2);
  expect(anew.waiting.map(({ interaction }) => interaction)).toEqual([one.interaction, two.interaction]);
  const again = await queueOf(env, campaign.id).board();
  expect(again?.totals).toMatchObject({ received: 2, waiting: 2 });
});

test("who may not look any more is asked to come back within a minute, and an ended session is over at once", async () => {
  const campaign = await openCampaign("board-ended", {}, []);
  const board = await watch(campaign.id);
  await board.until("hello");
  await queueOf(env, campaign.id).endSession({ user: "pedro", session: "s" });
  expect(await board.until("bye")).toMatchObject({ code: "session_ended" });
});

test("SMS-80: the board has who came on the same weekday a week ago, at today's times", async () => {
  const campaign = await openCampaign("board-last-week", { schedule: { zone: "UTC", ranges: [], holidays: [] } }, []);
  const { from } = (await queueOf(env, campaign.id).board())?.totals ?? { from: 0 };
  await runInDurableObject(queueOf(env, campaign.id), (_, { storage }) => {
    const count = (quarter: number, received: number) =>
      storage.sql.exec("INSERT INTO quarters VALUES (?, ?, 1, 1)", quarter, JSON.stringify({ received }));
    count(from - 7 * 24 * HOUR, 3);
    count(from - 6 * 24 * HOUR - HOUR, 4);
    count(from - 6 * 24 * HOUR, 5);
  });
  const board = await watch(campaign.id);
  expect((await board.until("hello")).lastWeek).toEqual([
    { at: from, received: 3 },
    { at: from + 23 * HOUR, received: 4 },
  ]);
});

test("asked once without a socket, the board knows what its agents hold though nobody has watched", async () => {
  const campaign = await openCampaign("board-once", { strategy: "nocall" }, [{ agent: "once-bea" }]);
  const bea = await new TestAgent("once-bea", [campaign]).signIn();
  const vera = await visit(campaign, { name: "Vera" });
  await bea.holds(vera.interaction);
  const board = await queueOf(env, campaign.id).board();
  expect(board?.agents.flatMap(({ held }) => held.map(({ name }) => name))).toEqual(["Vera"]);
});
