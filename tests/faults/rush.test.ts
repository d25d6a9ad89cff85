import { afterAll, beforeAll, expect } from "vitest";
import type { CampaignDraft } from "../../protocol/campaign-settings.ts";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import type { LineHead } from "../../protocol/webchat.ts";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import type { Chance } from "./chance.ts";
import { openCampaign } from "./crowd.ts";
import { sleep, until } from "./patience.ts";
import { Seat } from "./seat.ts";
import { seeded } from "./seeded.ts";
import { visitorArrives } from "./visitor.ts";

const CAMPAIGN = "rush";
const AGENTS = 200;
const CAP = 5;
const SEATS = AGENTS * CAP;
const VISITORS = 2 * SEATS;
/** So many chats are closed at once, and whoever waited longest gets the places: by the hundred, at last one by one. */
const PORTIONS = [...Array<number>(9).fill(SEATS / 10), SEATS / 10 - 10, ...Array<number>(10).fill(1)];
const PATIENCE_MS = 120_000;
const LINE_KEPT_MS = 5_000;
const SEEDING_MS = 300_000;

let demo: Demo;
let agents: string[];
beforeAll(async () => {
  demo = await startDemo();
  const draft: CampaignDraft = {
    name: CAMPAIGN,
    strategy: "nocall",
    thresholds: { serviceLevel: 60 },
    maxInteractions: CAP,
    allowedDomains: [demo.host.hostname],
  };
  agents = await openCampaign(demo.deskline, draft, AGENTS);
}, SEEDING_MS);
afterAll(() => demo?.stop());

async function lineAnswer(): Promise<string> {
  const answer = await fetch(new URL(`/api/webchat/${CAMPAIGN}/line`, demo.deskline), {
    headers: { origin: demo.host.origin },
  });
  return answer.text();
}

seeded(
  "two thousand visitors at once are assigned once each, in order of arrival, within every cap, and the rest drains as agents close",
  async (chance) => {
    const given = new Map<string, string[]>();
    const take = (interaction: string, agent: string) =>
      given.set(interaction, [...(given.get(interaction) ?? []), agent]);
    const seats = await Promise.all(agents.map((agent) => Seat.take(demo.runtime, agent, chance.fork(), take)));

    const began = Date.now();
    const seconds = (since: number) => ((Date.now() - since) / 1_000).toFixed(1);
    const arriving = Promise.all(
      Array.from({ length: VISITORS }, (_, n) => visitorArrives(demo, CAMPAIGN, { name: `V${n}` }, chance.fork())),
    );
    await until(
      () => `${SEATS} are assigned (${given.size})`,
      PATIENCE_MS,
      () => given.size >= SEATS,
    );
    const assigned = seconds(began);
    const visitors = await arriving;
    const arrived = seconds(began);
    const viewOf = (visitor: (typeof visitors)[number]) => visitor.client.live.thread.interaction;
    await until("everybody has a place", PATIENCE_MS, () =>
      visitors.every((visitor) => (viewOf(visitor)?.ticket ?? 0) > 0),
    );

    const line = visitors.flatMap((visitor) => viewOf(visitor) ?? []).sort((one, other) => one.ticket - other.ticket);
    expect(seats.flatMap(({ lost }) => lost)).toEqual([]);
    expect(line.map(({ ticket }) => ticket)).toEqual(line.map((_, index) => index + 1));
    const first = line.slice(0, SEATS).map(({ id }) => id);
    expect([...given.keys()].sort()).toEqual([...first].sort());

    const waiting = line.slice(SEATS).sort((one, other) => one.since - other.since || one.ticket - other.ticket);
    await sleep(LINE_KEPT_MS);
    const head: LineHead = JSON.parse(await lineAnswer());
    expect(head).toMatchObject({ head: waiting[0]?.ticket, waiting: waiting.length, staffed: true });
    const misplaced = Math.max(...waiting.map(({ ticket }, index) => Math.abs(ticket - head.head - index)));
    const answers = new Set<string>();
    let asked = 0;
    const draining = Date.now();
    let served = 0;
    for (const portion of PORTIONS) {
      const closing = drawn(seats, portion, chance);
      await Promise.all([
        ...closing.map(({ seat, held }) => seat.close(held)),
        ...waiting.slice(served).map(async () => {
          answers.add(await lineAnswer());
          asked += 1;
        }),
      ]);
      served += portion;
      await until(
        () => `${SEATS + served} are assigned (${given.size})`,
        PATIENCE_MS,
        () => given.size >= SEATS + served,
      );
      expect([...given.keys()].sort()).toEqual([...first, ...waiting.slice(0, served).map(({ id }) => id)].sort());
    }
    const drained = seconds(draining);
    expect(answers.size).toBeLessThanOrEqual(Math.ceil((Date.now() - draining) / LINE_KEPT_MS) + 1);

    expect(given.size).toBe(VISITORS);
    expect([...given.values()].filter((held) => held.length !== 1)).toEqual([]);
    expect(Math.max(...seats.map(({ mostHeld }) => mostHeld))).toBe(CAP);
    const toldOnce = (visitor: (typeof visitors)[number]) =>
      visitor.client.live.thread.entries.filter(({ event }) => event?.type === "assigned").length === 1;
    await until("every visitor is told of one agent", PATIENCE_MS, () => visitors.every(toldOnce));
    for (const { client } of visitors) {
      const words = client.live.thread.entries.filter(({ kind }) => kind === "message");
      expect(words.map(({ text }) => text)).toEqual(["hello"]);
    }
    console.log(
      `${VISITORS} visitors, ${AGENTS} agents: ${SEATS} assigned in ${assigned} s, all in line in ${arrived} s, ` +
        `${waiting.length} drained in ${drained} s; ${asked} asked for the line's head and got ${answers.size} different answers; a shown place is off by ${misplaced} at most`,
    );
    for (const { client } of visitors) client.stop();
    for (const seat of seats) seat.leave();
  },
);

/** So many of all the chats that are held. */
function drawn(seats: readonly Seat[], count: number, chance: Chance): { seat: Seat; held: HeldInteraction }[] {
  const all = seats.flatMap((seat) => seat.held.map((held) => ({ seat, held, by: chance.next() })));
  return all.sort((one, other) => one.by - other.by).slice(0, count);
}
