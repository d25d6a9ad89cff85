import type { ConversationServerFrame } from "../../../protocol/conversation-socket.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import { PING, PONG } from "../../../protocol/socket.ts";
import type { Role } from "./test-log.ts";
import { STEP_MS } from "./test-time.ts";
import type { BadWire } from "./test-wire.ts";

const LATE_MS = 40;

/** For tests: one end of a bad wire, as a browser has it. */
export class FakeSocket {
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
    this.push({ t: "hello", version: 1, conversation: "c", me, rev: length, seq: length, now: this.#wire.time.now() });
    if (this.#after === null) this.push(this.#wire.log.pageFor(this.role, null));
    else this.#backlog(this.#after);
  }

  send(text: string): void {
    if (text === PING) {
      if (!this.#wire.deaf) this.#wire.time.setTimeout(() => this.#emit("message", PONG), STEP_MS);
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
      if (frame.t === "page" && !this.#wire.forgetful) this.push(this.#wire.log.pageFor(this.role, frame.before));
    }
  }

  /** From the server; what is under way when the socket dies is lost, as in the world. */
  push(frame: ConversationServerFrame): void {
    if (this.readyState !== 1 || this.#wire.deaf || this.#wire.fails(0.1)) return;
    const text = JSON.stringify(frame);
    this.#wire.time.setTimeout(() => this.#emit("message", text), this.#wire.fails(0.2) ? LATE_MS : STEP_MS);
  }

  close(): void {
    this.readyState = 3;
  }

  die(): void {
    this.readyState = 3;
    this.#wire.time.setTimeout(() => this.#emit("close"), STEP_MS);
  }

  #backlog(after: number): void {
    const changes = this.#wire.log.changesFor(this.role, after);
    if (changes.length > 0) this.push({ t: "changes", changes });
  }

  #emit(type: string, data?: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(data === undefined ? {} : { data });
  }
}
