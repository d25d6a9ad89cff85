import type { Speaker } from "../../../protocol/conversation-entry.ts";
import type { PageFrame } from "../../../protocol/conversation-page.ts";
import type { Change, ConversationServerFrame } from "../../../protocol/conversation-socket.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import { PING, PONG } from "../../../protocol/socket.ts";
import type { World } from "./connection.ts";

type Role = Exclude<Speaker, "system">;
interface Stored {
  word: Word;
  role: Role;
}

const STEP_MS = 1;
const LATE_MS = 40;
/** Entries of a page. */
const PAGE = 3;

/**
 * For tests: a server that keeps its promise behind a wire that does not. Frames are lost, doubled and late, sockets die.
 * Time is counted, not waited for; chance comes from `draw`.
 */
export class BadWire {
  /** What the server has stored, in its order. */
  log: Stored[] = [];
  readonly sockets: FakeSocket[] = [];
  readonly received: { t: string }[] = [];
  faults = true;
  /** Upgrades are refused, as for a bad ticket; a browser sees a socket that never opened. */
  closed = false;
  /** The server is silent to pings: the network is gone and nobody has said so. */
  deaf = false;
  /** The server takes `resume` and does not answer. */
  forgetful = false;
  readonly #draw: () => number;
  #now = 0;
  #timers: { at: number; act: () => void }[] = [];
  #returns: (() => void)[] = [];

  constructor(draw: () => number = () => 0.5) {
    this.#draw = draw;
  }

  /** The world of one client; its role is all that the server knows of it. */
  worldOf(role: Role): World {
    return {
      open: (url, protocols) => {
        const query = new URL(url).searchParams;
        const socket = new FakeSocket(this, role, query.has("newest") ? null : Number(query.get("after")), protocols);
        this.sockets.push(socket);
        this.setTimeout(() => (this.closed ? socket.die() : socket.opened()), STEP_MS);
        return socket as unknown as WebSocket;
      },
      now: () => this.#now,
      random: () => this.#draw(),
      setTimeout: (act, ms) => this.setTimeout(act, ms),
      clearTimeout: (timer) => {
        this.#timers = this.#timers.filter((one) => one !== timer);
      },
      onReturn: (act) => {
        this.#returns.push(act);
        return () => {};
      },
    };
  }

  setTimeout(act: () => void, ms: number): unknown {
    const timer = { at: this.#now + ms, act };
    this.#timers.push(timer);
    return timer;
  }

  now(): number {
    return this.#now;
  }

  /** The tab is looked at again, or the network is back. */
  return(): void {
    for (const act of this.#returns) act();
  }

  /** Lets so many ms pass. */
  run(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
    }
    this.#now = until;
  }

  fails(share: number): boolean {
    return this.faults && this.#draw() < share;
  }

  /** Words arrive: stored once by id, echoed to every socket that may see them, acknowledged to the sender. */
  say(from: FakeSocket, words: Word[]): void {
    for (const word of words) {
      if (this.log.some((known) => known.word.id === word.id)) continue;
      this.store(word, from.role);
    }
    from.push({ t: "ack", ids: words.map((word) => word.id) });
  }

  store(word: Word, role: Role): void {
    this.log.push({ word, role });
    const rev = this.log.length;
    for (const socket of this.sockets) {
      const changes = this.changesFor(socket.role, rev - 1);
      if (changes.length > 0) socket.push({ t: "changes", changes });
    }
  }

  /** What this reader may see after `rev`: a whisper does not exist for the visitor, and leaves no gap. */
  changesFor(role: Role, after: number): Change[] {
    let prev = 0;
    let seq = 0;
    const all = this.log.flatMap(({ word, role: by }, index): Change[] => {
      if (word.kind === "message") seq += 1;
      if (role === "visitor" && word.kind !== "message") return [];
      const rev = index + 1;
      const entry = {
        id: word.id,
        seq: word.kind === "message" ? seq : null,
        interaction: "i",
        kind: word.kind,
        by: { role: by, id: by, name: by },
        text: word.text,
        at: rev,
      };
      const change: Change = { rev, prev, kind: "entry", entry };
      prev = rev;
      return [change];
    });
    return all.filter((change) => change.rev > after);
  }

  /** The entries before `before` of those that this reader may see; null: the newest. */
  pageFor(role: Role, before: number | null): PageFrame {
    const all = this.changesFor(role, 0).filter(({ rev }) => before === null || rev < before);
    const page = all.slice(-PAGE);
    const seen = { visitor: 0, agent: 0 };
    return {
      t: "page",
      before,
      entries: page.flatMap((change) => (change.kind === "entry" ? [change.entry] : [])),
      deliveries: [],
      earlier: all.length > PAGE ? (page[0]?.rev ?? null) : null,
      ...(before === null && { head: { rev: this.log.length, seen, interaction: null, mails: 0 } }),
    };
  }
}

class FakeSocket {
  readyState = 0;
  readonly role: Role;
  readonly protocols: string[];
  readonly #wire: BadWire;
  /** Null: the newest page. */
  readonly #after: number | null;
  readonly #listeners = new Map<string, ((event: { data?: string }) => void)[]>();

  constructor(wire: BadWire, role: Role, after: number | null, protocols: string[]) {
    this.#wire = wire;
    this.role = role;
    this.#after = after;
    this.protocols = protocols;
  }

  addEventListener(type: string, listener: (event: { data?: string }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  opened(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.#emit("open");
    const { length } = this.#wire.log;
    const me = { role: this.role, id: this.role, name: this.role };
    this.push({ t: "hello", version: 1, conversation: "c", me, rev: length, seq: length, now: this.#wire.now() });
    if (this.#after === null) this.push(this.#wire.pageFor(this.role, null));
    else this.#backlog(this.#after);
  }

  send(text: string): void {
    if (text === PING) {
      if (!this.#wire.deaf) this.#wire.setTimeout(() => this.#emit("message", PONG), STEP_MS);
      return;
    }
    if (this.#wire.fails(0.1)) return this.die();
    if (this.#wire.deaf || this.#wire.fails(0.1)) return;
    const frame = JSON.parse(text) as { t: string; words: Word[]; after: number; before: number | null };
    this.#wire.received.push(frame);
    const times = this.#wire.fails(0.1) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      if (frame.t === "say") this.#wire.say(this, frame.words);
      if (frame.t === "resume" && !this.#wire.forgetful) this.#backlog(frame.after);
      if (frame.t === "page" && !this.#wire.forgetful) this.push(this.#wire.pageFor(this.role, frame.before));
    }
  }

  /** From the server; what is under way when the socket dies is lost, as in the world. */
  push(frame: ConversationServerFrame): void {
    if (this.readyState !== 1 || this.#wire.deaf || this.#wire.fails(0.1)) return;
    const text = JSON.stringify(frame);
    this.#wire.setTimeout(() => this.#emit("message", text), this.#wire.fails(0.2) ? LATE_MS : STEP_MS);
  }

  close(): void {
    this.readyState = 3;
  }

  die(): void {
    this.readyState = 3;
    this.#wire.setTimeout(() => this.#emit("close"), STEP_MS);
  }

  #backlog(after: number): void {
    const changes = this.#wire.changesFor(this.role, after);
    if (changes.length > 0) this.push({ t: "changes", changes });
  }

  #emit(type: string, data?: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(data === undefined ? {} : { data });
  }
}
