import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../domain/alerts/alerts.ts";
import type { Board, BoardAgent, BoardTotals, BoardWaiting } from "../../../protocol/board-socket.ts";
import { boardAfter } from "./board.ts";
import { combined } from "./combined.ts";
import { Recall } from "./recall.ts";

const totals = (own: Partial<BoardTotals> = {}): BoardTotals => ({
  from: 900_000,
  waiting: 0,
  oldest: null,
  active: 0,
  received: 0,
  answered: 0,
  answeredInLevel: 0,
  abandoned: 0,
  abandonedInLevel: 0,
  short: 0,
  expired: 0,
  waitSum: 0,
  waitMax: 0,
  completed: 0,
  outbound: 0,
  ...own,
});
const agent = (id: string, own: Partial<BoardAgent> = {}): BoardAgent => ({
  agent: id,
  name: id,
  penalty: 0,
  completed: 0,
  why: null,
  status: "free",
  break: null,
  onCall: false,
  since: 0,
  channels: [],
  active: 0,
  held: [],
  ...own,
});
const row = (interaction: string, since: number): BoardWaiting => ({
  interaction,
  conversation: interaction,
  name: interaction,
  from: "",
  since,
  offeredTo: null,
  because: null,
});
const board = (id: string, own: Partial<Board> = {}): Board => ({
  campaign: {
    id,
    name: id,
    channel: "webchat",
    strategy: "nocall",
    order: "leastrecent",
    maxInteractions: 3,
    serviceLevel: 60,
    limits: DEFAULT_LIMITS,
    zone: "UTC",
    places: 0,
    open: true,
    until: null,
  },
  totals: totals(),
  quarters: [],
  lastWeek: [],
  agents: [],
  waiting: [],
  ...own,
});

test("a change replaces what it names, adds what is new, takes away what has gone, and leaves the rest as it is", () => {
  const before = board("web", { agents: [agent("ana"), agent("bruno")], waiting: [row("one", 1), row("two", 2)] });
  const after = boardAfter(before, {
    t: "changes",
    now: 0,
    totals: totals({ received: 3 }),
    agents: [agent("ana", { status: "busy" }), agent("carla")],
    gone: ["bruno"],
    waiting: [row("three", 3)],
    left: ["one"],
  });
  expect(after?.agents.map(({ agent: id, status }) => [id, status])).toEqual([
    ["ana", "busy"],
    ["carla", "free"],
  ]);
  expect(after?.waiting.map(({ interaction }) => interaction)).toEqual(["two", "three"]);
  expect(after?.totals.received).toBe(3);
  expect(after?.campaign).toBe(before.campaign);
});

test("STA-5: with the day its quarter hours begin anew", () => {
  const quarter = { received: 1, answered: 1, abandoned: 0 };
  const before = board("web", { quarters: [{ at: 900_000, ...quarter }] });
  const after = boardAfter(before, {
    t: "changes",
    now: 0,
    totals: totals({ from: 1_800_000 }),
    quarters: [{ at: 1_800_000, ...quarter }],
  });
  expect(after?.quarters.map(({ at }) => at)).toEqual([1_800_000]);
});

test("several campaigns are one: figures add up, an agent is there once, the longest wait is on top", () => {
  const held = { interaction: "i", conversation: "c", name: "Vera", since: 5, unansweredSince: 7 };
  const one = board("web", {
    totals: totals({ received: 4, waiting: 1, oldest: 20, waitMax: 9 }),
    quarters: [{ at: 900_000, received: 4, answered: 0, abandoned: 0 }],
    agents: [agent("ana", { completed: 2, held: [held], since: 1 })],
    waiting: [row("young", 20)],
  });
  const other = board("sms", {
    totals: totals({ received: 2, waiting: 1, oldest: 10, waitMax: 3 }),
    quarters: [{ at: 900_000, received: 2, answered: 1, abandoned: 1 }],
    agents: [agent("ana", { completed: 1, status: "busy", since: 2, why: "at-cap" }), agent("zoe")],
    waiting: [row("old", 10)],
  });
  const both = combined([one, other], null);
  expect(both.totals).toMatchObject({ received: 6, waiting: 2, oldest: 10, waitMax: 9 });
  expect(both.quarters).toEqual([{ at: 900_000, received: 6, answered: 1, abandoned: 1 }]);
  expect(both.agents.map(({ agent: id, completed, status }) => [id, completed, status])).toEqual([
    ["ana", 3, "busy"],
    ["zoe", 0, "free"],
  ]);
  expect(both.agents[0]?.whys.map(({ campaign, why }) => [campaign.id, why])).toEqual([
    ["web", null],
    ["sms", "at-cap"],
  ]);
  expect(both.waiting.map(({ interaction }) => interaction)).toEqual(["old", "young"]);
  expect(both.unanswered.map(({ name, agentName }) => [name, agentName])).toEqual([["Vera", "ana"]]);
  expect(combined([one, other], new Set(["zoe"])).agents.map(({ agent: id }) => id)).toEqual(["zoe"]);
});

test("what a change is not about stays the very same, so that nothing of it is drawn anew", () => {
  const recall = new Recall();
  const before = board("web", { agents: [agent("ana"), agent("zoe")], waiting: [row("one", 1), row("two", 2)] });
  const shown = combined([before], null, recall);
  const changed = boardAfter(before, {
    t: "changes",
    now: 9,
    totals: before.totals,
    agents: [agent("ana", { completed: 1 })],
    left: ["one"],
  });
  const after = combined(changed === null ? [] : [changed], null, recall);
  expect(after.agents[0]).not.toBe(shown.agents[0]);
  expect(after.agents[1]).toBe(shown.agents[1]);
  expect(after.waiting[0]).toBe(shown.waiting[1]);
  expect(after.quarters).toBe(shown.quarters);
});
