import { afterAll, beforeAll, expect } from "vitest";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { AgentTab } from "./agent-tab.ts";
import { AnsweringAgent } from "./answering-agent.ts";
import type { Chance } from "./chance.ts";
import { DatabaseWire } from "./database-wire.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { answeredAndReceived, archived, recordedWords } from "./recording.ts";
import type { Screen } from "./screen.ts";
import { seeded } from "./seeded.ts";
import { Trouble } from "./trouble.ts";
import { visitorArrives } from "./visitor.ts";

const OUTAGE_MS = Number(process.env.FAULTS_DATABASE_SECONDS ?? 20) * 1_000;
const WORDS = 15;
const WORD_EVERY_MS = [20, 150] as const;
const VISITOR_EVERY_MS = [700, 1_600] as const;
const FAULT_EVERY_MS = [1_500, 5_000] as const;
const FAULTS = ["fail", "fail", "reset", "stall", "lost"] as const;
const BEFORE_AND_AFTER_MS = 4_000;
const PATIENCE_MS = 90_000;
const SHARE_DOUBLED = 0.1;

let wire: DatabaseWire;
let demo: Demo;
beforeAll(async () => {
  wire = await DatabaseWire.listen();
  demo = await startDemo({ databaseWire: wire.url });
});
afterAll(async () => {
  wire?.close();
  await demo?.stop();
});

/** `v03w007`: the seventh word of the third visitor, one word to the full-text index too. */
const wordsOf = (letter: "v" | "a", visitor: number) =>
  Array.from({ length: WORDS }, (_, n) => `${letter}${visitor}w${String(n).padStart(3, "0")}`);
const isLast = (word: string) => word.endsWith(`w${String(WORDS - 1).padStart(3, "0")}`);
const IS_OURS = /^[va]\d+w\d{3}$/;

interface Chat extends Screen {
  visitor: number;
  arrivedAt: number;
  firstAnswerAt: number | null;
  said: Promise<void>;
}

const shown = ({ client }: Screen) =>
  client.live.thread.entries.map(({ text }) => text).filter((text) => IS_OURS.test(text));

async function arrives(visitor: number, chance: Chance): Promise<Chat> {
  const [first = "", ...rest] = wordsOf("v", visitor);
  const arrivedAt = Date.now();
  const form = { name: `Visitor ${visitor}`, message: first };
  const screen = await visitorArrives(demo, "web-demo", form, chance.fork());
  screen.network.doubled = SHARE_DOUBLED;
  const said = (async () => {
    for (const word of rest) {
      await sleep(chance.between(...WORD_EVERY_MS));
      screen.client.say(word);
    }
  })();
  const chat: Chat = { ...screen, visitor, arrivedAt, firstAnswerAt: null, said };
  void until("there is an answer", PATIENCE_MS, () => shown(screen).some((word) => word.startsWith("a"))).then(
    () => (chat.firstAnswerAt = Date.now()),
    () => {},
  );
  return chat;
}

seeded(
  "while all databases are away nothing is lost, doubled or out of order, who comes is answered, and all is archived once",
  async (chance) => {
    const users = await Promise.all(["ana", "bruno"].map((name) => PortalUser.signIn(demo.deskline, name)));
    const agents = users.map((user) => new AnsweringAgent(new AgentTab(user, chance.fork()), isLast));
    await until("the desks say hello", 10_000, () => agents.every(({ tab }) => tab.desk !== null));
    const supervisor = await PortalUser.signIn(demo.deskline, "supervisor");

    const chats: Chat[] = [];
    const visitorsFor = async (ms: number) => {
      for (const end = Date.now() + ms; Date.now() < end; await sleep(chance.between(...VISITOR_EVERY_MS)))
        chats.push(await arrives(chats.length, chance.fork()));
    };
    await visitorsFor(BEFORE_AND_AFTER_MS);
    const trouble = new Trouble(chance.fork(), demo.runtime, {
      cuts: [
        () => agents[0]?.tab.cut(),
        () => agents[1]?.tab.cut(),
        () => chats.at(-1)?.network.cut(),
        () => chats.at(-2)?.network.cut(),
      ],
      evicted: agents.map(({ tab }) => ["AgentDesk", tab.desk?.me.id ?? ""] as const),
    });
    const from = Date.now();
    await Promise.all([outage(chance.fork()), visitorsFor(OUTAGE_MS)]);
    const to = Date.now();
    expect(wire.failed).toBeGreaterThan(0);
    await visitorsFor(BEFORE_AND_AFTER_MS);
    await trouble.end();

    await Promise.all(chats.map(({ said }) => said));
    const open = () =>
      chats.filter((chat) => chat.client.live.thread.interaction?.state !== "closed" || shown(chat).length < 2 * WORDS);
    await until(
      () => `all are answered and closed: ${open().map((chat) => `${chat.visitor}: ${shown(chat).length} words`)}`,
      PATIENCE_MS,
      () => open().length === 0,
    );
    for (const chat of chats) {
      const words = shown(chat);
      expect(words.filter((word) => word.startsWith("v"))).toEqual(wordsOf("v", chat.visitor));
      expect(words.filter((word) => word.startsWith("a"))).toEqual(wordsOf("a", chat.visitor));
    }
    const meanwhile = chats.filter(({ arrivedAt }) => arrivedAt > from && arrivedAt < (from + to) / 2);
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(meanwhile.filter(({ firstAnswerAt }) => (firstAnswerAt ?? to) >= to)).toEqual([]);

    const ended = await until("ARCHIVE has as many", PATIENCE_MS, async () => {
      const found = await archived(supervisor, { campaign: "web-demo" });
      return found.length >= chats.length && found;
    });
    const interactions = new Map(chats.map((chat) => [chat.client.live.thread.interaction?.id ?? "", chat]));
    expect(ended.map(({ id }) => id).sort()).toEqual([...interactions.keys()].sort());
    for (const [id, chat] of interactions) {
      expect((await recordedWords(demo.runtime, id)).filter((word) => IS_OURS.test(word))).toEqual(shown(chat));
    }
    await until("the figures are told", PATIENCE_MS, async () => {
      const { answered } = await answeredAndReceived(demo.runtime);
      return answered === chats.length;
    });
    expect(await answeredAndReceived(demo.runtime)).toEqual({ answered: chats.length, received: chats.length });
    const slowest = Math.max(...meanwhile.map(({ arrivedAt, firstAnswerAt }) => (firstAnswerAt ?? 0) - arrivedAt));
    console.log(
      `${OUTAGE_MS} ms away, ${wire.failed} queries failed: ${chats.length} chats, ${meanwhile.length} came in its first half, answered within ${slowest} ms; ${trouble.cuts} cuts, ${trouble.evictions} evictions`,
    );
    for (const { client } of chats) client.stop();
    for (const agent of agents) agent.stop();
  },
);

/** All databases fail, in one way after the other; in the middle the runtime is killed too. */
async function outage(chance: Chance): Promise<void> {
  const end = Date.now() + OUTAGE_MS;
  let killAt = Date.now() + OUTAGE_MS / 2;
  while (Date.now() < end) {
    wire.fault = chance.oneOf(FAULTS);
    void demo.runtime.cron().catch(() => {});
    await sleep(Math.min(chance.between(...FAULT_EVERY_MS), Math.max(0, end - Date.now())));
    if (Date.now() < killAt) continue;
    killAt = Number.POSITIVE_INFINITY;
    await demo.runtime.kill9();
  }
  wire.fault = "none";
}
