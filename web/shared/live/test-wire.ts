import type { Word } from "../../../protocol/conversation-word.ts";
import { type Role, TestLog } from "./test-log.ts";
import { FakeSocket } from "./test-socket.ts";
import { CountedTime, STEP_MS } from "./test-time.ts";
import type { World } from "./world.ts";

/**
 * For tests: a server that keeps its promise behind a wire that does not. Frames are lost, doubled and late, sockets die.
 * Time is counted, not waited for; chance comes from `draw`.
 */
export class BadWire {
  readonly log = new TestLog();
  readonly time = new CountedTime();
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
        this.time.setTimeout(() => (this.closed ? socket.die() : socket.opened()), STEP_MS);
        return socket as unknown as WebSocket;
      },
      now: () => this.time.now(),
      random: () => this.#draw(),
      setTimeout: (act, ms) => this.time.setTimeout(act, ms),
      clearTimeout: (timer) => this.time.clearTimeout(timer),
      onReturn: (act) => {
        this.#returns.push(act);
        return () => {};
      },
    };
  }

  /** Lets so many ms pass. */
  run(ms: number): void {
    this.time.run(ms);
  }

  /** The tab is looked at again, or the network is back. */
  return(): void {
    for (const act of this.#returns) act();
  }

  fails(share: number): boolean {
    return this.faults && this.#draw() < share;
  }

  /** Words arrive: stored once by id, echoed to every socket that may see them, acknowledged to the sender. */
  say(from: FakeSocket, words: Word[]): void {
    for (const word of words) this.store(word, from.role);
    from.push({ t: "ack", ids: words.map((word) => word.id) });
  }

  store(word: Word, role: Role): void {
    const before = this.log.length;
    if (!this.log.store(word, role)) return;
    for (const socket of this.sockets) {
      const changes = this.log.changesFor(socket.role, before);
      if (changes.length > 0) socket.push({ t: "changes", changes });
    }
  }
}
