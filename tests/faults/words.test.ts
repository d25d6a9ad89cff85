import { afterAll, beforeAll, expect } from "vitest";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { AgentTab } from "./agent-tab.ts";
import type { Chance } from "./chance.ts";
import { SOLD } from "./demo-disposition.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { archived, recordedWords } from "./recording.ts";
import type { Screen } from "./screen.ts";
import { seeded } from "./seeded.ts";
import { Trouble } from "./trouble.ts";
import { visitorArrives } from "./visitor.ts";

const WORDS = 1_000;
const NOTE_EVERY = 25;
const WHISPERS = 60;
const KILLS = 4;
const SHARE_DOUBLED = 0.1;
const PACE_MS = [10, 50] as const;
const QUIET_MS = 3_000;
const SETTLED_MS = 90_000;

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.stop());

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(4, "0")}`);

const VISITOR = numbered("v", WORDS);
const AGENT = numbered("a", WORDS);
const NOTES = numbered("n", Math.floor(WORDS / NOTE_EVERY));
const WHISPERED = numbered("w", WHISPERS);
const IS_OURS = /^[vanw]\d{4}$/;

const saidOn = ({ client }: Screen) =>
  client.live.thread.entries.map(({ text }) => text).filter((text) => IS_OURS.test(text));
const of = (letter: string, words: readonly string[]) => words.filter((word) => word.startsWith(letter));

async function says(screen: Screen, words: readonly string[], chance: Chance) {
  for (const [n, word] of words.entries()) {
    screen.client.say(word);
    if (word.startsWith("a") && (n + 1) % NOTE_EVERY === 0) {
      const note = NOTES[(n + 1) / NOTE_EVERY - 1];
      if (note !== undefined) screen.client.say(note, "note");
    }
    await sleep(chance.between(...PACE_MS));
  }
}

seeded(
  "a thousand words each way, through cut sockets, doubled frames, evictions and kills, are everywhere once and in order",
  async (chance) => {
    const agent = new AgentTab(await PortalUser.signIn(demo.deskline, "ana"), chance.fork());
    await until("the desk says hello", 10_000, () => agent.desk !== null);
    const visitor = await visitorArrives(demo, "web-demo", {}, chance.fork());
    const held = await until("the agent holds it", 10_000, () => agent.held[0]);
    const agentScreen = await until("it is on screen", 10_000, () => agent.screens.get(held.interaction));
    const supervisor = await PortalUser.signIn(demo.deskline, "supervisor");
    const watching = await supervisor.watch(visitor.conversationId, chance.fork());
    const screens = [visitor, agentScreen, watching];
    for (const { network } of screens) network.doubled = SHARE_DOUBLED;

    const trouble = new Trouble(chance.fork(), demo.runtime, {
      cuts: [
        ...screens.map(
          ({ network }) =>
            () =>
              network.cut(),
        ),
        () => agent.network.cut(),
        () => agent.cut(),
      ],
      evicted: [
        ["Conversation", visitor.conversationId],
        ["AgentDesk", agent.desk?.me.id ?? ""],
        ["CampaignQueue", held.campaign],
      ],
    });
    const began = Date.now();
    await Promise.all([
      kills(() => saidOn(agentScreen).length, chance.fork()),
      says(visitor, VISITOR, chance.fork()),
      says(agentScreen, AGENT, chance.fork()),
      whispers(watching, chance.fork()),
    ]);
    await trouble.end();
    for (const { network } of screens) network.doubled = 0;

    const all = 2 * WORDS + NOTES.length + WHISPERS;
    const counts = () =>
      screens.map((screen) => `${saidOn(screen).length}+${screen.client.live.unsent.length}`).join(" ");
    await until(
      () => `all is on every screen (${counts()})`,
      SETTLED_MS,
      () => saidOn(visitor).length >= 2 * WORDS && saidOn(agentScreen).length >= all && saidOn(watching).length >= all,
    );
    console.log(`${Date.now() - began} ms, ${trouble.cuts} cuts, ${trouble.evictions} evictions, ${KILLS} kills`);
    await until("nothing is unsent", SETTLED_MS, () => screens.every(({ client }) => client.live.unsent.length === 0));
    const asked = visitor.network.resumes;
    for (const late of numbered("x", 5)) watching.client.say(late, "whisper");
    await sleep(QUIET_MS);
    expect(visitor.network.resumes).toBe(asked);

    const onAgents = saidOn(agentScreen);
    expect(of("v", onAgents)).toEqual(VISITOR);
    expect(of("a", onAgents)).toEqual(AGENT);
    expect(of("n", onAgents)).toEqual(NOTES);
    expect(of("w", onAgents)).toEqual(WHISPERED);
    expect(saidOn(watching)).toEqual(onAgents);
    expect(saidOn(visitor)).toEqual(onAgents.filter((word) => /^[va]/.test(word)));
    expect(visitor.client.live.thread.entries.filter(({ kind }) => kind === "whisper" || kind === "note")).toEqual([]);
    const seqs = visitor.client.live.thread.entries.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));

    const turn = agentScreen.client.live.thread.interaction?.turn ?? 0;
    const id = crypto.randomUUID();
    expect(await agentScreen.client.act({ t: "close", id, turn, disposition: SOLD })).toBe(null);
    const ended = await until("it is archived", 60_000, async () => {
      const found = await archived(supervisor, { campaign: "web-demo" });
      return found.length > 0 && found;
    });
    expect(ended.map((one) => one.id)).toEqual([held.interaction]);
    const recorded = (await recordedWords(demo.runtime, held.interaction)).filter((term) => IS_OURS.test(term));
    expect(recorded).toEqual(onAgents);
    for (const word of [VISITOR[0], AGENT.at(-1)]) {
      expect((await archived(supervisor, { campaign: "web-demo", text: word ?? "" })).length).toBe(1);
    }
    const afterwards = await supervisor.watch(visitor.conversationId, chance.fork());
    await until("the log is read again", 10_000, () => saidOn(afterwards).length >= all);
    expect(saidOn(afterwards)).toEqual(onAgents);
    for (const { client } of [...screens, afterwards]) client.stop();
    agent.stop();
  },
);

async function whispers(watching: Screen, chance: Chance) {
  for (const whisper of WHISPERED) {
    watching.client.say(whisper, "whisper");
    await sleep(chance.between(200, 700));
  }
}

/** SIGKILL to the runtime, spread over all that is said. */
async function kills(said: () => number, chance: Chance) {
  for (let kill = 1; kill <= KILLS; kill++) {
    const reached = Math.floor((2 * WORDS * (kill - chance.between(0.2, 0.8))) / KILLS);
    await until("so many words are said", SETTLED_MS, () => said() >= reached);
    await demo.runtime.kill9();
  }
}
