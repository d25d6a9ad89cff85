import type { ConversationClientFrame } from "../../../protocol/conversation-socket.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import * as outgoing from "./unsent.ts";
import type { World } from "./world.ts";

const ACK_LIMIT_MS = 1_000;

interface Means {
  world: World;
  /** False: there is no socket. */
  send(frame: ConversationClientFrame): boolean;
  changed(unsent: outgoing.Unsent): void;
}

/** Words on their way: one frame at a time, each again until it is stored or refused. */
export class Words {
  readonly #means: Means;
  #unsent: outgoing.Unsent;
  #ackTimer: unknown = null;

  constructor(means: Means, unsent: outgoing.Unsent) {
    this.#means = means;
    this.#unsent = outgoing.again(unsent);
  }

  get unsent(): outgoing.Unsent {
    return this.#unsent;
  }

  say(word: Word): void {
    this.#become([...this.#unsent, { word, state: "queued", at: this.#means.world.now() }]);
    this.#flush();
  }

  retry(id: string): void {
    this.#become(outgoing.retried(this.#unsent, id));
    this.#flush();
  }

  discard(id: string): void {
    this.#become(outgoing.deleted(this.#unsent, id));
  }

  stored(ids: readonly string[]): void {
    this.#settled(outgoing.stored(this.#unsent, ids));
  }

  refused(id: string, code: ProblemCode): void {
    this.#settled(outgoing.refused(this.#unsent, id, code));
  }

  /** What was on its way when the last socket died goes again before anything new. */
  again(): void {
    this.#become(outgoing.again(this.#unsent));
    this.#flush();
  }

  stop(): void {
    this.#means.world.clearTimeout(this.#ackTimer);
  }

  #settled(unsent: outgoing.Unsent): void {
    if (unsent === this.#unsent) return;
    this.#become(unsent);
    if (!unsent.some((one) => one.state === "sent")) {
      this.#means.world.clearTimeout(this.#ackTimer);
      this.#ackTimer = null;
    }
    this.#flush();
  }

  #flush(): void {
    const words = outgoing.nextFrame(this.#unsent);
    if (words.length === 0 || !this.#means.send({ t: "say", words })) return;
    this.#become(outgoing.sent(this.#unsent, words));
    this.#means.world.clearTimeout(this.#ackTimer);
    this.#ackTimer = this.#means.world.setTimeout(() => this.again(), ACK_LIMIT_MS);
  }

  #become(unsent: outgoing.Unsent): void {
    this.#unsent = unsent;
    this.#means.changed(unsent);
  }
}
