import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change, ConversationServerFrame, Word } from "../../../protocol/conversation-socket.ts";
import type { World } from "./connection.ts";
import { ConversationClient, type Live } from "./conversation.ts";
import { appliedAll, EMPTY_THREAD } from "./thread.ts";
import * as unsent from "./unsent.ts";

const change = (rev: number, prev = rev - 1): Change => ({
  rev,
  prev,
  kind: "entry",
  entry: {
    id: `entry-${rev}`,
    seq: rev,
    interaction: "i",
    kind: "message",
    by: { role: "agent", id: "a", name: "Ana" },
    text: `${rev}`,
    at: rev,
  },
});

describe("a thread", () => {
  test("applies only the next change, forgets what it has, and sees a gap", () => {
    const { thread, gap } = appliedAll(EMPTY_THREAD, [change(1), change(1), change(2), change(4)]);
    expect([thread.have, gap, thread.entries.length]).toEqual([2, true, 2]);
  });

  test("a change that is not for this reader leaves no gap: prev says which one came before", () => {
    const { thread, gap } = appliedAll(EMPTY_THREAD, [change(1), change(5, 1)]);
    expect([thread.have, gap]).toEqual([5, false]);
  });

  test("whatever the order, loss and doubling of frames, what is applied is a prefix, each once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 200 }), (revs) => {
        let thread = EMPTY_THREAD;
        for (const rev of revs) thread = appliedAll(thread, [change(rev)]).thread;
        expect(thread.entries.map((entry) => entry.seq)).toEqual(
          Array.from({ length: thread.have }, (_, index) => index + 1),
        );
      }),
    );
  });
});

describe("unsent words", () => {
  const typed = (n: number): unsent.Unsent =>
    Array.from({ length: n }, (_, index) => ({
      word: { id: `word-${index}`, kind: "message", text: `${index}` },
      state: "queued",
      at: 0,
    }));

  test("go as one frame of at most twenty, one frame at a time", () => {
    const words = unsent.nextFrame(typed(25));
    expect(words.map((word) => word.text)).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
    expect(unsent.nextFrame(unsent.sent(typed(25), words))).toEqual([]);
  });

  test("a frame stays below what the server accepts", () => {
    const long: unsent.Unsent = typed(20).map((one) => ({ ...one, word: { ...one.word, text: "ñ".repeat(4_000) } }));
    expect(JSON.stringify({ t: "say", words: unsent.nextFrame(long) }).length).toBeLessThanOrEqual(16_384);
  });

  test("a refused one waits for a decision and lets the next pass", () => {
    const list = unsent.refused(typed(2), "word-0", "not_holder");
    expect(unsent.nextFrame(list).map((word) => word.id)).toEqual(["word-1"]);
    expect(unsent.nextFrame(unsent.retried(list, "word-0")).map((word) => word.id)).toEqual(["word-0", "word-1"]);
  });
});

/** A server that keeps the promise and a wire that does not: frames are lost, doubled, sockets die. Time is counted, not waited for. */
class BadWorld implements World {
  readonly #draw: () => number;
  readonly log: Word[] = [];
  faults = true;
  #now = 0;
  #timers: { at: number; act: () => void }[] = [];
  #sockets: FakeSocket[] = [];

  constructor(draw: () => number) {
    this.#draw = draw;
  }

  open(url: string): WebSocket {
    const socket = new FakeSocket(this, Number(new URL(url).searchParams.get("after")));
    this.#sockets.push(socket);
    this.setTimeout(() => socket.opened(), 1);
    return socket as unknown as WebSocket;
  }

  now = () => this.#now;
  random = () => this.#draw();
  setTimeout(act: () => void, ms: number): unknown {
    const timer = { at: this.#now + ms, act };
    this.#timers.push(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
  }

  onReturn = () => () => {};

  fails(share: number): boolean {
    return this.faults && this.#draw() < share;
  }

  /** Words arrive: stored once by id, echoed to every open socket, acknowledged. */
  say(socket: FakeSocket, words: Word[]): void {
    for (const word of words) {
      if (this.log.some((known) => known.id === word.id)) continue;
      this.log.push(word);
      for (const other of this.#sockets) other.push({ t: "changes", changes: [this.changeOf(this.log.length)] });
    }
    socket.push({ t: "ack", ids: words.map((word) => word.id) });
  }

  changeOf(rev: number): Change {
    const word = this.log[rev - 1];
    const base = change(rev);
    return base.kind === "entry" && word !== undefined
      ? { ...base, entry: { ...base.entry, id: word.id, text: word.text } }
      : base;
  }

  run(until: number): void {
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
    }
    this.#now = until;
  }
}

class FakeSocket {
  readyState = 0;
  readonly #world: BadWorld;
  readonly #after: number;
  readonly #listeners = new Map<string, ((event: { data?: string }) => void)[]>();

  constructor(world: BadWorld, after: number) {
    this.#world = world;
    this.#after = after;
  }

  addEventListener(type: string, listener: (event: { data?: string }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  opened(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.#emit("open");
    const { log } = this.#world;
    this.push({
      t: "hello",
      version: 1,
      conversation: "c",
      me: { role: "visitor", id: "v", name: "" },
      rev: log.length,
      seq: log.length,
      now: 0,
    });
    this.#backlog(this.#after);
  }

  send(text: string): void {
    if (text === "ping") return this.#emit("message", "pong");
    if (this.#world.fails(0.1)) return this.#die();
    if (this.#world.fails(0.1)) return;
    const frame = JSON.parse(text) as { t: string; words: Word[]; after: number };
    const times = this.#world.fails(0.1) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      if (frame.t === "say") this.#world.say(this, frame.words);
      if (frame.t === "resume") this.#backlog(frame.after);
    }
  }

  push(frame: ConversationServerFrame): void {
    if (this.readyState === 1 && !this.#world.fails(0.1))
      this.#world.setTimeout(() => this.#emit("message", JSON.stringify(frame)), this.#world.fails(0.2) ? 40 : 1);
  }

  close(): void {
    this.readyState = 3;
  }

  #backlog(after: number): void {
    const changes = this.#world.log.map((_, index) => this.#world.changeOf(index + 1)).slice(after);
    if (changes.length > 0) this.push({ t: "changes", changes });
  }

  #die(): void {
    this.readyState = 3;
    this.#world.setTimeout(() => this.#emit("close"), 1);
  }

  #emit(type: string, data?: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(data === undefined ? {} : { data });
  }
}

test("through lost, doubled and late frames and dying sockets every word is stored once, in order, and shown to its writer", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 50, maxLength: 400 }),
      (draws) => {
        let next = 0;
        const world = new BadWorld(() => draws[next++ % draws.length] ?? 0);
        let live: Live | null = null;
        const client = new ConversationClient({
          url: "wss://x/s",
          ticket: "t",
          world,
          changed: (now) => {
            live = now;
          },
        });
        for (let n = 1; n <= 30; n++) {
          client.say(`${n}`);
          world.run(world.now() + 50);
        }
        world.faults = false;
        client.say("last");
        world.run(world.now() + 120_000);
        client.stop();
        const expected = [...Array.from({ length: 30 }, (_, index) => `${index + 1}`), "last"];
        expect(world.log.map((word) => word.text)).toEqual(expected);
        expect((live as Live | null)?.thread.entries.map((entry) => entry.text)).toEqual(expected);
        expect((live as Live | null)?.unsent).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
