import type { ConversationClientFrame } from "../../../protocol/conversation-socket.ts";
import type { World } from "./world.ts";

const SEEN_AFTER_MS = 200;

/** How far the reader has read, told a little later and all at once. */
export class Seen {
  readonly #world: World;
  readonly #send: (frame: ConversationClientFrame) => void;
  #timer: unknown = null;
  #upTo = 0;

  constructor(world: World, send: (frame: ConversationClientFrame) => void) {
    this.#world = world;
    this.#send = send;
  }

  upTo(seq: number): void {
    if (seq <= this.#upTo) return;
    this.#upTo = seq;
    this.#timer ??= this.#world.setTimeout(() => this.tell(), SEEN_AFTER_MS);
  }

  tell(): void {
    if (this.#timer === null) return;
    this.stop();
    this.#send({ t: "seen", seq: this.#upTo });
  }

  /** On a new socket: the last one may have died with it. */
  again(): void {
    if (this.#upTo > 0) this.#send({ t: "seen", seq: this.#upTo });
  }

  forget(): void {
    this.#upTo = 0;
  }

  stop(): void {
    this.#world.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
