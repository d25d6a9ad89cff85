import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { spansOf } from "../../domain/statistics/spans.ts";
import { addSums, NO_SUMS } from "../../domain/statistics/sums.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import { recordInteractions } from "./interactions.ts";
import { DESKS, DISPOSITIONS, WAITS, WORK } from "./quarter-hour-tables.ts";
import { recordDeskHours, recordQuarterHours } from "./statistics.ts";
import { type SumRequest, sumQuarterHours } from "./sum-quarter-hours.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const QUARTER = 900_000;

function record(id: string, change: Partial<InteractionRecord> = {}): InteractionRecord {
  return {
    id,
    conversation: `c-${id}`,
    campaign: "sums",
    channel: "webchat",
    caseNumber: `SUM-${id}`,
    customer: { name: "María", mail: "", phone: "" },
    language: "es",
    state: "closed",
    endReason: null,
    closedBy: "agent",
    enteredAt: NOON,
    assignedAt: NOON + 5_000,
    firstReplyAt: NOON + 9_000,
    closedAt: NOON + 65_000,
    waited: 5,
    agent: "bruno",
    segments: [
      { agent: "ana", campaign: "sums", from: NOON + 5_000, to: NOON + 25_000 },
      { agent: "bruno", campaign: "sums", from: NOON + 25_000, to: NOON + 65_000 },
    ],
    disposition: { levels: ["Venta", "Plan"], comment: "" },
    rating: null,
    subject: "",
    text: "hola",
    received: { campaign: "sums", at: NOON },
    words: { in: 3, out: 2, delivered: 1, failed: 0 },
    rev: 5,
    ...change,
  };
}

const day = (own: Partial<SumRequest> = {}): SumRequest => ({
  subjects: ["sums"],
  spans: spansOf("UTC", "2026-11-23", "2026-11-23"),
  bucket: "whole",
  runsOver: 0,
  apart: true,
  ...own,
});

async function work(campaign = "sums") {
  const rows = await sumQuarterHours(env.ARCHIVE, WORK, day({ subjects: [campaign] }));
  return Object.fromEntries(rows.map(({ part, sums }) => [part, sums]));
}

test("STA-4: an interaction adds to each who held it, and closes for the last; once, however often it comes", async () => {
  for (const rev of [5, 5, 3]) await recordInteractions(env.ARCHIVE, [record("once", { rev })]);
  const found = await work();
  expect(found.ana).toEqual({ ...NO_SUMS, held: 1, handlingSum: 20_000 });
  expect(found.bruno).toEqual({
    ...NO_SUMS,
    held: 1,
    handlingSum: 40_000,
    closed: 1,
    replied: 1,
    replySum: 9_000,
    wordsIn: 3,
    wordsOut: 2,
    wordsDelivered: 1,
  });
});

test("what changes after the end changes the sums: a rating, another agent, another quarter hour", async () => {
  const closedAt = NOON + QUARTER + 1;
  const change = { campaign: "changed", rev: 9, rating: 4, agent: "carla", closedAt } as const;
  await recordInteractions(env.ARCHIVE, [record("changed", { campaign: "changed", segments: [] })]);
  await recordInteractions(env.ARCHIVE, [record("changed", { ...change, segments: [] })]);
  const found = await work("changed");
  expect(found.bruno).toEqual(NO_SUMS);
  expect([found.carla?.closed, found.carla?.rated, found.carla?.ratingSum]).toEqual([1, 1, 4]);
  const tags = await sumQuarterHours(env.ARCHIVE, DISPOSITIONS, day({ subjects: ["changed"] }));
  expect(tags.map(({ part, sums }) => [part, sums.closed])).toEqual([["Venta › Plan", 1]]);
});

test("thanks after the close are counted once, when it closed, among the messages in", async () => {
  const words = (n: number) => ({ words: { in: 3 + n, out: 2, delivered: 1, failed: 0, courtesies: n } });
  const thanked = (rev: number, n: number) => record("thanked", { campaign: "thanked", rev, ...words(n) });
  for (const one of [thanked(5, 0), thanked(6, 1), thanked(7, 2), thanked(6, 1)])
    await recordInteractions(env.ARCHIVE, [one]);
  const { bruno } = await work("thanked");
  expect([bruno?.closed, bruno?.wordsIn, bruno?.courtesies]).toEqual([1, 5, 2]);
});

test("a row that an earlier build has written is not taken out of sums that it is not in", async () => {
  const old = record("old", { campaign: "old" });
  await recordInteractions(env.ARCHIVE, [old]);
  await env.ARCHIVE.batch([
    env.ARCHIVE.prepare("UPDATE interactions SET counted = 0 WHERE id = 'old'"),
    env.ARCHIVE.prepare("DELETE FROM work_quarter_hours WHERE campaign = 'old'"),
  ]);
  await recordInteractions(env.ARCHIVE, [{ ...old, rev: 6, rating: 5 }]);
  expect((await work("sums")).bruno?.closed).toBe(1);
  expect((await work("old")).bruno?.closed).toBe(1);
});

test("more rows than one statement reads give the same sums, also when it stops within a quarter hour", async () => {
  const agents = Array.from({ length: 700 }, (_, n) => `agent-${n}`);
  const rows = Array.from({ length: 16 }, (_, quarter) =>
    agents.map((agent) => ({ agent, quarter: NOON + quarter * QUARTER })),
  ).flat();
  await env.ARCHIVE.prepare(
    `INSERT INTO work_quarter_hours SELECT 'many', value ->> 'quarter', value ->> 'agent', 1, 0, 0, 1, 10, 0, 0, 2, 3, 0, 0, 0, 0, 0 FROM json_each(?)`,
  )
    .bind(JSON.stringify(rows))
    .run();
  const [all] = await sumQuarterHours(env.ARCHIVE, WORK, day({ subjects: ["many"], apart: false }));
  expect([all?.sums.closed, all?.sums.handlingSum]).toEqual([11_200, 112_000]);
  const apart = await sumQuarterHours(env.ARCHIVE, WORK, day({ subjects: ["many"], bucket: "hour" }));
  expect(apart).toHaveLength(700 * 4);
  expect(apart.reduce((sum, { sums }) => addSums(sum, sums), NO_SUMS).closed).toBe(11_200);
});

test("STA-5: waits of a day on which the clocks change are those of its 100 quarter hours", async () => {
  const one = { received: 1, answered: 1, answeredInLevel: 1, abandoned: 0, abandonedInLevel: 0, short: 0, expired: 0 };
  const start = Date.parse("2026-10-24T22:00:00Z");
  const rows = Array.from({ length: 110 }, (_, n) => ({
    campaign: "madrid",
    quarter: start + n * QUARTER,
    rev: 1,
    ...one,
    waitSum: 2,
    waitMax: n,
  }));
  await recordQuarterHours(env.ARCHIVE, rows);
  const spans = spansOf("Europe/Madrid", "2026-10-25", "2026-10-25");
  const request = { subjects: ["madrid"], spans, runsOver: 0, apart: false };
  const [whole] = await sumQuarterHours(env.ARCHIVE, WAITS, { ...request, bucket: "day" });
  expect([whole?.bucket, whole?.sums.received, whole?.sums.waitSum, whole?.sums.waitMax]).toEqual([
    "2026-10-25",
    100,
    200,
    99,
  ]);
  const hours = await sumQuarterHours(env.ARCHIVE, WAITS, { ...request, bucket: "hour" });
  expect(hours).toHaveLength(24);
  expect(hours.find(({ bucket }) => bucket === "02")?.sums.received).toBe(8);
});

test("AGT-4: an agent's hours are absolute: what comes again or late changes nothing", async () => {
  const row = {
    agent: "ana",
    quarter: NOON,
    rev: 2,
    worked: 900_000,
    onBreak: 60_000,
    paidBreak: 0,
    wrapUp: 0,
    onCall: 0,
    breaks: 1,
  };
  await recordDeskHours(env.ARCHIVE, [row]);
  await recordDeskHours(env.ARCHIVE, [row, { ...row, rev: 1, worked: 5 }]);
  const [found] = await sumQuarterHours(env.ARCHIVE, DESKS, day({ subjects: ["ana"], apart: false }));
  expect([found?.sums.worked, found?.sums.onBreak, found?.sums.breaks]).toEqual([900_000, 60_000, 1]);
});
