import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { burstOf, FRESH, type LeaseRequest, lease, type Pacing, slowedDown } from "./pacing.ts";

const T0 = 1_700_000_000_000;

/** The busiest second of these times. */
function busiest(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, at] of sorted.entries()) {
    while (at - (sorted[first] ?? 0) >= 1_000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

interface Sender {
  who: string;
  urgent?: boolean;
  /** Messages it asks for at once. */
  count: number;
  /** ms from its last send until it asks again: the carrier's answer. */
  latency: number | (() => number);
  /** ms of the run in which it takes part. */
  from?: number;
  to?: number;
}

/** Lets senders ask, send and ask again; the times of each. */
function run(rate: number, length: number, senders: Sender[], slowAt?: { at: number; until: number }) {
  let state: Pacing = FRESH;
  const sent = new Map<string, number[]>(senders.map(({ who }) => [who, []]));
  const due = senders.map((sender) => ({ sender, at: T0 + (sender.from ?? 0) }));
  let slowed = false;
  for (;;) {
    const next = due.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at >= T0 + length) return sent;
    const { who, urgent = false, count, latency, to = length } = next.sender;
    if (slowAt !== undefined && !slowed && next.at >= T0 + slowAt.at) {
      state = slowedDown(state, T0 + slowAt.until);
      slowed = true;
    }
    if (next.at >= T0 + to) {
      due.splice(due.indexOf(next), 1);
      continue;
    }
    const given = lease(state, { who, urgent, count, rate }, next.at);
    state = given.state;
    sent.get(who)?.push(...given.at);
    const answered = typeof latency === "number" ? latency : latency();
    next.at = given.at.length > 0 ? (given.at.at(-1) ?? 0) + answered : given.until;
  }
}

const all = (sent: Map<string, number[]>) => [...sent.values()].flat();
const names = (count: number) => Array.from({ length: count }, (_, n) => `d${n}`);

describe("whatever is asked, and when", () => {
  const rate = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.2, max: 3, noNaN: true }));
  const asked = fc.record({
    after: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(3_000)),
    who: fc.integer({ min: 0, max: 8 }),
    urgent: fc.boolean(),
    count: fc.integer({ min: 1, max: 50 }),
  });

  test("no second has more messages than the rate and a small burst, and no time is in the past or over five seconds ahead", () => {
    fc.assert(
      fc.property(rate, fc.array(asked, { maxLength: 150 }), (perSecond, questions) => {
        let state: Pacing = FRESH;
        let now = T0;
        const times: number[] = [];
        for (const { after, who, urgent, count } of questions) {
          now += after;
          const given = lease(state, { who: `d${who}`, urgent, count, rate: perSecond }, now);
          state = given.state;
          times.push(...given.at);
          for (const at of given.at) expect(at >= now && at <= now + 5_001).toBe(true);
          expect(given.at.length).toBeLessThanOrEqual(count);
          if (given.at.length < count) expect(given.until).toBeGreaterThan(now);
        }
        expect(busiest(times)).toBeLessThanOrEqual(Math.ceil(perSecond) + burstOf(perSecond));
      }),
      { numRuns: 1_000 },
    );
  });

  test("an agent's word waits for other agents' words alone, and at most one interval for dialers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(asked, { maxLength: 100 }), (perSecond, questions) => {
        let state: Pacing = FRESH;
        let now = T0;
        let lastUrgent = 0;
        const interval = 1_000 / perSecond;
        for (const { after, who, urgent, count } of questions) {
          now += after;
          const given = lease(state, { who: `d${who}`, urgent, count: urgent ? 1 : count, rate: perSecond }, now);
          state = given.state;
          const at = given.at[0];
          if (!urgent || at === undefined) continue;
          expect(at - Math.max(now, lastUrgent + interval)).toBeLessThanOrEqual(interval + 1);
          lastUrgent = at;
        }
      }),
    );
  });

  test("once the carrier is too busy, every time is after its pause", () => {
    fc.assert(
      fc.property(rate, fc.array(asked, { maxLength: 50 }), fc.nat(20_000), (perSecond, questions, pause) => {
        let state = slowedDown(FRESH, T0 + pause);
        let now = T0;
        for (const { after, who, urgent, count } of questions) {
          now += after;
          const request: LeaseRequest = { who: `d${who}`, urgent, count, rate: who === 0 ? 0 : perSecond };
          const given = lease(state, request, now);
          state = given.state;
          for (const at of given.at) expect(at).toBeGreaterThanOrEqual(T0 + pause);
        }
      }),
    );
  });
});

test("one dialer gets all of the rate, although it asks only when its wave was answered", () => {
  const sent = all(run(30, 20_000, [{ who: "one", urgent: false, count: 6, latency: 50 }]));
  expect(sent.length / 20).toBeGreaterThan(29.4);
  expect(sent.length / 20).toBeLessThan(30.6);
});

test("two dialers get within a fifth of each other, however differently fast their carrier answers them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(900), fc.nat(900), (rate, latency, other) => {
      // Who waits longer for answers than the other takes to send cannot use its half.
      const turn = 3 * (1_000 / rate);
      fc.pre(latency <= turn && other <= turn);
      const length = Math.max(300 * (1_000 / rate), 10_000);
      const sent = run(rate, length, [
        { who: "a", count: 6, latency },
        { who: "b", count: 6, latency: other },
      ]);
      const [a = 0, b = 0] = [...sent.values()].map((times) => times.length);
      const told = `${a} and ${b} of ${(rate * length) / 1_000}`;
      expect(Math.abs(a - b), told).toBeLessThanOrEqual(0.2 * Math.max(a, b));
      expect(a + b, told).toBeGreaterThan((0.9 * rate * length) / 1_000);
    }),
    { numRuns: 500 },
  );
});

test("fifty dialers share one account, use all of it, and an agent's word waits under a second", () => {
  const dialers = names(50).map((who, n) => ({ who, count: 6, latency: 20 + n }));
  const words = run(100, 20_000, [...dialers, { who: "agent", urgent: true, count: 1, latency: 500 }]);
  const counts = dialers.map(({ who }) => words.get(who)?.length ?? 0);
  expect(all(words).length / 20).toBeGreaterThan(95);
  expect(Math.min(...counts)).toBeGreaterThan(0.75 * Math.max(...counts));
  expect(busiest(all(words))).toBeLessThanOrEqual(100 + burstOf(100));
});

test("fifty dialers share fairly although every tenth answer takes longer than one is waited for, and use nearly all", () => {
  let answers = 0;
  const latency = () => (answers++ % 10 === 3 ? 2_500 : 60);
  const dialers = names(50).map((who) => ({ who, count: 6, latency }));
  const words = run(50, 30_000, dialers);
  const counts = dialers.map(({ who }) => words.get(who)?.length ?? 0);
  expect(all(words).length / 30).toBeGreaterThan(0.9 * 50);
  expect(Math.min(...counts)).toBeGreaterThan(0.75 * Math.max(...counts));
});

test("a dialer that goes away leaves its share to the others within two seconds", () => {
  const sent = run(20, 20_000, [
    { who: "stays", count: 6, latency: 30 },
    { who: "goes", count: 6, latency: 30, to: 5_000 },
  ]);
  const late = sent.get("stays")?.filter((at) => at > T0 + 7_000) ?? [];
  expect(late.length / 13).toBeGreaterThan(19);
});

test("a dialer with little to send is not held up by one with much, nor holds it up", () => {
  const sent = run(10, 30_000, [
    { who: "much", count: 6, latency: 20 },
    { who: "little", count: 1, latency: 3_000 },
  ]);
  expect(sent.get("little")?.length).toBeGreaterThan(8);
  expect(all(sent).length / 30).toBeGreaterThan(9.5);
});

test("who comes anew does not make up for the time before it came", () => {
  const sent = run(20, 20_000, [
    { who: "first", count: 6, latency: 20 },
    { who: "later", count: 6, latency: 20, from: 10_000 },
  ]);
  const after = (who: string) => sent.get(who)?.filter((at) => at > T0 + 10_000).length ?? 0;
  expect(Math.abs(after("first") - after("later"))).toBeLessThan(0.2 * after("later"));
  const atOnce = sent.get("later")?.filter((at) => at < T0 + 10_600).length ?? 0;
  expect(atOnce).toBeLessThan(9);
});

test("a pause in the middle of a run stops all, then the rate goes on as before", () => {
  const senders = names(4).map((who) => ({ who, count: 6, latency: 20 }));
  const times = all(run(50, 10_000, senders, { at: 3_000, until: 6_000 }));
  expect(times.filter((at) => at > T0 + 3_300 && at < T0 + 6_000)).toEqual([]);
  expect(busiest(times.filter((at) => at >= T0 + 6_000))).toBeLessThanOrEqual(50 + burstOf(50));
  expect(times.filter((at) => at >= T0 + 6_000).length / 4).toBeGreaterThan(48);
});

test("who wants a word soon or not at all gets no time further ahead, and the times between are not lost", () => {
  const wanted = { who: "", urgent: true, count: 6, rate: 10, within: 200 };
  const first = lease(FRESH, wanted, T0);
  expect(first.at).toEqual([T0, T0 + 100, T0 + 200]);
  expect(first.until).toBe(T0 + 100);
  expect(lease(first.state, wanted, T0 + 200).at[0]).toBe(T0 + 300);
  expect(lease(slowedDown(FRESH, T0 + 900), { ...wanted, rate: 0 }, T0)).toMatchObject({ at: [], until: T0 + 700 });
});

test("without a limit everything may leave now", () => {
  expect(lease(FRESH, { who: "d", urgent: false, count: 3, rate: 0 }, T0).at).toEqual([T0, T0, T0]);
});
